"""`toasoan run`: what must be true before anything starts, and which parts there are."""

from __future__ import annotations

import errno
import fcntl
import http.client
import logging
import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from toasoan.lib import durable
from toasoan.lib.home import Config, Home
from toasoan.upkeep.refusals import Refused
from toasoan.upkeep.servers import choice, log_roll
from toasoan.upkeep.servers.site import Site
from toasoan.upkeep.supervisor import CannotStart, Part, Supervisor

logger = logging.getLogger("toasoan.upkeep")

THREADS = 4  # of the application: a newsroom, not a crowd


class CannotRun(Refused):
    """Something outside the program stands in the way; the sentence says what and what to do."""


def run(home: Home, *, on_ready: Callable[[], None] | None = None) -> None:
    """Serve one home until told to end."""
    config = home.config()
    check_writable(home)
    with only_one(home):
        site = Site.of(home, config, app_port=free_port())
        check_ports(site)
        durable.write_whole(home.served_address, config.address.encode())
        prepare(home)
        web = web_part(site, config)
        with log_roll.rolling(site):
            Supervisor([web, *own_parts(home, site)], on_ready=on_ready).run()


def check_writable(home: Home) -> None:
    """The home exists and may be written to."""
    if not home.config_file.is_file():
        raise CannotRun(
            f"{home.root} is not the home of a newspaper: it has no toasoan.toml. Make one: toasoan init {home.root}"
        )
    for folder in (home.root, home.media, home.keys):
        if folder.exists() and not os.access(folder, os.W_OK | os.X_OK):
            raise CannotRun(f"{folder} is not writable by uid {os.getuid()}; give it to the user who runs Toasoan.")


def check_ports(site: Site) -> None:
    """Nobody else listens where the web server is to."""
    for port in site.ports:
        check_port(site.host, port)


def check_port(host: str, port: int) -> None:
    """Try the port as a server would, before anything is made."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as trial:
        # A server that has just ended leaves connections behind that are no obstacle.
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, port))
            trial.listen(1)
        except OSError as error:
            raise CannotRun(_why_not(error, host, port)) from error


def _why_not(error: OSError, host: str, port: int) -> str:
    where = f"Port {port} on {host}"
    if error.errno == errno.EADDRINUSE:
        return f"{where} is taken by another program; end that one, or choose another port: PORT={port + 1}."
    if error.errno == errno.EACCES:
        return f"{where} may not be used by uid {os.getuid()}; choose a port above 1023: PORT=8000."
    return (
        f"{where} cannot be listened on ({error.strerror}); "
        "set HOST to an address of this machine, or to 0.0.0.0 for all."
    )


@contextmanager
def only_one(home: Home) -> Iterator[None]:
    """Two supervisors of one home would each start a press and a web server."""
    home.run.mkdir(parents=True, exist_ok=True)
    with (home.run / "supervisor.lock").open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            lock.seek(0)
            raise CannotRun(f"{home.root} is already being run by process {lock.read().strip() or '?'}.") from error
        lock.truncate(0)
        lock.write(str(os.getpid()))
        lock.flush()
        yield


def prepare(home: Home) -> None:
    """Bring database and static files up to date, in a process of its own: the supervisor stays small."""
    done = subprocess.run([*toasoan(home), "prepare"], env=environment(home), check=False)
    if done.returncode:
        raise CannotRun(f"{home.root} could not be made ready; the lines above say why. Nothing was started.")


def web_part(site: Site, config: Config) -> Part:
    """The web server, its configuration written and found good."""
    chosen = choice.choose(site, config.server)
    written = chosen.write(site)
    settings = {"XDG_DATA_HOME": str(site.run), "XDG_CONFIG_HOME": str(site.run)}
    checked = subprocess.run(
        chosen.check_command(written),
        env={**os.environ, **settings},
        capture_output=True,
        text=True,
        check=False,
    )
    if checked.returncode:
        raise CannotStart(f"{chosen.server} does not take {written}:\n{(checked.stdout + checked.stderr).strip()}")
    port = site.ports[-1]
    command = chosen.start_command(written)
    return Part("web", command, settings, ready=lambda: listens(site.host, port), needed=True)


def own_parts(home: Home, site: Site) -> list[Part]:
    """Application, press and jobs: without them the paper is still read, so their deaths end nothing."""
    ours = environment(home)
    application = (
        sys.executable, "-m", "granian", "--interface", "wsgi",
        "--host", "127.0.0.1", "--port", str(site.app_port),
        "--workers", "1", "--blocking-threads", str(THREADS), "--no-ws", "--log-level", "warning",
        "toasoan.site.wsgi:application",
    )  # fmt: skip
    return [
        Part("application", application, ours, ready=lambda: answers(site.app_port)),
        Part("press", (*toasoan(home), "press", "run"), ours, ready=(site.paper / "index.html").exists),
        Part("jobs", (*toasoan(home), "jobs", "run"), ours),
    ]


def toasoan(home: Home) -> tuple[str, ...]:
    """The command of this very installation, whatever PATH says."""
    return (sys.executable, "-m", "toasoan.upkeep.commands", "--home", str(home.root))


def environment(home: Home) -> dict[str, str]:
    """What every part of ours is told."""
    return {**os.environ, "TOASOAN_HOME": str(home.root), "DJANGO_SETTINGS_MODULE": "toasoan.site.settings"}


def free_port() -> int:
    """A port for the application, on the loopback alone."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


def listens(host: str, port: int) -> bool:
    """Whether someone takes connections there."""
    reached = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)
    try:
        with socket.create_connection((reached, port), timeout=1):
            return True
    except OSError:
        return False


def answers(port: int) -> bool:
    """Whether the application answers anything at all."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=1)
    try:
        connection.request("HEAD", "/toa-soan/login/", headers={"Host": "localhost"})
        connection.getresponse()
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
    return True
