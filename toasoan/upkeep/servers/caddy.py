"""Caddy's configuration, rendered from a site."""

from __future__ import annotations

from pathlib import Path

from toasoan.upkeep.servers import rules
from toasoan.upkeep.servers.site import Site, bracketed


def render(site: Site) -> str:
    """The whole Caddyfile, commented for the operator who reads it."""
    return f"""# Written by `toasoan run` at every start; edits are lost. Settings are in toasoan.toml.
{{
	admin off
	persist_config off
	skip_install_trust
	# A certificate of Caddy's own is kept with the keys of this home.
	{"" if site.wants_certificate else "auto_https off"}
	storage file_system "{site.keys}/caddy"
	grace_period 5s
	# Faults of a request name who asked; that part is dropped before it is written.
	log default {{
		output stderr
		level INFO
		format filter {{
			request delete
			wrap console
		}}
	}}
	servers {{
		timeouts {{
			read_header 20s
			idle 2m
		}}
	}}
}}

# A printed file, or its twin. Caddy's own `precompressed` takes the length from one look at the twin and
# the bytes from another: a page reprinted in between went out cut short, or longer than announced. Here
# the twin is opened as a file of its own, and its length is that of the bytes that follow.
(printed_file) {{
	@br {{
		header_regexp Accept-Encoding {_accepts("br")}
		file {{http.request.uri.path}}.br
	}}
	route @br {{
		rewrite {{http.request.uri.path}}.br
		header Content-Encoding br
		import opened_file {{args[0]}} pass_thru
		# The twin went between the look and the opening; the page itself is there.
		uri strip_suffix .br
		header -Content-Encoding
	}}
	@gzip {{
		not header_regexp Accept-Encoding {_accepts("br")}
		header_regexp Accept-Encoding {_accepts("gzip")}
		file {{http.request.uri.path}}.gz
	}}
	route @gzip {{
		rewrite {{http.request.uri.path}}.gz
		header Content-Encoding gzip
		import opened_file {{args[0]}} pass_thru
		uri strip_suffix .gz
		header -Content-Encoding
	}}
	import opened_file {{args[0]}} disable_canonical_uris
}}

(opened_file) {{
	file_server {{
		{{args[1]}}
		disable_canonical_uris
		status {{args[0]}}
	}}
}}

# A fault's printed page.
(fault) {{
	@unprinted not file {{http.request.uri.path}}
	handle @unprinted {{
		respond "{{err.status_code}} {{err.status_text}}" {{args[0]}}
	}}
	handle {{
		route {{
			header Content-Type "text/html; charset=utf-8"
			import printed_file {{args[0]}}
		}}
	}}
}}

# Every public answer carries these; the block's deletions make it wait until an answer is written,
# so that they also replace what the application says.
(reading) {{
	header {{
{_headers(site)}
		-Server
		-Via
		-Set-Cookie
		-X-Frame-Options
	}}
}}

(private) {{
	header {{
{_headers(site, private=True)}
		Cache-Control "{rules.NEVER}"
		-Server
		-Via
		-Set-Cookie
		-X-Frame-Options
	}}
}}

# Reading carries no cookie, in or out; the paper's headers replace the application's.
(reading_app) {{
	request_body {{
		max_size {rules.READER_MB}MB
	}}
	reverse_proxy 127.0.0.1:{site.app_port} {{
		{_PROXY.format(scheme="https" if site.secure else "http")}
		header_up -Cookie
	}}
}}

(newsroom_app) {{
	request_body {{
		max_size {rules.UPLOAD_MB}MB
	}}
	header {{
		{_transport(site)}
		-Server
		-Via
	}}
	reverse_proxy 127.0.0.1:{site.app_port} {{
		{_PROXY.format(scheme="https" if site.secure else "http")}
	}}
}}

(newsroom_private_app) {{
	reverse_proxy 127.0.0.1:{site.app_port} {{
		{_PROXY.format(scheme="https" if site.secure else "http")}
		header_down -Referrer-Policy
	}}
	header {{
		Referrer-Policy no-referrer
		{_transport(site)}
		-Server
		-Via
	}}
}}

{_name(site)} {{
	bind {bracketed(site.host)}
	root "{site.paper}"
{_certificate(site)}
	# No address, no agent, no query: nothing here says who read.
	log {{
		output file "{site.access_log}" {{
			roll_size 50MiB
			roll_keep 5
			roll_local_time
		}}
		format filter {{
			request>remote_ip delete
			request>remote_port delete
			request>client_ip delete
			request>proto delete
			request>host delete
			request>uri delete
			request>headers delete
			request>tls delete
			request>trailers delete
			resp_headers delete
			user_id delete
			bytes_read delete
			duration delete
			wrap json {{
				time_key time
				time_format rfc3339
			}}
		}}
	}}
	map {{header.User-Agent}} {{toasoan_who}} {{
		~^$ robot
		~(?i)(?:{rules.ROBOTS}) robot
		default reader
	}}
	log_append who {{toasoan_who}}
	# Addresses that carry a secret are logged without their path.
	@open not path {" ".join(_private_paths())}
	log_append @open path {{http.request.orig_uri.path}}

	# The list of types is ours: the server's own differs from machine to machine.
	map {{http.request.uri.path.file.ext}} {{toasoan_type}} {{
{_types()}
		default {rules.UNKNOWN_TYPE}
	}}
	# The file an address is printed in.
	map {{http.request.uri.path}} {{toasoan_printed}} {{
		~^(.*)/+$ "${{1}}/index.html"
		default {{http.request.uri.path}}
	}}

	route {{
		# Another host name pointed at this machine is not ours to answer for.
		@foreign not vars_regexp {{http.request.host}} (?i){site.own_hosts}
		respond @foreign "{rules.FOREIGN}" 421

		# ── Never served ──────────────────────────────────────────────────────────────────────────
		@crooked vars_regexp {{http.request.uri.path}} (^|[/\\\\])\\.{{1,2}}([/\\\\]|$)
		error @crooked 404
		uri path_regexp /{{2,}} /

		# ── The newsroom: its own headers ─────────────────────────────────────────────────────────
		redir {rules.NEWSROOM.rstrip("/")} {rules.NEWSROOM} 301
		handle {rules.STATIC}* {{
			@hidden_static path_regexp (/\\.|/$)
			error @hidden_static 404
			uri strip_prefix {rules.STATIC.rstrip("/")}
			root "{site.static}"
			encode gzip
			@plain not path_regexp {rules.HASHED_STATIC}
			header @plain Cache-Control "{rules.FRESH}"
			@hashed path_regexp {rules.HASHED_STATIC}
			header @hashed Cache-Control "{rules.FOREVER}"
			header {{
				{rules.NO_SNIFFING[0]} {rules.NO_SNIFFING[1]}
				{_transport(site)}
				-Server
			}}
			file_server {{
				disable_canonical_uris
			}}
		}}
{_private_newsroom()}
		handle {rules.NEWSROOM}* {{
			import newsroom_app
		}}

		@hidden path_regexp (?i)^(?:{"|".join((rules.GONE, rules.MOVED, rules.FAULTS))})(?:/|$)|{rules.HIDDEN}
		error @hidden 404

		# ── Doors: answered by the application ────────────────────────────────────────────────────
{_doors()}
		# ── The paper: plain files ────────────────────────────────────────────────────────────────
		import reading
		@writing not method GET HEAD
		handle @writing {{
			header Allow "GET, HEAD"
			header Cache-Control "{rules.FRESH}"
			header Content-Type "text/plain; charset=utf-8"
			respond "{rules.REFUSED}" 405
		}}
		@printed file {{
			try_files {{toasoan_printed}}
		}}
		handle @printed {{
			# `route` keeps this order; Caddy's own would ask for the type before the file is known.
			route {{
				rewrite {{file_match.relative}}
				header Content-Type {{toasoan_type}}
				header Cache-Control "{rules.FRESH}"
				# Named by their content, so the same name is the same bytes for ever.
				header {rules.ASSETS}* Cache-Control "{rules.FOREVER}"
				# A part of one print must not be joined to a part of the next.
				@page not path {rules.ASSETS}*
				request_header @page -Range
				import printed_file ""
			}}
		}}
		# The target exists here: a file is never a reason to redirect outside.
		@folder file {{
			try_files {{http.request.uri.path}}/index.html
		}}
		redir @folder {{http.request.uri.path}}/{{http.request.uri.prefixed_query}} 301
		@withdrawn file {{
			try_files {rules.GONE}{{toasoan_printed}}
		}}
		error @withdrawn 410
		@moved file {{
			try_files {rules.MOVED}{{toasoan_printed}}
		}}
		handle @moved {{
			import reading_app
		}}
		@article path_regexp {rules.ARTICLE}
		handle @article {{
			import reading_app
		}}
		error 404
	}}

	handle_errors {{
		import reading
		header Cache-Control "{rules.FRESH}"
		# A fault is always told in full: these would cut it to a part, or to nothing.
		request_header -If-None-Match
		request_header -If-Modified-Since
		request_header -Range
		@posted not method GET HEAD
		method @posted GET
		@gone `{{err.status_code}} == 410`
		handle @gone {{
			rewrite {rules.GONE}{{toasoan_printed}}
			import fault 410
		}}
		@missing `{{err.status_code}} == 404`
		handle @missing {{
			rewrite {rules.FAULTS}/404.html
			import fault 404
		}}
		@down `{{err.status_code}} in [502, 503, 504]`
		handle @down {{
			header Retry-After {rules.RETRY_AFTER}
			header Cache-Control "{rules.NEVER}"
			rewrite {rules.FAULTS}/503.html
			import fault 503
		}}
		handle {{
			respond "{{err.status_code}} {{err.status_text}}"
		}}
	}}
}}
"""


