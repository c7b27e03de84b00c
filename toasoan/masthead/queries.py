"""What pages print of the masthead."""

from __future__ import annotations

from dataclasses import dataclass

from toasoan.masthead.models import Byline
from toasoan.masthead.models import Paper as StoredPaper
from toasoan.press.recording import Record, remembered


@dataclass(frozen=True)
class Paper(Record):
    """The paper as its masthead and footer show it. imprint: lines."""

    name: str
    motto: str
    imprint: tuple[str, ...]
    language: str = "vi"

    @property
    def key(self) -> str:
        return "masthead.paper"


@dataclass(frozen=True)
class PersonLink(Record):
    """A byline and its page."""

    id: int
    name: str
    address: str
    about: str = ""

    @property
    def key(self) -> str:
        return f"masthead.byline:{self.id}"


@remembered
def the_paper() -> Paper:
    stored = StoredPaper.objects.first() or StoredPaper()
    lines = tuple(line.strip() for line in stored.imprint.splitlines() if line.strip())
    return Paper(stored.name, stored.motto, lines)


def person_link(byline: Byline) -> PersonLink:
    return PersonLink(byline.pk, byline.name, byline.address, byline.about)
