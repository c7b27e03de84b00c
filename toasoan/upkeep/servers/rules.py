"""What every web server in front of a paper does, said once for both.

Whatever is listed here is rendered by `nginx.py` and by `caddy.py`, and asked of both by `tests/site/`.
"""

from __future__ import annotations

from dataclasses import dataclass

NEWSROOM = "/toa-soan/"
STATIC = "/toa-soan/static/"

# Trees inside the document root that have no address of their own.
GONE = "/_410"  # printed lines of withdrawn addresses, at the same path below
MOVED = "/_301"  # an empty file here hands that address to the application, which knows where it went
FAULTS = "/_loi"  # 404.html and 503.html
ASSETS = "/_/"
HASHED_STATIC = r"\.[0-9a-f]{12}\.[a-z0-9]+$"

# Temporary files of the press, dotfiles, and the compressed twins, which are only ever negotiated.
HIDDEN = r"(/\.|\.toasoan-tmp-|\.(br|gz)$)"
# An article's address; without a file, the application answers 301 to where its id is now.
ARTICLE = r"-[0-9]+\.html$"

UPLOAD_MB = 64  # newsroom forms: a large picture with its form around it
READER_MB = 1  # everything a reader may send
RETRY_AFTER = 30  # seconds; the supervisor has an application back within a few


@dataclass(frozen=True)
class Door:
    """An address that a program answers, not a file. A private one carries a secret in its path."""

    path: str
    prefix: bool = False
    private: bool = False


DOORS: tuple[Door, ...] = (Door("/tim-kiem"),)
# Inside the newsroom, where its own headers stay: the link of a password mail is a secret.
PRIVATE_NEWSROOM: tuple[str, ...] = ("/toa-soan/password_reset/",)

CONTENT_SECURITY = (
    "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; font-src 'self'; "
    "connect-src 'self'; media-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
NO_SNIFFING = ("X-Content-Type-Options", "nosniff")
_PERMISSIONS = "camera=(), microphone=(), geolocation=(), payment=(), usb=(), midi=(), browsing-topics=()"
SECURE_TRANSPORT = ("Strict-Transport-Security", "max-age=31536000")


def reading_headers(*, secure: bool, private: bool = False) -> dict[str, str]:
    """What goes with every public answer; a private address is not told to the next site either."""
    headers = {
        "Content-Security-Policy": CONTENT_SECURITY,
        "Referrer-Policy": "no-referrer" if private else "strict-origin-when-cross-origin",
        NO_SNIFFING[0]: NO_SNIFFING[1],
        "Permissions-Policy": _PERMISSIONS,
    }
    return headers | ({SECURE_TRANSPORT[0]: SECURE_TRANSPORT[1]} if secure else {})


FRESH = "no-cache"  # kept, but asked about each time: a 304 costs little and is never stale
FOREVER = "public, max-age=31536000, immutable"
NEVER = "no-store"

# The server's own list of types would differ from machine to machine.
TYPES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("text/html; charset=utf-8", ("html",)),
    ("text/css; charset=utf-8", ("css",)),
    ("text/javascript; charset=utf-8", ("js", "mjs")),
    ("text/plain; charset=utf-8", ("txt",)),
    ("text/csv; charset=utf-8", ("csv",)),
    ("application/xml; charset=utf-8", ("xml",)),
    ("application/rss+xml; charset=utf-8", ("rss",)),
    ("application/atom+xml; charset=utf-8", ("atom",)),
    ("application/json", ("json", "map")),
    ("application/manifest+json", ("webmanifest",)),
    ("image/svg+xml; charset=utf-8", ("svg",)),
    ("image/avif", ("avif",)),
    ("image/webp", ("webp",)),
    ("image/jpeg", ("jpg", "jpeg")),
    ("image/png", ("png",)),
    ("image/gif", ("gif",)),
    ("image/x-icon", ("ico",)),
    ("font/woff2", ("woff2",)),
    ("font/woff", ("woff",)),
    ("font/ttf", ("ttf",)),
    ("audio/mpeg", ("mp3",)),
    ("audio/ogg", ("ogg",)),
    ("video/mp4", ("mp4",)),
    ("video/webm", ("webm",)),
    ("application/pdf", ("pdf",)),
    ("application/zip", ("zip",)),
    ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", ("docx",)),
    ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ("xlsx",)),
    ("application/vnd.openxmlformats-officedocument.presentationml.presentation", ("pptx",)),
    ("application/vnd.oasis.opendocument.text", ("odt",)),
    ("application/vnd.oasis.opendocument.spreadsheet", ("ods",)),
)
UNKNOWN_TYPE = "application/octet-stream"

# Counting readers apart from machines needs no more than this guess, made before the agent is forgotten.
ROBOTS = (
    "bot|crawl|spider|slurp|curl|wget|python|libwww|httpclient|http-client|go-http|java/|okhttp|headless"
    "|scrap|monitor|preview|feed|facebookexternalhit|archiver|lighthouse"
)

REFUSED = "Địa chỉ này chỉ để đọc (GET, HEAD)."
FOREIGN = "Không có tờ báo nào ở tên miền này."
