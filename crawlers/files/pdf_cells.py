"""Pieces of text drawn on a page → cells: what stands on one height without a wide gap in it."""

from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from crawlers.files.printed_text import is_bullet, printed

NARROW = frozenset("iIlj.,:;'’|!tfr()[] -·°1")
WIDE = frozenset("mwMWœŒ@%—…")
GAP_EMS = 2.0
"""How far apart two pieces of one height are two cells; an em is the height of the letters."""
SAME_HEIGHT_EMS = 0.4


class Piece(NamedTuple):
    """Some letters drawn at one place of a page."""

    x: float
    y: float
    """From the bottom, in points, as PDF counts."""
    size: float
    text: str


@dataclass(slots=True)
class Cell:
    """Some text on one height of a page."""

    x: float
    right: float
    """About where it ends: a guess by the letters."""
    y: float
    size: float
    text: str
    label: str = ""
    """What stands left of it, when that is a label."""


def page_cells(pieces: list[Piece]) -> list[Cell]:
    """The cells of a page as they were drawn, or from top to bottom where they were drawn in no order."""
    drawn = cells(pieces)
    if jumps(drawn) > max(3, len(drawn) // 8):
        return cells(sorted(pieces, key=lambda piece: (-round(piece.y / 3), piece.x)))
    return drawn


def width(text: str, size: float) -> float:
    """About how wide a text is in a usual font."""
    ems = sum(
        0.29 if letter in NARROW else 0.86 if letter in WIDE else 0.68 if letter.isupper() else 0.53 for letter in text
    )
    return ems * size


def cells(pieces: list[Piece]) -> list[Cell]:
    """Pieces joined where they stand one after the other on one height."""
    found: list[Cell] = []
    for piece in pieces:
        last = found[-1] if found else None
        if last and on_one_height(last, piece) and piece.x > last.x:
            if not piece.text.strip():
                last.text += " "
                continue
            gap = piece.x - last.right
            wide = max(GAP_EMS * max(piece.size, last.size), 0.17 * (last.right - last.x))
            if gap < wide or is_bullet(last.text.strip()) or piece.text.strip() in {"-", "‐"}:
                last.text += piece.text if gap < 0.3 * piece.size or last.text.endswith(" ") else f" {piece.text}"
                last.right = max(piece.x + width(piece.text.strip(), piece.size), last.right)
                last.size = max(last.size, piece.size)
                continue
        if piece.text.strip():
            right = piece.x + width(piece.text.strip(), piece.size)
            found.append(Cell(piece.x, right, piece.y, piece.size, piece.text.lstrip()))
    for cell in found:
        cell.text = printed(cell.text)
    return [cell for cell in found if cell.text]


def on_one_height(one: Cell | Piece, other: Cell | Piece) -> bool:
    """Whether two texts are on one line."""
    return abs(one.y - other.y) < SAME_HEIGHT_EMS * max(one.size, other.size)


def jumps(drawn: list[Cell]) -> int:
    """How often drawing went up again without going to the right."""
    return sum(
        1 for before, after in pairwise(drawn) if after.y > before.y + 1.5 * before.size and after.x < before.right
    )