_PROXY = """# X-Forwarded-For is one address, the one Caddy saw: what a reader claims is thrown away.
		header_up X-Forwarded-Proto {scheme}
		header_up -X-Forwarded-Host
		# The application may be just starting again.
		lb_try_duration 2s
		lb_try_interval 100ms
		transport http {{
			keepalive off
			dial_timeout 3s
			response_header_timeout 60s
		}}"""


def write(site: Site) -> Path:
    """Put the Caddyfile into the run folder."""
    site.make_folders()
    path = site.run / "Caddyfile"
    path.write_text(render(site), encoding="utf-8")
    return path


def check_command(binary: Path, config: Path) -> tuple[str, ...]:
    """Ask Caddy whether it takes the configuration."""
    return (str(binary), "validate", "--config", str(config), "--adapter", "caddyfile")


def start_command(binary: Path, config: Path) -> tuple[str, ...]:
    """Start our own instance in the foreground."""
    return (str(binary), "run", "--config", str(config), "--adapter", "caddyfile")


def _accepts(coding: str) -> str:
    """An Accept-Encoding that takes a coding, and does not refuse it with q=0."""
    return rf'"(?i)(?:^|,)\s*{coding}\s*(?:;\s*q=(?:0?\.[0-9]*[1-9][0-9]*|1(?:\.0*)?)\s*)?(?:,|$)"'


