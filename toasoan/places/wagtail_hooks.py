"""Choosing a place: by name, with or without marks."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.chooser import (
    BaseSnippetChooseView,
    ChooseResultsView,
    ChooseView,
    SnippetChooserViewSet,
)
from wagtail.snippets.views.snippets import CreateView, SnippetViewSet

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
    copy_view_enabled = False  # two places have no field in common that is worth copying
    form_fields = ("name", "full_name", "parent", "valid_from", "valid_to", "successor")

    def get_edit_handler(self) -> Any:
        """A code is given once: another one would be another place."""
        panels = [FieldPanel("code", read_only=True), *(FieldPanel(name) for name in self.form_fields)]
        return ObjectList(panels).bind_to_model(self.model)


class AddUnit(CreateView):
    """Adding a place of one's own, a quarter or a hamlet, under a code of one's own."""

    def get_panel(self) -> Any:
        names = ("code", *UnitViewSet.form_fields)
        return ObjectList([FieldPanel(name) for name in names]).bind_to_model(Unit)

    def get_form_class(self) -> Any:
        return self.get_panel().get_form_class()


UnitViewSet.add_view_class = AddUnit


register_snippet(UnitViewSet)
