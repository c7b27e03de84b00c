"""What upkeep will not do, told to the operator as a sentence instead of a traceback."""


class Refused(Exception):
    """Its text says what was found, what was expected and what to do."""
