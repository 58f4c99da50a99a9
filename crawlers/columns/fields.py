"""Records of a set, each with its title → the fields that their cells say: by label, by shape, by column."""

import re
from collections import Counter, defaultdict
from itertools import islice

from crawlers.columns.shapes import Shape, shape_of, value_in
from crawlers.extract.page import facts
from crawlers.extract.page.labels import labelled
from crawlers.extract.page.pairs import Block, pairs
from crawlers.records.record import Cell, Fields, Record

MOST_OF_COLUMN = 0.6
LONGEST_VALUE = 80
READ_CELLS = 120
SHORTEST_ROW, LONGEST_ROW = 6, 140
PARTS = re.compile(r"\s+[–—|·•-]\s+|[,;.]\s+|\s+/\s+|\n")
"""What parts the facts of a row."""


def column_shapes(records: list[Record]) -> dict[str, Shape]:
    """Path of a column → what most of its cells are, where there are three records at least."""
    if len(records) < 3:
        return {}
    columns: dict[str, Counter[Shape | None]] = defaultdict(Counter)
    for record in records:
        for cell in islice(record.cells, READ_CELLS):
            columns[cell.path][shape_of(cell.text)] += 1
    found: dict[str, Shape] = {}
    for path, counted in columns.items():
        (shape, count), whole = counted.most_common(1)[0], counted.total()
        if shape and shape is not Shape.MORE and whole >= 3 and count >= MOST_OF_COLUMN * whole:
            found[path] = shape
    return found


def fields_of(cells: list[Cell], title: int, columns: dict[str, Shape]) -> Fields:
    """What the cells of one record say, but for its title."""
    others = [cell for at, cell in enumerate(cells[:READ_CELLS]) if at != title]
    said = facts.stated(pairs([Block(block_tag(cell), [cell.text], cell.linked) for cell in others]))
    said.pop("title", None)
    told: dict[Shape, list[str]] = defaultdict(list)
    for cell in others:
        shape = shape_in(cell, columns)
        for known, text in [(shape, cell.text)] if shape else shaped_parts(cell.text):
            value = value_in(known, text)
            if value and value not in told[known]:
                told[known].append(value)
    found: Fields = {}
    for shape, values in told.items():
        if shape is Shape.PLACE:
            found[shape.value] = ", ".join(values[:3])
        elif shape is Shape.CONTRACT:
            found[shape.value] = values[0] if len(values) == 1 else ", ".join(values[:2])
        elif shape is not Shape.MORE:
            found[shape.value] = values[0]
    return {**found, **said}


def shape_in(cell: Cell, columns: dict[str, Shape]) -> Shape | None:
    """What a cell is by its own shape; where that says nothing, by its column."""
    own = shape_of(cell.text)
    if own or len(cell.text) > LONGEST_VALUE or labelled(cell.text) is not None or cell.tag == "img":
        return own
    column = columns.get(cell.path)
    return column if column in {Shape.PLACE, Shape.CONTRACT} else None


def shaped_parts(text: str) -> list[tuple[Shape, str]]:
    """The parts of a line that is a row of facts: « CDI – temps plein – Eu »; none where most of it is something else.

    >>> [shape.name for shape, _ in shaped_parts("CDD 4 mois, Bouttencourt. 35 h")], shaped_parts("Vous triez, à Eu, des flacons")
    (['CONTRACT', 'PLACE', 'HOURS'], [])
    """
    if not SHORTEST_ROW <= len(text) <= LONGEST_ROW:
        return []
    parts = [part.strip() for part in PARTS.split(text) if part.strip(" .-–")]
    shapes = [(shape_of(part), part) for part in parts]
    found: list[tuple[Shape, str]] = [
        (shape, part) for shape, part in shapes if shape is not None and shape is not Shape.MORE
    ]
    return found if len(parts) > 1 and len(found) * 3 >= len(parts) * 2 else []


def block_tag(cell: Cell) -> str:
    """The tag by which readers of labels know what a cell is."""
    return "p" if cell.tag in {"span", "a", "img"} else cell.tag
