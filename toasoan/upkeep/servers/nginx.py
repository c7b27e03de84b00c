"""nginx's configuration, rendered from a site."""

from __future__ import annotations

from pathlib import Path

from toasoan.upkeep.servers import rules
from toasoan.upkeep.servers.finding import Nginx
from toasoan.upkeep.servers.site import Site, bracketed


def render(site: Site, nginx: Nginx) -> str:
    """The whole configuration, commented for the operator who reads it."""
    modules = f'load_module "{nginx.brotli_module}";\n' if nginx.brotli_module else ""
    user = f"user {site.worker_user};\n" if site.worker_user else ""
    brotli = "brotli_static on;" if nginx.brotli else "# This nginx has no brotli_static: the .br twins wait unused."
    run = site.run / "nginx"
    return f"""# Written by `toasoan run` at every start; edits are lost. Settings are in toasoan.toml.
{modules}{user}daemon off;
pid "{run}/nginx.pid";
worker_processes auto;
worker_rlimit_nofile 16384;
pcre_jit on;
# The supervisor reads these lines and drops the reader's address from them before they are kept.
error_log stderr error;
events {{ worker_connections 4096; }}

http {{
    types {{
{_types()}
    }}
    default_type {rules.UNKNOWN_TYPE};
    server_tokens off;
    sendfile on;
    tcp_nopush on;
    # Pages are replaced under the same name; a remembered file would be the old one.
    open_file_cache off;
    # Relative redirects: the name and port the reader used stay theirs.
    absolute_redirect off;
    client_body_temp_path "{run}/body";
    proxy_temp_path "{run}/proxy";
    fastcgi_temp_path "{run}/fastcgi";
    uwsgi_temp_path "{run}/uwsgi";
    scgi_temp_path "{run}/scgi";
    client_max_body_size {rules.READER_MB}m;
    client_header_timeout 20s;
    client_body_timeout 60s;
    types_hash_max_size 2048;
    uninitialized_variable_warn off;
    variables_hash_max_size 2048;

    # No address, no agent, no query: nothing here says who read.
    map $http_user_agent $toasoan_who {{
        default reader;
        "" robot;
        "~*(?:{rules.ROBOTS})" robot;
    }}
    map $request_uri $toasoan_asked {{ default ""; "~^(?<toasoan_path>[^?]*)" $toasoan_path; }}
    # Addresses that carry a secret are logged without their path.
    map $toasoan_private $toasoan_logged {{ default $toasoan_asked; 1 ""; }}
    log_format toasoan escape=json '{{"time":"$time_iso8601","method":"$request_method",'
        '"path":"$toasoan_logged","status":$status,"bytes":$body_bytes_sent,"who":"$toasoan_who"}}';
    access_log "{site.access_log}" toasoan buffer=64k flush=1s;

    # The file an address is printed in.
    map $uri $toasoan_printed {{ default $uri; "~/$" "${{uri}}index.html"; }}
    map $host $toasoan_foreign {{ default 1; "" ""; "~*{site.own_hosts}" ""; }}
    map $uri $toasoan_static_age {{ default "{rules.FRESH}"; "~{rules.HASHED_STATIC}" "{rules.FOREVER}"; }}

    upstream toasoan_app {{ server 127.0.0.1:{site.app_port}; }}

{_redirecting_server(site)}
    server {{
{_listen(site, nginx)}
        server_name _;
        root "{site.paper}";
        gzip_static on;
        gzip_vary on;
        {brotli}

        # Another host name pointed at this machine is not ours to answer for.
        if ($toasoan_foreign) {{ return 421 "{rules.FOREIGN}\\n"; }}

        error_page 404 {rules.FAULTS}/404.html;
        error_page 405 @refused;
        error_page 410 {rules.GONE}$toasoan_printed;
        error_page 502 504 =503 {rules.FAULTS}/503.html;
{_headers(site, {"Cache-Control": rules.FRESH})}

        # ── Never served ──────────────────────────────────────────────────────────────────────────
        location ~ {_quoted(rules.HIDDEN)} {{ return 404; }}
        location ^~ {rules.MOVED}/ {{ internal; }}
        location ^~ {rules.GONE}/ {{ internal; }}
        location ^~ {rules.FAULTS}/ {{ internal; }}
        location = {rules.FAULTS}/503.html {{
            internal;
            try_files {rules.FAULTS}/503.html =503;
{_headers(site, {"Cache-Control": rules.NEVER, "Retry-After": str(rules.RETRY_AFTER)})}
        }}
        location @refused {{
            default_type "text/plain; charset=utf-8";
{_headers(site, {"Cache-Control": rules.FRESH, "Allow": "GET, HEAD"})}
            return 405 "{rules.REFUSED}\\n";
        }}

        # ── The paper: plain files ────────────────────────────────────────────────────────────────
        location / {{
            if ($request_method !~ ^(?:GET|HEAD)$) {{ return 405; }}
            try_files $toasoan_printed @unprinted;
        }}
        # Named by their content, so the same name is the same bytes for ever.
        location ^~ {rules.ASSETS} {{
            if ($request_method !~ ^(?:GET|HEAD)$) {{ return 405; }}
            location ~ {_quoted(rules.HIDDEN)} {{ return 404; }}
            try_files $uri =404;
{_headers(site)}
            add_header Cache-Control "{rules.FOREVER}";
        }}
        location @unprinted {{
            # A file is never a reason to redirect outside: the target is a path that exists here.
            if (-f $document_root$uri/index.html) {{ return 301 $uri/$is_args$args; }}
            if (-f $document_root{rules.GONE}$toasoan_printed) {{ return 410; }}
            if (-f $document_root{rules.MOVED}$toasoan_printed) {{ rewrite ^ /_ung-dung last; }}
            if ($uri ~ {_quoted(rules.ARTICLE)}) {{ rewrite ^ /_ung-dung last; }}
            return 404;
        }}

        # ── Doors: answered by the application ────────────────────────────────────────────────────
        location = /_ung-dung {{
            internal;
{_reading_proxy(site)}
{_headers(site)}
        }}
{_doors(site)}
        # ── The newsroom: its own headers ─────────────────────────────────────────────────────────
        location = {rules.NEWSROOM.rstrip("/")} {{ return 301 {rules.NEWSROOM}; }}
        location ^~ {rules.STATIC} {{
            alias "{site.static}/";
            location ~ "(/\\.|/$)" {{ return 404; }}
            gzip on;
            gzip_comp_level 5;
            gzip_min_length 1000;
            gzip_types {_gzip_types()};
            add_header Cache-Control $toasoan_static_age;
            {_newsroom_header(site)}
            add_header {rules.NO_SNIFFING[0]} {rules.NO_SNIFFING[1]} always;
        }}
{_private_newsroom(site)}
        location ^~ {rules.NEWSROOM} {{
            client_max_body_size {rules.UPLOAD_MB}m;
{_proxy(site)}
            # Turns off the headers of the paper: the newsroom's pages need others, and send them.
            {_newsroom_header(site)}
        }}
    }}
}}
"""


