"""Columns and rows → lines that are no wider than the terminal. Pure: who prints them is ``print_table.py``.

What does not fit beside the rest is told beneath its row, in words; nothing is left out, and nothing is cut that somebody copies.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest
from typing import NamedTuple

from rich.cells import cell_len

from board.wording.formats import FIRM
from pipeline.commands.terminal.readable import padded, readable, wrapped

GAP, INDENT = 2, 4
"""Cells between two columns, and before what stands beneath a row."""
FEWEST_CELLS = 20
"""A terminal that says to be narrower than this is not believed."""
UNSAID = {"", "–", "0"}
"""Cells that say nothing when their column has no place of its own."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column, and how it may be narrowed."""

    heading: str
    number: bool = False
    """Whether its cells end beneath each other."""
    narrowest: int = 0
    """Cells to which it may be narrowed, its texts then going on in the next line; 0: never, for what is copied or compared."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table, and what is to be said of it in sentences."""

    cells: tuple[str, ...]
    """As many as there are columns."""
    beneath: tuple[str, ...] = ()
    tone: str = ""
    """``good``, ``warn``, ``bad`` or ``quiet``: how its second cell is coloured, where there are colours."""


@dataclass(frozen=True, slots=True)
class Table:
    """What is printed."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    beneath: str = ""
    """The heading of what stands beneath, for where it is a column of its own."""


class Piece(NamedTuple):
    """A part of a line: its text, and what it is (``heading``, a tone, or nothing)."""

    text: str
    is_: str = ""


Line = tuple[Piece, ...]


def lines(table: Table, width: int | None) -> list[Line]:
    """The table in lines of ``width`` cells at most; ``None``: no terminal, so each row is one line, however long.

    No line for a table without rows.
    """
    if not table.rows:
        return []
    cells = [[readable(cell) for cell in row.cells] for row in table.rows]
    natural = [
        max(cell_len(text) for text in (column.heading, *(row[n] for row in cells)))
        for n, column in enumerate(table.columns)
    ]
    if width is None:
        return list(one_line_a_row(table, cells, natural))
    width = max(width, FEWEST_CELLS)
    widths = side_by_side(table.columns, natural, width)
    drawn = [heading(table.columns, widths)]
    for row, texts in zip(table.rows, cells, strict=True):
        drawn += beside(table.columns, texts, widths, row.tone)
        drawn += beneath(table.columns, row, texts, widths, width)
    return drawn


def text_of(line: Line) -> str:
    """A line without what it is, and without spaces at its end."""
    return "".join(piece.text for piece in line).rstrip(" ")


def one_line_a_row(table: Table, cells: list[list[str]], natural: list[int]) -> Iterator[Line]:
    """Each row whole in one line, for a file, a pipe or a journal."""
    widths = dict(enumerate(natural))
    yield (*heading(table.columns, widths), Piece(" " * GAP + table.beneath, "heading"))
    for row, texts in zip(table.rows, cells, strict=True):
        said = " ".join(map(readable, row.beneath))
        yield (*beside(table.columns, texts, widths, row.tone)[0], Piece(" " * GAP + said))


def side_by_side(columns: tuple[Column, ...], natural: list[int], width: int) -> dict[int, int]:
    """Column → its cells, for those that fit side by side: the first one always, then each that still fits, in their order."""
    widths: dict[int, int] = {}
    used = 0
    for n, column in enumerate(columns):
        least = min(natural[n], max(column.narrowest, cell_len(column.heading)) if column.narrowest else natural[n])
        gap = GAP if widths else 0
        if not widths or used + gap + least <= width:
            widths[n] = min(least, width)
            used += gap + widths[n]
    for n, narrow in widths.items():
        widths[n] = min(natural[n], narrow + width - used)
        used += widths[n] - narrow
    return widths


def heading(columns: tuple[Column, ...], widths: Mapping[int, int]) -> Line:
    """The line of headings."""
    cut = {n: wrapped(columns[n].heading, size)[0] for n, size in widths.items()}
    return spaced([Piece(padded(cut[n], size, right=columns[n].number), "heading") for n, size in widths.items()])


def beside(columns: tuple[Column, ...], texts: list[str], widths: Mapping[int, int], tone: str) -> list[Line]:
    """The cells of one row that stand side by side, in as many lines as the longest of them needs."""
    stacks = [wrapped(texts[n], size) for n, size in widths.items()]
    return [
        spaced(
            [
                Piece(padded(text, size, right=columns[n].number), tone if n == 1 else "")
                for (n, size), text in zip(widths.items(), level, strict=True)
            ]
        )
        for level in zip_longest(*stacks, fillvalue="")
    ]


def beneath(
    columns: tuple[Column, ...], row: Row, texts: list[str], widths: Mapping[int, int], width: int
) -> list[Line]:
    """What of a row found no place beside the rest, then its sentences."""
    aside = [
        f"{column.heading}{FIRM}: {texts[n]}"
        for n, column in enumerate(columns)
        if n not in widths and texts[n] not in UNSAID
    ]
    said = [*([" · ".join(aside)] if aside else []), *filter(str.strip, map(readable, row.beneath))]
    return [(Piece(" " * INDENT + line),) for one in said for line in wrapped(one, width - INDENT)]


def spaced(pieces: list[Piece]) -> Line:
    """Pieces with a gap between each two."""
    gap = Piece(" " * GAP)
    return tuple(piece for pair in pieces for piece in (gap, pair))[1:]
