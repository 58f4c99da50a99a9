"""What a word list promises to whoever adds a line to it."""

from typing import NamedTuple


class Promise(NamedTuple):
    """A line that somebody adds to a part of a list, what that changes, and to what."""

    file: str
    part: str
    line: str
    code: str
    """Code that gives ``found``."""
    gives: object
    """What ``found`` is then, and was not before."""
