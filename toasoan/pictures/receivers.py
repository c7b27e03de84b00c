"""What follows an upload."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from toasoan.pictures import actions
from toasoan.pictures.models import Picture, Size


@receiver(post_save, sender=Picture)
def make_sizes(instance: Picture, **kwargs: Any) -> None:
    actions.make_sizes_after_commit(picture=instance)


@receiver(post_delete, sender=Size)
def delete_file(instance: Size, **kwargs: Any) -> None:
    """Files with the same bytes share one name only by chance of the storage; each row owns its file."""
    from django.db import transaction

    storage, name = instance.file.storage, instance.file.name
    transaction.on_commit(lambda: storage.delete(name))
