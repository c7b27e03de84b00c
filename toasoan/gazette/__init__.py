"""Gazette (công báo): what offices and services tell people: notices now; documents and consultations later.

Owns notices (thông báo) from draft to their end or withdrawal, their pages, their list, and the box that
shows the ones in force. It never imports the desk or the letters, never asks the clock while printing,
and never lets a notice vanish that was public once.
"""
