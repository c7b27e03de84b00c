"""Requests a second on one article page, through our generated configuration and bare, on nginx and on Caddy.

python -m benchmarks.reading --articles 10000

Each server runs alone, pinned to CPU 0; wrk (one thread, 64 connections, `Accept-Encoding: br`) to CPU 1.
Bare is the same server with the shortest configuration that sends the same brotli twin.
"""

from __future__ import annotations

import argparse
import os
import re
import signal
import socket
import statistics
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from urllib.request import Request, urlopen

from benchmarks import homes
from toasoan.upkeep.servers import choice
from toasoan.upkeep.servers.site import Site

SECONDS, RUNS, CONNECTIONS = 4, 3, 64

BARE_NGINX = """
{modules} {user}
daemon off; worker_processes 1; pid {run}/bare.pid; error_log stderr crit;
events {{ worker_connections 1024; }}
http {{ access_log off; types {{ text/html html; }} charset utf-8; sendfile on; {temp}
  server {{ listen 127.0.0.1:{port}; root {paper}; gzip_static on; brotli_static on; }} }}
"""
BARE_CADDY = """
{{
  admin off
  auto_https off
  log {{
    level ERROR
  }}
}}
http://127.0.0.1:{port} {{
  root * {paper}
  file_server {{
    precompressed br gzip
  }}
}}
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=10_000)
    home = homes.archive(parser.parse_args().articles)
    page = next((home.paper / "vi").glob("*/*.html"))
    address = "/" + page.relative_to(home.paper / "vi").as_posix()
    print(f"{address}: {page.stat().st_size} bytes, {page.with_name(page.name + '.br').stat().st_size} as brotli")
    config = home.config()
    site = Site.of(home, config, app_port=homes.free_port())
    site.make_folders()
    for server in ("caddy", "nginx"):
        chosen = choice.choose(site, server)
        ours = _served(chosen.start_command(chosen.write(site)), site, config.port, address, page)
        port = homes.free_port()
        bare = _served(_bare(chosen, site, port), site, port, address, page)
        both = statistics.median(ours), statistics.median(bare)
        print(f"{server}: ours {both[0]:.0f}/s {ours}, bare {both[1]:.0f}/s {bare}, ratio {both[0] / both[1]:.2f}")
    print(f"load {os.getloadavg()[0]:.2f}")


def _bare(chosen: choice.Choice, site: Site, port: int) -> tuple[str, ...]:
    file = site.run / f"bare-{chosen.server}.conf"
    if chosen.server == "caddy":
        file.write_text(BARE_CADDY.format(port=port, paper=site.paper))
        return (str(chosen.binary), "run", "--adapter", "caddyfile", "--config", str(file))
    assert chosen.nginx is not None
    module = getattr(chosen.nginx, "brotli_module", None)
    temp = " ".join(
        f"{kind}_temp_path {site.run}/bare-{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    modules = f"load_module {module};" if module else ""
    user = f"user {site.worker_user};" if os.geteuid() == 0 else ""
    file.write_text(BARE_NGINX.format(run=site.run, port=port, paper=site.paper, modules=modules, temp=temp, user=user))
    return (str(chosen.binary), "-e", "stderr", "-p", str(site.run), "-c", str(file))


def _served(command: tuple[str, ...], site: Site, port: int, address: str, page: Path) -> list[int]:
    """Requests a second in each of RUNS, after a look that the answer is whole and compressed."""
    settings = {**os.environ, "XDG_DATA_HOME": str(site.run), "XDG_CONFIG_HOME": str(site.run), "GOMAXPROCS": "1"}
    server = subprocess.Popen(
        ("taskset", "-c", "0", *command), env=settings, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        start_new_session=True,
    )  # fmt: skip
    try:
        _until(lambda: _listens(port))
        url = f"http://127.0.0.1:{port}{address}"
        with urlopen(Request(url, headers={"Accept-Encoding": "br"})) as answer:
            twin = page.with_name(page.name + ".br").read_bytes()
            assert answer.headers["Content-Encoding"] == "br", dict(answer.headers)
            assert answer.read() == twin, "another body than the twin on paper"
        return [_wrk(url) for _ in range(RUNS)]
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(20)


def _wrk(url: str) -> int:
    command = (
        "taskset",
        "-c",
        "1",
        "wrk",
        "-t1",
        f"-c{CONNECTIONS}",
        f"-d{SECONDS}s",
        "-H",
        "Accept-Encoding: br",
        url,
    )
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert "Non-2xx" not in said, said
    found = re.search(r"Requests/sec:\s+([\d.]+)", said)
    assert found is not None, said
    return round(float(found[1]))


def _listens(port: int) -> bool:
    with socket.socket() as trial:
        return trial.connect_ex(("127.0.0.1", port)) == 0


def _until(true: Callable[[], bool]) -> None:
    for _ in range(200):
        if true():
            return
        time.sleep(0.05)
    raise SystemExit("the server did not come up")


if __name__ == "__main__":
    main()
