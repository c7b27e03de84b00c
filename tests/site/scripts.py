"""The little language of `*.txt` in this folder: one request, then what must come back.

    # a comment
    app down                                  the whole file is asked with the application stopped (else: up)
    GET /thoi-su/                             a request, sent exactly as written
    send Accept-Encoding: br                  a header of the request
    post a=1&b=2                              its body
    code == 200                               the status must be given (several: 400|404)
    header cache-control == no-cache          the whole value; `~` a regular expression; `!~` its absence
    header set-cookie absent
    body contains Thời sự                     after decompression; `!contains` must not
    body empty
    keep etag as {tag}                        a header of this answer, for later requests

Shaped after FiloSottile/sunlight `cmd/skylight/skylight_test.txt`.
"""

from __future__ import annotations

import gzip
import http.client
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import brotli


@dataclass
class Exchange:
    """One request and the lines that judge its answer."""

    line: int
    method: str
    path: str
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes | None = None
    wanted: list[tuple[int, str]] = field(default_factory=list)


@dataclass(frozen=True)
class Answer:
    """What came back; `text` is decompressed."""

    status: int
    headers: http.client.HTTPMessage
    raw: bytes

    def header(self, name: str) -> str:
        return ", ".join(self.headers.get_all(name) or [])

    @property
    def text(self) -> str:
        unpack = {"br": brotli.decompress, "gzip": gzip.decompress}.get(self.header("content-encoding"))
        return (unpack(self.raw) if unpack and self.raw else self.raw).decode("utf-8", "replace")


def ask(port: int, method: str, path: str, headers: dict[str, str] | None = None, body: bytes | None = None) -> Answer:
    """One request on a connection of its own; http.client sends the path untouched."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    try:
        connection.putrequest(method, path, skip_host="Host" in (headers or {}), skip_accept_encoding=True)
        for name, value in (headers or {}).items():
            connection.putheader(name, value.encode("utf-8"))
        if body is not None:
            connection.putheader("Content-Length", str(len(body)))
        connection.endheaders(body)
        response = connection.getresponse()
        return Answer(response.status, response.headers, response.read())
    finally:
        connection.close()


def needs_app(script: Path) -> bool:
    """Whether a script is asked with the application up."""
    return not re.search(r"^app down$", script.read_text(encoding="utf-8"), re.MULTILINE)


def read(script: Path) -> list[Exchange]:
    """Parse one script."""
    exchanges: list[Exchange] = []
    for number, line in enumerate(script.read_text(encoding="utf-8").splitlines(), 1):
        line = line.strip()
        word, _, rest = line.partition(" ")
        if not line or line.startswith("#") or word == "app":
            continue
        if word.isupper():
            exchanges.append(Exchange(number, word, rest))
        elif word == "send":
            name, _, value = rest.partition(":")
            exchanges[-1].headers[name] = value.strip()
        elif word == "post":
            exchanges[-1].body = rest.encode()
        else:
            exchanges[-1].wanted.append((number, line))
    return exchanges


def faults(script: Path, port: int) -> Iterator[str]:
    """Run one script; yields every line that was not met."""
    kept: dict[str, str] = {}
    for exchange in read(script):
        headers = {name: _fill(value, kept) for name, value in exchange.headers.items()}
        answer = ask(port, exchange.method, exchange.path, headers, exchange.body)
        if not any(line.startswith("code ") for _, line in exchange.wanted):
            yield f"{script.name}:{exchange.line} says no code"
        for number, line in exchange.wanted:
            if line.startswith("keep "):
                _, name, _, key = line.split()
                kept[key] = answer.header(name)
            elif trouble := _unmet(_fill(line, kept), answer):
                yield f"{script.name}:{number} {exchange.method} {exchange.path}: {line}\n    {trouble}"


def _fill(text: str, kept: dict[str, str]) -> str:
    for key, value in kept.items():
        text = text.replace(key, value)
    return text


def _unmet(line: str, answer: Answer) -> str:
    """What was found instead; empty when the line is met."""
    subject, _, rest = line.partition(" ")
    if subject == "code":
        wanted = rest.removeprefix("== ").split("|")
        return "" if str(answer.status) in wanted else f"found {answer.status}"
    if subject == "header":
        return _unmet_header(rest, answer)
    if line == "body empty":
        return "" if not answer.raw else f"found {answer.raw[:200]!r}"
    met = {
        "body contains": lambda words: words in answer.text,
        "body !contains": lambda words: words not in answer.text,
    }[" ".join(line.split(" ", 2)[:2])](line.split(" ", 2)[2])
    return "" if met else f"found {answer.text[:300]!r}"


def _unmet_header(rest: str, answer: Answer) -> str:
    name, _, rest = rest.partition(" ")
    found = answer.header(name)
    if rest == "absent":
        return f"found {found!r}" if name in answer.headers else ""
    operator, _, wanted = rest.partition(" ")
    met = {
        "==": lambda: found == wanted,
        "~": lambda: bool(re.search(wanted, found)),
        "!~": lambda: not re.search(wanted, found),
    }[operator]()
    return "" if met else f"found {found!r}"
