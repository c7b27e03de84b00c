"""Masthead (măng-sét): who makes the paper. The staff and their roles, bylines, the paper's name and imprint.

Owns the user model, the four roles and the bylines, which need not be users. Turns the date at midnight.
It never knows what is in the paper.
"""
