"""Models that tell the press by themselves what changed when they are saved or deleted."""

from __future__ import annotations

from typing import Any, Self

from django.db import models, transaction

from toasoan.press import changes


class Reported(models.Model):
    """A model whose public side is a mapping from keys to values.

    Saving compares the mapping before and after, and reports the keys that differ in the same transaction.
    """

    class Meta:
        abstract = True

    def public(self) -> dict[str, Any]:
        """Key → value as readers see it now; empty when nothing of it is public."""
        raise NotImplementedError

    def _stored(self) -> Self | None:
        return type(self)._base_manager.using("default").filter(pk=self.pk).first() if self.pk else None

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> None:
        stored = self._stored()
        before = stored.public() if stored else {}
        super().save(*args, **kwargs)
        self._tell(before, self.public())

    @transaction.atomic
    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        before = self.public()
        answer = super().delete(*args, **kwargs)
        self._tell(before, {})
        return answer

    def _tell(self, before: dict[str, Any], after: dict[str, Any]) -> None:
        keys = changes.differing(before, after)
        changes.report(*keys, because=f"{self._meta.app_label}.{self._meta.model_name}")
