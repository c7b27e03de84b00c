"""What a web server has to know of one newspaper."""

from __future__ import annotations

import ipaddress
import os
import pwd
import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from toasoan.lib.home import Config, Home
from toasoan.upkeep.refusals import Refused

# Names that no certificate authority signs.
_OWN_NAMES = (".localhost", ".local", ".internal", ".lan", ".test", ".home.arpa", ".invalid", ".example")
_UNWRITABLE = re.compile(r"""["'\\${}\x00-\x1f;#*?\[\]]""")


class Unservable(Refused):
    """A setting or a path that no web server configuration can carry."""


@dataclass(frozen=True)
class Site:
    """One newspaper, as its web server sees it."""

    paper: Path
    static: Path
    run: Path
    keys: Path
    address: str
    host: str
    port: int
    app_port: int
    certificate: str = ""
    certificate_key: str = ""

    def __post_init__(self) -> None:
        for text in (self.paper, self.static, self.run, self.keys, self.certificate, self.certificate_key):
            if found := _UNWRITABLE.search(str(text)):
                raise Unservable(
                    f"{text} holds {found.group()!r}, which a web server's configuration cannot carry; "
                    "move the home to a folder with a plain name."
                )
        if bool(self.certificate) != bool(self.certificate_key):
            raise Unservable("toasoan.toml names only one of certificate and certificate_key; give both or neither.")
        if not re.fullmatch(r"[0-9A-Za-z.:-]+", self.host):
            raise Unservable(f"host={self.host!r} in toasoan.toml is no host to listen on; write 127.0.0.1 or 0.0.0.0.")

    @classmethod
    def of(cls, home: Home, config: Config, *, app_port: int) -> Site:
        """The site of a home as configured."""
        return cls(
            paper=home.paper / "vi",
            static=home.run / "static",
            run=home.run,
            keys=home.keys,
            address=config.address,
            host=config.host,
            port=config.port,
            app_port=app_port,
            certificate=config.certificate,
            certificate_key=config.certificate_key,
        )

    @property
    def name(self) -> str:
        """The host name readers type."""
        return (urlsplit(self.address).hostname or "").lower()

    @property
    def secure(self) -> bool:
        """Readers come by HTTPS, whoever ends the encryption."""
        return self.address.startswith("https://")

    @property
    def is_public(self) -> bool:
        """The name is one that a certificate authority would sign for."""
        return "." in self.name and not _is_address(self.name) and not f".{self.name}".endswith(_OWN_NAMES)

    @property
    def listens_beyond_this_machine(self) -> bool:
        """Readers reach this server directly, with no other one before it."""
        return self.host not in ("127.0.0.1", "::1", "localhost")

    @property
    def wants_certificate(self) -> bool:
        """Encryption would have to end here, and no certificate is configured."""
        return self.secure and self.is_public and self.listens_beyond_this_machine and not self.certificate

    @property
    def ends_encryption(self) -> bool:
        """This server itself speaks HTTPS."""
        return bool(self.certificate) or self.wants_certificate

    @property
    def ports(self) -> tuple[int, ...]:
        """The ports that must be free; a certificate of its own means the usual two."""
        return (80, 443) if self.wants_certificate else (self.port,)

    @property
    def own_hosts(self) -> str:
        """A regular expression of the host names answered for.

        The application trusts its web server in this: another name would let a page elsewhere speak to
        the newsroom as if it were its own (DNS rebinding). Addresses in figures cannot be rebound.
        """
        figures = r"[0-9]+(?:\.[0-9]+){3}|\[?[0-9a-f:]*:[0-9a-f:.]*\]?"
        names = ["localhost", *({re.escape(self.name)} if self.name and not _is_address(self.name) else ())]
        return f"^(?:{'|'.join(names)}|{figures})$"

    @property
    def access_log(self) -> Path:
        return self.run / "logs" / "access.log"

    @property
    def worker_user(self) -> str:
        """Whom the workers run as when started by root: the owner of the paper's folder."""
        if os.geteuid():
            return ""
        return pwd.getpwuid(self.run.stat().st_uid).pw_name

    def make_folders(self) -> None:
        """Everything the server writes to, before it starts."""
        for folder in (self.paper, self.static, self.run / "nginx", self.access_log.parent):
            folder.mkdir(parents=True, exist_ok=True)


def bracketed(host: str) -> str:
    """A host as it stands before a port."""
    return f"[{host}]" if ":" in host else host


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
