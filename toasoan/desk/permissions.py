"""Which of Wagtail's doors stay shut on the paper's pages, for everybody."""

from __future__ import annotations

from typing import Any

from wagtail.models import PagePermissionTester


class PaperPermissions(PagePermissionTester):
    """What a user may do with a page of the paper.

    Published things are withdrawn, not unpublished or deleted; nothing is private.
    """

    def can_unpublish(self) -> bool:
        return False

    def can_withdraw(self) -> bool:
        """Whether this user may take the page off the paper with a public reason."""
        return bool(super().can_unpublish())

    def can_set_view_restrictions(self) -> bool:
        return False

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        return self.page.specific.deletable() and bool(super().can_delete(ignore_bulk=ignore_bulk))

    def can_move(self) -> bool:
        if not self.user.is_active or self.page.depth <= 2:
            return False
        return bool(self.user.is_superuser or "publish" in self.permissions or self._own_draft())

    def _own_draft(self) -> bool:
        return not self.page.live and self.page.owner_id == self.user.pk and "add" in self.permissions


def permissions_for(page: Any, user: Any) -> PaperPermissions:
    return PaperPermissions(user, page)
