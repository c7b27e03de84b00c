"""Upkeep: runs everything as one, keeps it and looks after it.

Owns the web servers' configuration, the supervisor, backup and restore, the making of a home, the
inspection, and the demo paper. It holds no models, and decides nothing about content.
"""
