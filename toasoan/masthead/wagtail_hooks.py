"""Bylines in the newsroom, and no request of the newsroom to anywhere else."""

from django.utils.translation import gettext_lazy
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from toasoan.masthead.models import Byline


class BylineViewSet(SnippetViewSet):
    model = Byline
    icon = "user"
    menu_label = gettext_lazy("Bút danh")
    menu_order = 130
    add_to_admin_menu = True
    list_display = ("name", "slug", "user")
    search_fields = ("name",)


register_snippet(BylineViewSet)
