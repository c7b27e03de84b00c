from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.site import stage
from toasoan.upkeep.servers.site import Site


@dataclass(frozen=True)
class Served:
    """A paper behind a running web server, once with its application and once without."""

    name: str
    up: Site
    down: Site
    said: Path


@pytest.fixture(scope="session", params=["nginx", "caddy"])
def served(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with ExitStack() as stack:
        app_port = stack.enter_context(stage.application())
        up = stage.make_site(tmp_path_factory.mktemp(f"{request.param}-up"), app_port=app_port)
        down = stage.make_site(tmp_path_factory.mktemp(f"{request.param}-down"), app_port=stage.free_port())
        stack.enter_context(stage.web_server(request.param, up))
        said = stack.enter_context(stage.web_server(request.param, down))
        yield Served(request.param, up, down, said)