def _name(site: Site) -> str:
    if site.wants_certificate:
        return f"https://{site.name}"
    scheme = "https" if site.certificate else "http"
    return f"{scheme}://:{site.port}"


def _certificate(site: Site) -> str:
    return f'\ttls "{site.certificate}" "{site.certificate_key}"\n' if site.certificate else ""


def _headers(site: Site, *, private: bool = False) -> str:
    headers = rules.reading_headers(secure=site.secure, private=private)
    return "\n".join(f'\t\t{name} "{value}"' for name, value in headers.items())


def _transport(site: Site) -> str:
    return f"{rules.SECURE_TRANSPORT[0]} {rules.SECURE_TRANSPORT[1]}" if site.secure else "-X-Powered-By"


def _types() -> str:
    return "\n".join(f'\t\t.{end} "{kind}"' for kind, ends in rules.TYPES for end in ends)


def _private_paths() -> list[str]:
    doors = [f"{door.path}*" if door.prefix else door.path for door in rules.DOORS if door.private]
    return [*(f"{path}*" for path in rules.PRIVATE_NEWSROOM), *doors]


def _private_newsroom() -> str:
    return "\n".join(
        f"\t\thandle {path}* {{\n\t\t\timport newsroom_private_app\n\t\t}}" for path in rules.PRIVATE_NEWSROOM
    )


def _doors() -> str:
    return "\n".join(
        f"\t\thandle {door.path}{'*' if door.prefix else ''} {{\n"
        f"\t\t\timport {'private' if door.private else 'reading'}\n\t\t\timport reading_app\n\t\t}}"
        for door in rules.DOORS
    )
