"""The press: prints every public page to plain files, and knows exactly what each one read.

Owns the outbox of changes, the register of sheets and what they read, and everything below `paper/`.
It knows no content: rooms above register plates (what can be printed) and boxes (what a page may show).
It never reads the clock, the network or the database while a plate runs, except through recorded reads.
"""
