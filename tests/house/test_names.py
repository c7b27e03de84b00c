"""House rules that a search can hold."""

import re

import pytest

from tests.house.repository import ROOT, modules, texts

NOWHERE = {"core", "common", "utils", "util", "helpers", "helper", "misc", "shared"}
# Put together here, so that this file does not break its own rule.
MACHINE_PATHS = [
    *(f"/{name}/" for name in ("work", "root", "Users")),
    "/home/" + r"\w+/",
    "/tmp/" + "w/",
    "/opt/" + "pypi",
]
REGISTRIES = [
    r"\.".join(one) for one in (("pypi", "org"), ("pythonhosted", "org"), ("registry", "npmjs"), ("npmjs", "org"))
]


def test_every_module_is_named_for_what_it_does() -> None:
    wrong = [str(path) for path in modules() if NOWHERE & {path.stem, *path.parts}]
    assert not wrong, f"{wrong}: a name like this takes in anything. Name it for what it does; see docs/glossary.md."


@pytest.mark.parametrize("kind", ["plates", "queries"])
def test_the_printed_page_does_not_look_at_the_clock(kind: str) -> None:
    wrong = []
    for path in modules():
        if path.stem.startswith(kind) or kind in path.parts:
            for number, line in enumerate((ROOT / path).read_text(encoding="utf-8").splitlines(), 1):
                if re.search(r"\b(?:datetime|timezone|date|time)\.(?:now|today|utcnow|localdate|time)\(", line):
                    wrong.append(f"{path}:{number}")
    assert not wrong, f"{wrong}: read the day through the press (it is a key), so that midnight reprints the page."


def test_django_stays_out_of_lib() -> None:
    for path in modules():
        if path.parts[1] == "lib":
            text = (ROOT / path).read_text(encoding="utf-8")
            assert not re.search(r"^\s*(?:from|import) (?:django|wagtail)", text, re.MULTILINE), (
                f"{path}: lib is plain Python; hand in what it needs, or move it a floor up."
            )


@pytest.mark.parametrize("pattern", [*MACHINE_PATHS, *REGISTRIES])
def test_no_text_names_somebodys_machine_or_index(pattern: str) -> None:
    found = [name for name, text in texts() if re.search(rf"(?<![\w.~>}}]){pattern}", text)]
    assert not found, f"{found} name {pattern}: write paths relative to the repository; the index is the machine's."
