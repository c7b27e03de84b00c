"""Pictures and attachments (ảnh, tệp kèm), with credit and licence.

Owns the originals in `media/`, which is never served, and the sizes made of them. What readers see is
printed from here under its content hash, and only while a page shows it.
"""
