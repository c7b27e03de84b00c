"""What follows an upload."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from toasoan.pictures import actions, tasks
from toasoan.pictures.models import Picture, Size


@receiver(post_save, sender=Picture)
def make_sizes(instance: Picture, **kwargs: Any) -> None:
    actions.make_sizes_after_commit(picture=instance)
    # Stored with the upload: should the machine stop before the sizes are made, the queue makes them.
    tasks.make_sizes.enqueue(instance.pk)


@receiver(post_delete, sender=Size)
def delete_file(instance: Size, **kwargs: Any) -> None:
    """Each row owns its file: the storage gives two files of the same name different ones."""
    storage, name = instance.file.storage, instance.file.name
    if name:
        transaction.on_commit(lambda: storage.delete(name))
