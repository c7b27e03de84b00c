"""The web server in front: generated configuration for nginx and for Caddy, run as our own instance.

Owns what lies in `run/` of a home: configurations, pid files, the access log. Both servers follow the
one list of `rules`, and the scripts in `tests/site/` hold them to it. It never touches the system's own
web server, never caches an open file, and never writes a reader's address or agent down.
"""
