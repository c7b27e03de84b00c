"""The same request scripts, asked of nginx and of Caddy with the configuration Toasoan generates."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.site import scripts
from tests.site.conftest import Served

pytestmark = pytest.mark.slow
SCRIPTS = sorted(Path(__file__).parent.glob("*.txt"))


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_answers_are_as_written(served: Served, script: Path) -> None:
    site = served.up if scripts.needs_app(script) else served.down
    found = list(scripts.faults(script, site.port))
    assert not found, "\n".join(found)


def test_a_script_without_a_judgement_is_a_fault(tmp_path: Path, served: Served) -> None:
    script = tmp_path / "empty.txt"
    script.write_text("GET /\nbody contains Trang nhất\n")
    assert list(scripts.faults(script, served.up.port)) == ["empty.txt:1 says no code"]
