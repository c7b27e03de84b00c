"""The theme: how the paper looks, on a screen, on a phone and on A4.

Owns: the Jinja2 templates of every public page (`templates/paper/`), the boxes which rooms hang
into them (`templates/boxes/`), one stylesheet, one small script, the mark in the browser's tab.

Templates receive the frozen dataclasses that the rooms describe in their `plates.py`, and
nothing else: no model, no query, no clock. What they may call besides is short: `asset()`,
`box()`, `_()`, and the filters `long_date`, `long_datetime`, `short_date`, `short_datetime`,
`clock`, `iso` and `file_size`.

Never: an inline style or script, a request to another house, a cookie, a page that needs the
script to be read.
"""
