"""The tables of ways to reach somebody, and of texts that reach nobody."""

from pathlib import Path
from typing import NamedTuple


class Spelling(NamedTuple):
    """A way to reach somebody, and what must be gone of it."""

    text: str
    goes: tuple[str, ...]


def lines(name: str) -> list[str]:
    """The lines of a table, its remark aside."""
    text = Path(__file__).with_name(name).read_text(encoding="utf-8")
    return [line for line in text.split("\n") if line and not line.startswith("# ")]


SPELLINGS = [
    Spelling(text, tuple(goes.split("/")))
    for text, _, goes in (line.rpartition(" | ") for line in lines("contact_spellings.txt"))
]
INNOCENTS = lines("contact_innocents.txt")
