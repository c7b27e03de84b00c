"""Toasoan: a publishing system for an online newspaper. Rooms and floors: `docs/architecture.md`."""