def write(site: Site, nginx: Nginx) -> Path:
    """Put the configuration into the run folder."""
    site.make_folders()
    path = site.run / "nginx.conf"
    path.write_text(render(site, nginx), encoding="utf-8")
    return path


def check_command(nginx: Nginx, config: Path) -> tuple[str, ...]:
    """Ask nginx whether it takes the configuration."""
    return (*start_command(nginx, config), "-t", "-q")


def start_command(nginx: Nginx, config: Path) -> tuple[str, ...]:
    """Start our own instance in the foreground; the prefix keeps it from the system's files."""
    return (str(nginx.binary), "-e", "stderr", "-p", str(config.parent), "-c", str(config))


def _types() -> str:
    return "\n".join(f'        "{kind}" {" ".join(ends)};' for kind, ends in rules.TYPES)


def _gzip_types() -> str:
    texts = [kind for kind, _ in rules.TYPES if kind.startswith("text/") or "json" in kind or "svg" in kind]
    return " ".join(f'"{kind}"' for kind in texts if not kind.startswith("text/html"))


def _quoted(expression: str) -> str:
    return f'"{expression}"'


def _proxy(site: Site) -> str:
    return f"""            proxy_pass http://toasoan_app$request_uri;
            proxy_http_version 1.1;
            proxy_set_header Host $http_host;
            # One address, ours to name: what a reader claims here is thrown away.
            proxy_set_header X-Forwarded-For $remote_addr;
            proxy_set_header X-Forwarded-Proto {"https" if site.secure else "http"};
            proxy_connect_timeout 3s;
            proxy_read_timeout 60s;"""


