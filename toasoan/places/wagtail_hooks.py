"""Choosing a place: by name, with or without marks."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy
from wagtail.admin.panels import FieldPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.chooser import (
    BaseSnippetChooseView,
    ChooseResultsView,
    ChooseView,
    SnippetChooserViewSet,
)
from wagtail.snippets.views.snippets import SnippetViewSet

from toasoan.lib.viet.fold import fold
from toasoan.places.models import Unit


class _ByFoldedName(BaseSnippetChooseView):
    is_searchable = True

    def get_object_list(self) -> Any:
        return Unit.objects.filter(valid_to__isnull=True).select_related("parent").order_by("full_name")

    def filter_object_list(self, objects: Any) -> Any:
        wanted = self.filter_form.cleaned_data.get("q", "") if self.filter_form.is_valid() else ""
        return objects.filter(folded__contains=fold(wanted)) if wanted else objects


class ChooseUnit(_ByFoldedName, ChooseView):
    """The chooser's window."""


class UnitResults(_ByFoldedName, ChooseResultsView):
    """What it finds while one types."""


class UnitChooser(SnippetChooserViewSet):
    choose_view_class = ChooseUnit
    choose_results_view_class = UnitResults


class UnitViewSet(SnippetViewSet):
    model = Unit
    icon = "site"
    menu_label = gettext_lazy("Địa danh")
    menu_order = 140
    add_to_admin_menu = True
    list_display = ("full_name", "parent", "code")
    search_fields = ("full_name", "folded")
    chooser_viewset_class = UnitChooser
    panels = [FieldPanel(name) for name in ("name", "full_name", "valid_from", "valid_to", "successor")]


register_snippet(UnitViewSet)
