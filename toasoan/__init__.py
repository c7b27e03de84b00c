"""Toasoan: a publishing system for an online newspaper. The rooms and their floors: `docs/architecture.md`."""
