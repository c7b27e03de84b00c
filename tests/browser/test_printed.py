"""Every printed page is valid HTML, and every link inside the paper leads to a printed file."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.browser.conftest import REPOSITORY, Served
from tests.paper import internal_links

VNU = REPOSITORY / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
DOORS = ("/toa-soan/", "/tim-kiem")


def pages(root: Path) -> list[Path]:
    found = [path for path in sorted(root.rglob("*.html")) if "_manh" not in path.parts]
    assert len(found) > 40
    return found


@pytest.mark.skipif(not VNU.exists(), reason="npm ci has not been run: no Nu HTML checker here")
@pytest.mark.skipif(not shutil.which("java"), reason="no java here")
def test_every_printed_page_is_valid_html(served: Served) -> None:
    found = faults(pages(served.paper))
    assert not found, "\n".join(found[:30])


def faults(files: list[Path]) -> list[str]:
    """What the Nu HTML checker finds, errors and warnings, one line each."""
    command = ["java", "-jar", str(VNU), "--format", "json", "--stdout", "--exit-zero-always", *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=240, check=False)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)["messages"]
    return [
        f"{one.get('url', '')[-60:]}:{one.get('lastLine')} {one['message']} {one.get('extract', '')!r}" for one in told
    ]


def test_no_link_inside_the_paper_is_dead(served: Served) -> None:
    dead = [
        f"{page.relative_to(served.paper)} → {link}"
        for page in sorted(served.paper.rglob("*.html"))
        for link in set(internal_links(page.read_text().replace(served.address, "")))
        if not leads_somewhere(served.paper, link)
    ]
    assert not dead, "\n".join(dead[:30])


def leads_somewhere(root: Path, link: str) -> bool:
    path = link.partition("?")[0]
    return (
        path.startswith(DOORS) or (root / (path.lstrip("/") + ("index.html" if path.endswith("/") else ""))).is_file()
    )


def test_no_page_has_a_script_or_style_of_its_own(served: Served) -> None:
    for page in pages(served.paper):
        text = page.read_text()
        assert " style=" not in text, page
        assert "<style" not in text, page
        assert not [
            part
            for part in text.split("<script")[1:]
            if "src=" not in part.split(">")[0] and "application/ld+json" not in part.split(">")[0]
        ], page
        assert " onclick=" not in text, page
        assert " onload=" not in text, page
