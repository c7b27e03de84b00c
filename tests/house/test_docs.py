"""Docs rot: what they name must be there."""

import re
import unicodedata
from pathlib import Path

import pytest
from django.apps import apps

from tests.house.repository import ROOT, files, pyproject

PAGES = [path for path in files() if path.suffix == ".md" and path.parent != ROOT / "tests"]
TOP = {path.relative_to(ROOT).parts[0] for path in files()}
# `run` is a file here and a folder in every home: `run/logs/` is not about this repository.
FOLDERS = {name for name in TOP if (ROOT / name).is_dir()}
LINK = re.compile(r"\]\(([^)#\s]+)")
CODE = re.compile(r"`([^`\n]+)`")
# Written for somebody to fill in, or made at run time.
MADE = {".venv", "home", "paper", "node_modules"}


def named_paths(page: Path) -> set[str]:
    """Links, and what stands in code style and begins with a file or folder of this repository."""
    text = page.read_text(encoding="utf-8")
    links = {str((page.parent / link).relative_to(ROOT)) for link in LINK.findall(text) if "://" not in link}
    words = {word.removeprefix("./") for code in CODE.findall(text) for word in code.split()}
    paths = {word for word in words if re.fullmatch(r"[\w./-]+", word)}
    return links | {path for path in paths if path in TOP or path.split("/")[0] in FOLDERS - MADE}


def glossary() -> list[list[str]]:
    text = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines() if line[:1] == "|"]
    return [row for row in rows if row[0] != "here" and not set(row[0]) <= set("- ")]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_path_in_the_docs_exists(page: Path) -> None:
    missing = sorted(path for path in named_paths(page) if not (ROOT / path).exists())
    assert not missing, f"{page.name} names {missing}; write what is there now, or take the sentence out."


def test_every_decision_is_in_the_index_and_whole() -> None:
    folder = ROOT / "docs" / "decisions"
    index = (folder / "README.md").read_text(encoding="utf-8")
    for page in sorted(folder.glob("[0-9]*.md")):
        assert f"]({page.name})" in index, f"{page.name} is missing in docs/decisions/README.md."
        headings = re.findall(r"^## (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
        assert headings == ["Context", "Decision", "Consequences", "Alternatives"], f"{page.name} has {headings}."


def test_every_room_is_on_the_picture() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    for sign in (ROOT / "toasoan").glob("*/__init__.py"):
        assert f"`toasoan/{sign.parent.name}/`" in text, f"docs/architecture.md has no line for {sign.parent.name}."


def test_a_word_has_one_meaning_in_the_glossary() -> None:
    rows = glossary()
    words = [word.strip() for row in rows for word in row[0].split(",")]
    assert len(rows) > 50
    assert all(len(row) == 3 and all(row) for row in rows)
    assert sorted(words) == sorted(set(words)), "A thing has one name; this one stands there twice."
    assert all(unicodedata.is_normalized("NFC", row[1]) for row in rows)


def test_every_noun_of_the_models_is_in_the_glossary() -> None:
    words = {word.strip() for row in glossary() for word in row[0].split(",")}
    for model in apps.get_models():
        if model.__module__.startswith("toasoan."):
            nouns = re.findall("[A-Z][a-z]+", model.__name__)
            missing = [noun for noun in nouns if noun.lower() not in words]
            assert not missing, (
                f"{model._meta.label}: put {missing} into docs/glossary.md, or use the word that is there."
            )


def test_version_is_read_from_the_changelog() -> None:
    pattern = pyproject()["tool"]["hatch"]["version"]["pattern"]
    assert re.search(pattern, (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"))


def test_wagtail_is_held_back_only_with_a_date() -> None:
    (wagtail,) = (one for one in pyproject()["project"]["dependencies"] if one.startswith("wagtail"))
    dated = (ROOT / "docs/decisions/0002-wagtail-8.1-by-january-2027.md").exists()
    assert ("<8.1" in wagtail) == dated, (
        "When the range allows 8.1, decision 0002 is replaced by what was decided then."
    )
