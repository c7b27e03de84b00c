"""A hand-made paper, a stand-in application and a real web server, on free loopback ports."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from wsgiref.simple_server import WSGIRequestHandler, make_server

from toasoan.lib import durable
from toasoan.upkeep.servers import choice
from toasoan.upkeep.servers.site import Site

LINES = "".join(f"<p>Dòng thứ {n} của bài viết về chợ Giữa.</p>" for n in range(40))


def page(title: str) -> bytes:
    return f"<!doctype html><html lang=vi><title>{title}</title><h1>{title}</h1>{LINES}</html>".encode()


def free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


def make_site(root: Path, *, app_port: int) -> Site:
    """A paper with one file of every sort, printed as the press prints."""
    site = Site(
        paper=root / "paper" / "vi",
        static=root / "run" / "static",
        run=root / "run",
        keys=root / "keys",
        address="http://bao.test:1234",
        host="127.0.0.1",
        port=free_port(),
        app_port=app_port,
    )
    site.make_folders()
    for path, title in {
        "index.html": "Trang nhất",
        "thoi-su/index.html": "Thời sự",
        "thoi-su/giao-thong/index.html": "Giao thông",
        "thoi-su/cau-moi-42.html": "Cầu mới",
        "_manh/khan.html": "Tin khẩn",
        "_410/thoi-su/da-rut-7.html": "Bài đã rút ngày 1/2/2026",
        "_410/the-thao/index.html": "Chuyên mục đã đóng",
        "_loi/404.html": "Không tìm thấy trang",
        "_loi/503.html": "Tòa soạn đang nghỉ tay",
    }.items():
        durable.print_twins(site.paper / path, page(title), sync=False)
    for path, data, twins in (
        ("_/paper.0a1b2c.css", b"body{color:#111}" * 40, True),
        ("_/paper.0a1b2c.js", b"'use strict';" * 40, True),
        ("_/anh.9f8e7d.webp", b"RIFF\x00\x00\x00\x00WEBP" + bytes(range(256)), False),
        ("_/bieu-do.1234.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", True),
        ("_/mau-don.55aa.pdf", b"%PDF-1.4 trial", False),
        ("rss/tin-moi.rss", b"<rss version='2.0'/>", True),
        ("sitemap.xml", b"<urlset/>", True),
        ("robots.txt", "User-agent: *\n# chào".encode(), True),
        ("_301/chuyen-muc-cu/index.html", b"", False),
        ("_301/bai-nhap-khau.aspx", b"", False),
        ("thoi-su/.toasoan-tmp-99-abc", b"half a file", False),
        (".git/config", b"secret", False),
    ):
        durable.print_twins(site.paper / path, data, twins=twins, sync=False)
    (site.static / "css").mkdir(exist_ok=True)
    (site.static / "css" / "core.css").write_text("body{}" * 400)
    (site.static / "css" / "core.0123456789ab.css").write_text("body{}" * 400)
    (site.static / ".hidden").write_text("secret")
    (root / "secret.txt").write_text("secret")
    return site


def stand_in(environ: dict, start_response: Callable) -> list[bytes]:
    """Answers as the application would where it matters to a web server, and repeats what it was asked."""
    path = environ["PATH_INFO"]
    size = int(environ.get("CONTENT_LENGTH") or 0)
    told = {
        name: environ.get(f"HTTP_{name}", "") for name in ("COOKIE", "HOST", "X_FORWARDED_FOR", "X_FORWARDED_PROTO")
    }
    told |= {
        "path": path,
        "query": environ["QUERY_STRING"],
        "method": environ["REQUEST_METHOD"],
        "app": "here",
    }
    told["received"] = len(environ["wsgi.input"].read(size))
    headers = [("Content-Type", "text/html; charset=utf-8"), ("X-Frame-Options", "SAMEORIGIN")]
    headers += [("Referrer-Policy", "same-origin"), ("Set-Cookie", "sessionid=abc; Path=/toa-soan/")]
    status = "200 OK"
    if path.startswith("/toa-soan/"):
        headers.append(("Content-Security-Policy", "newsroom"))
    if match := re.search(r"-(\d+)\.html$", path):
        status = "301 Moved Permanently" if match[1] == "42" else "404 Not Found"
        headers += [("Location", "/thoi-su/cau-moi-42.html")] if match[1] == "42" else []
    if path in ("/chuyen-muc-cu/", "/bai-nhap-khau.aspx"):
        status = "301 Moved Permanently"
        headers.append(("Location", "/thoi-su/"))
    start_response(status, headers)
    return [json.dumps(told).encode()]


class _Silent(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None: ...


@contextmanager
def application() -> Iterator[int]:
    """The stand-in, on a port of its own."""
    with make_server("127.0.0.1", 0, stand_in, handler_class=_Silent) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        yield server.server_port
        server.shutdown()


@contextmanager
def web_server(name: str, site: Site) -> Iterator[Path]:
    """The real server, with the configuration `toasoan run` would write; yields the file its words go to."""
    chosen = choice.choose(site, name)
    config = chosen.write(site)
    said = site.run / f"{name}.err"
    with said.open("wb") as err:
        child = subprocess.Popen(
            chosen.start_command(config),
            stdout=err,
            stderr=err,
            start_new_session=True,
            env={**os.environ, "XDG_DATA_HOME": str(site.run), "XDG_CONFIG_HOME": str(site.run)},
        )
    try:
        _wait_for(site.port, child, said)
        yield said
    finally:
        os.killpg(child.pid, signal.SIGTERM)
        child.wait(10)


def _wait_for(port: int, child: subprocess.Popen[bytes], said: Path) -> None:
    for _ in range(200):
        assert child.poll() is None, f"the server ended: {said.read_text()}"
        with socket.socket() as trial:
            if trial.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError(f"the server did not answer: {said.read_text()}")
