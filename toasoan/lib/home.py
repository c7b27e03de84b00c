"""The home of one newspaper: the folder that holds everything it owns, and its one configuration file."""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any


class HomeUnusable(Exception):
    """The home is missing, unreadable or configured with something that makes no sense."""


@dataclass(frozen=True)
class Mail:
    """Where mail goes out. An empty host prints mail to the log instead."""

    host: str = ""
    port: int = 587
    user: str = ""
    password: str = field(default="", repr=False)
    sender: str = "toasoan@localhost"
    tls: bool = True


@dataclass(frozen=True)
class Config:
    """What `toasoan.toml` says, with the defaults for what it leaves out."""

    address: str = "http://127.0.0.1:8000"
    host: str = "127.0.0.1"
    port: int = 8000
    server: str = "auto"
    certificate: str = ""
    certificate_key: str = ""
    database_url: str = field(default="", repr=False)
    time_zone: str = "Asia/Ho_Chi_Minh"
    log_level: str = "INFO"
    mail: Mail = Mail()

    def __post_init__(self) -> None:
        if not self.address.startswith(("http://", "https://")):
            raise HomeUnusable(
                f"address={self.address!r} in toasoan.toml is not a web address; write it as https://bao.example.vn."
            )
        if self.server not in ("auto", "nginx", "caddy"):
            raise HomeUnusable(f"server={self.server!r} in toasoan.toml; choose auto, nginx or caddy.")
        if not 0 < self.port < 65536:
            raise HomeUnusable(f"port={self.port} in toasoan.toml; choose a number from 1 to 65535.")


def _take(kind: type[Any], values: dict[str, Any], where: str) -> dict[str, Any]:
    known = {f.name: f for f in fields(kind)}
    for name, value in values.items():
        if name not in known:
            raise HomeUnusable(f"{where} has the unknown setting {name!r}; known are: {', '.join(sorted(known))}.")
        wanted = type(known[name].default)
        if wanted in (str, int, bool) and type(value) is not wanted:
            raise HomeUnusable(f"{where} has {name}={value!r}; a value of type {wanted.__name__} was expected.")
    return values


@dataclass(frozen=True)
class Home:
    """Paths inside one home; nothing is created by asking for them."""

    root: Path

    @classmethod
    def from_environment(cls) -> Home:
        """The home named by TOASOAN_HOME, else `home/` in the working folder."""
        return cls(Path(os.environ.get("TOASOAN_HOME", "home")).resolve())

    @property
    def config_file(self) -> Path:
        return self.root / "toasoan.toml"

    @property
    def database(self) -> Path:
        return self.root / "db.sqlite3"

    @property
    def press_database(self) -> Path:
        return self.root / "press.sqlite3"

    @property
    def media(self) -> Path:
        return self.root / "media"

    @property
    def keys(self) -> Path:
        return self.root / "keys"

    @property
    def paper(self) -> Path:
        return self.root / "paper"

    @property
    def press_socket(self) -> Path:
        return self.root / "press.sock"

    @property
    def run(self) -> Path:
        return self.root / "run"

    @property
    def served_address(self) -> Path:
        """Written at each start: the address of the paper as it is served."""
        return self.root / "run" / "address"

    def secret_key(self) -> str:
        """The signing key of this home; an empty string before `toasoan init`."""
        try:
            return (self.keys / "secret_key").read_text().strip()
        except FileNotFoundError:
            return ""

    def config(self) -> Config:
        """Read `toasoan.toml`; a missing file gives the defaults.

        DATABASE_URL, PORT and HOST in the environment win over the file, so that a trial needs no edit.
        """
        values: dict[str, Any] = {}
        try:
            values = tomllib.loads(self.config_file.read_text(encoding="utf-8"))
        except FileNotFoundError:
            pass
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise HomeUnusable(f"{self.config_file} cannot be read: {error}.") from error
        mail = Mail(**_take(Mail, values.pop("mail", {}), "[mail] in toasoan.toml"))
        config = _take(Config, values, "toasoan.toml")
        for name, variable in (("database_url", "DATABASE_URL"), ("host", "HOST"), ("port", "PORT")):
            given = os.environ.get(variable)
            if given:
                if name == "port" and not given.isdecimal():
                    raise HomeUnusable(f"PORT={given!r} is not a port; choose a number from 1 to 65535.")
                config[name] = int(given) if name == "port" else given
        if "address" not in config:
            config["address"] = self._address(config)
        return Config(mail=mail, **config)

    def _address(self, config: dict[str, Any]) -> str:
        """Where readers find a paper whose configuration does not say: at the port it was last started on.

        Without that, `toasoan press check` beside a paper served with PORT=8080 would find other addresses.
        """
        if "port" not in config and "host" not in config and self.served_address.exists():
            return self.served_address.read_text(encoding="utf-8").strip()
        host = config.get("host", "127.0.0.1")
        shown = "127.0.0.1" if host in ("0.0.0.0", "::") else host
        return f"http://{shown}:{config.get('port', 8000)}"