def _reading_proxy(site: Site) -> str:
    """Reading carries no cookie, in or out; the paper's headers replace the application's."""
    hidden = ("Set-Cookie", "X-Frame-Options", *rules.reading_headers(secure=True))
    lines = [
        '            proxy_set_header Cookie "";',
        *(f"            proxy_hide_header {name};" for name in hidden),
    ]
    return "\n".join([_proxy(site), *lines])


def _headers(site: Site, others: dict[str, str] | None = None, *, private: bool = False) -> str:
    """All headers of a place: nginx inherits none once a place adds one of its own."""
    headers = rules.reading_headers(secure=site.secure, private=private) | (others or {})
    return "\n".join(f'            add_header {name} "{value}" always;' for name, value in headers.items())


def _newsroom_header(site: Site) -> str:
    # nginx sends no header with an empty value; it only stops inheriting.
    name, value = rules.SECURE_TRANSPORT if site.secure else ("X-Toasoan", "")
    return f'add_header {name} "{value}" always;'


def _listen(site: Site, nginx: Nginx) -> str:
    # Without the last word nginx's [::] would leave out readers who come by IPv4.
    where = f"{bracketed(site.host)}:{site.port}{' ipv6only=off' if site.host == '::' else ''}"
    if not site.certificate:
        return f"        listen {where} default_server;"
    modern = nginx.version >= (1, 25, 1)
    return f"""        listen {where} default_server ssl{"" if modern else " http2"};
        {"http2 on;" if modern else "# HTTP/2 is asked for above: this nginx has no directive for it."}
        ssl_certificate "{site.certificate}";
        ssl_certificate_key "{site.certificate_key}";
        ssl_protocols TLSv1.2 TLSv1.3;
        ssl_session_cache shared:toasoan:5m;
        ssl_session_tickets off;"""


def _redirecting_server(site: Site) -> str:
    if not (site.certificate and site.port == 443):
        return ""
    return f"""    server {{
        listen {bracketed(site.host)}:80 default_server;
        server_name _;
        return 301 https://{site.name}$request_uri;
    }}
"""


def _doors(site: Site) -> str:
    return "".join(_door(site, door) for door in rules.DOORS)


def _door(site: Site, door: rules.Door) -> str:
    secret = "            set $toasoan_private 1;\n" if door.private else ""
    cache = {"Cache-Control": rules.NEVER} if door.private else None
    return f"""        location {"^~" if door.prefix else "="} {door.path} {{
{secret}{_reading_proxy(site)}
{_headers(site, cache, private=door.private)}
        }}
"""


def _private_newsroom(site: Site) -> str:
    return "".join(
        f"""        location ^~ {path} {{
            set $toasoan_private 1;
{_proxy(site)}
            proxy_hide_header Referrer-Policy;
            add_header Referrer-Policy no-referrer always;
            {_newsroom_header(site)}
        }}
"""
        for path in rules.PRIVATE_NEWSROOM
    )
