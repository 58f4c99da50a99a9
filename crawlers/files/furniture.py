"""Cells of the pages of a PDF → the same without what stands on each page: its head, its foot, its number."""

import re
from collections import Counter

from crawlers.files.pdf_cells import Cell

NUMBER = re.compile(r"(?:page|p\.?)?\s*[-–]?\s*\d{1,3}\s*(?:(?:/|sur|de)\s*\d{1,3})?\s*[-–]?", re.IGNORECASE)
DIGITS = re.compile(r"\d+")
MARGIN = 0.13
"""How much of the drawn height, above and below, may be head or foot."""
STEP_POINTS = 6


def without_furniture(pages: list[list[Cell]]) -> list[list[Cell]]:
    """Each page without the lines at its edges that other pages have at the same place, and without its number."""
    every = [cell for cells in pages for cell in cells]
    if not every:
        return pages
    top, bottom = max(cell.y for cell in every), min(cell.y for cell in every)
    inner = (bottom + MARGIN * (top - bottom), top - MARGIN * (top - bottom))
    at_edges = [[cell for cell in cells if not inner[0] <= cell.y <= inner[1]] for cells in pages]
    met = Counter(place for cells in at_edges for place in {place_of(cell) for cell in cells})
    gone = {
        id(cell)
        for cells in at_edges
        for cell in cells
        if met[place_of(cell)] > 1 or (NUMBER.fullmatch(cell.text) and len(pages) > 1)
    }
    return [[cell for cell in cells if id(cell) not in gone] for cells in pages]


def place_of(cell: Cell) -> tuple[str, int]:
    """What a line says, whatever its figures, and how high it stands."""
    return DIGITS.sub("0", cell.text), round(cell.y / STEP_POINTS)
