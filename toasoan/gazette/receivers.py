"""The last door to deletion: Wagtail's bulk action deletes whole querysets, past every model method."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import pre_delete
from django.dispatch import receiver

from toasoan.gazette import actions
from toasoan.gazette.models import Notice


@receiver(pre_delete, sender=Notice)
def keep_what_was_public(instance: Notice, **kwargs: Any) -> None:
    actions.refuse_deletion(instance)
