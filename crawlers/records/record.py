"""What a set of like things is made of: records, and the cells of each."""

from dataclasses import dataclass, field
from typing import Any

Fields = dict[str, Any]


@dataclass(slots=True, kw_only=True)
class Cell:
    """A piece of text of a record that stands by itself: a heading, a chip, a paragraph, the words of a picture."""

    path: str
    """Where it stands in its record, as its like in other records do: tags and lasting classes, ``h3.titre``, ``p``, ``p#2``."""

    text: str
    """On one line."""

    tag: str
    """The innermost tag that holds it; ``img`` for the words of a picture or an icon."""

    links: tuple[str, ...] = ()
    """Absolute addresses that it leads to; empty where it leads nowhere."""

    linked: bool = False
    """Whether all of it is a link."""

    struck: bool = False
    """Whether all of it is struck through."""


@dataclass(slots=True, kw_only=True)
class Record:
    """One of several like things."""

    cells: list[Cell]

    links: dict[str, str] = field(default_factory=dict)
    """Absolute address, with what stands after ``#`` → the words of the link."""

    anchors: tuple[str, ...] = ()
    """Names (``id``, ``name``) of places in it, which links reach with ``#``, the outermost first."""

    codes: tuple[str, ...] = ()
    """What its ``data-…`` attributes, or the keys of data, name it by."""

    nodes: tuple[Any, ...] = ()
    """The elements that it is made of, as long as the tree is held."""

    spans: tuple[tuple[int, int], ...] = ()
    """First and last number of these elements in the order of the document."""

    fields: Fields = field(default_factory=dict)
    """What data say of it, in schema.org's words; empty for what a page shows."""

    hidden: str = ""
    """Why data say that it is not for the public: the key and its value; empty where they don't."""

    @property
    def text(self) -> str:
        """All that it says, a line a cell."""
        return "\n".join(cell.text for cell in self.cells)


@dataclass(slots=True, kw_only=True)
class RecordSet:
    """Like things of one document."""

    by: str
    """How it was recognised: ``repeated``, ``sections``, ``data`` …"""

    path: str
    """What is stable of where it stands: classes, level of headings, path of keys."""

    records: list[Record]
