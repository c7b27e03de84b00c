"""Topics that come in with articles."""

from __future__ import annotations

from django.db import transaction

from toasoan.desk.models import Topic
from toasoan.lib.viet.fold import nfc
from toasoan.lib.viet.slugs import slugify


@transaction.atomic
def find_or_add_topic(*, name: str) -> Topic:
    """The topic of that name, made when it is new."""
    name = nfc(name).strip()
    found = Topic.objects.filter(name=name).first()
    if found is not None:
        return found
    slug = slugify(name) or "chu-de"
    taken = Topic.objects.filter(slug=slug).exists()
    return Topic.objects.create(name=name, slug=f"{slug}-{Topic.objects.count() + 1}" if taken else slug)
