"""Pieces of text drawn on a page → its lines: what stands on one height is one line, what stands far right of a label is its value.

The order in which a page was drawn is kept where it goes down the page: whoever wrote the file drew a column, then the
next one. Where it does not, or where two columns were drawn line by line, heights and gaps decide.
"""

from collections import Counter
from dataclasses import replace
from itertools import pairwise
from statistics import median

from crawlers.extract.page.facts import known
from crawlers.extract.page.labels import words
from crawlers.files.lines import Line
from crawlers.files.pdf_cells import Cell, on_one_height, width
from crawlers.files.printed_text import WEAK, ends_in_hyphen, is_bullet, joined, without_bullet

FEWEST_IN_COLUMNS = 5
"""Rows of two cells that make a page of two columns."""
LABEL_LETTERS = 45


def page_lines(drawn: list[Cell], usual: float, page: int) -> list[Line]:
    """The lines of a page, paragraphs joined; ``usual`` is the size of most letters of the file."""
    return paragraphs(with_labels(in_columns(drawn)), usual, page)


def in_columns(drawn: list[Cell]) -> list[Cell]:
    """The cells, the left column before the right one where two were drawn line by line."""
    beside = [(left, right) for left, right in pairwise(drawn) if on_one_height(left, right) and right.x > left.right]
    if len(beside) < FEWEST_IN_COLUMNS:
        return drawn
    edges = Counter(round(right.x / 4) for _, right in beside)
    edge, count = edges.most_common(1)[0]
    split = [(left, right) for left, right in beside if abs(right.x - 4 * edge) < 6]
    if count < FEWEST_IN_COLUMNS or sum(map(is_label, (left for left, _ in split))) > 0.3 * len(split):
        return drawn
    if sum(len(left.text) for left, _ in split) < 14 * len(split):
        return drawn  # short cells are those of a table
    top, bottom = max(left.y for left, _ in split), min(left.y for left, _ in split)
    first = next(at for at, cell in enumerate(drawn) if cell.y <= top + 1 and cell is split[0][0])
    block = [cell for cell in drawn[first:] if cell.y >= bottom - 1]
    rest = [cell for cell in drawn[first:] if cell.y < bottom - 1]
    # what goes on below the last row of two cells belongs to the column that it stands in
    left = [cell for cell in block + rest if cell.x < 4 * edge - 6]
    right = [cell for cell in block + rest if cell.x >= 4 * edge - 6]
    return [*drawn[:first], *left, *right]


def is_label(cell: Cell) -> bool:
    """Whether a cell names what stands beside it."""
    text = cell.text.rstrip(" :")
    return len(text) <= LABEL_LETTERS and (cell.text.endswith(":") or known(text))


def with_labels(drawn: list[Cell]) -> list[Cell]:
    """Labels made part of the value that stands right of them, also where the value has more lines than the label."""
    found: list[Cell] = []
    for cell in drawn:
        last = found[-1] if found else None
        if last and cell.x > last.right and not last.label and abs(last.y - cell.y) < 5 * cell.size:
            level = on_one_height(last, cell)
            beside = len([other for other in drawn if on_one_height(other, cell) and other is not cell]) if level else 0
            short = len(last.text) <= LABEL_LETTERS and beside == 1 and ": " not in last.text
            if is_label(last) or (level and short and not is_bullet(last.text)):
                found[-1] = replace(cell, label=last.text.rstrip(" :"), y=max(last.y, cell.y) if level else cell.y)
                continue
            if level:
                found[-1] = replace(last, right=cell.right, text=f"{last.text}   {cell.text}")
                continue
        found.append(replace(cell))
    return found


def paragraphs(drawn: list[Cell], usual: float, page: int) -> list[Line]:
    """Lines, joined where one goes on in the next."""
    steps = [
        before.y - after.y
        for before, after in pairwise(drawn)
        if 0 < before.y - after.y < 3 * usual and before.size == after.size
    ]
    step = min(median(steps), 1.9 * usual) if steps else 1.4 * usual
    found: list[Line] = []
    last: Cell | None = None
    edges = right_edges(drawn)
    for cell in drawn:
        bullet = is_bullet(cell.text[:2])
        text = without_bullet(cell.text) if bullet else cell.text
        if not text:
            continue
        down = last.y - cell.y if last else 0.0
        apart = last is None or not 0 <= down < 1.25 * step or abs(cell.size - last.size) > 0.08 * usual
        if last and found and not apart and not bullet and not cell.label and down > 0 and goes_on(last, cell, edges):
            found[-1] = replace(found[-1], text=joined(found[-1].text, text))
        else:
            size = cell.size / usual
            found.append(Line(text, cell.label, size, bullet=bullet, apart=apart, page=page))
        last = cell
    return found


def right_edges(drawn: list[Cell]) -> dict[int, float]:
    """Where lines that begin at a place end at most; places are counted in steps of 40 points."""
    edges: dict[int, float] = {}
    for cell in drawn:
        for place in (int(cell.x // 40) - 1, int(cell.x // 40), int(cell.x // 40) + 1):
            edges[place] = max(edges.get(place, 0.0), cell.right)
    return edges


def goes_on(last: Cell, cell: Cell, edges: dict[int, float]) -> bool:
    """Whether a line is the end of the one above it."""
    ends = last.text.endswith((".", ";", ":", "!", "?"))
    if ends_in_hyphen(last.text):
        return True
    if (
        (ends and len(last.text) > 3)
        or known(cell.text.rstrip(" :"))
        or (cell.text.endswith(":") and len(cell.text) < LABEL_LETTERS)
    ):
        return False
    if cell.text[0].islower() or cell.text[0] in "(«":
        return True
    weak = words(last.text).rpartition(" ")[2] in WEAK
    word = cell.text.split(" ")[0]
    full = last.right + width(f" {word}", cell.size) > edges.get(int(last.x // 40), last.right)
    return full and (weak or len(last.text) > 70 or (word[0].isdigit() and len(last.text) > 30))
