"""Rows of a table and a check for each column → checked values, each id once."""

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any

from crawlers.registry.csv_file import CsvTable, Row

Checks = Mapping[str, Callable[[str], Any]]
"""Column → what makes a value of its cell, or raises ``ValueError`` with the mend."""


def entries(table: CsvTable, checks: Checks, needed: Collection[str]) -> Iterator[tuple[int, dict[str, Any]]]:
    """The rows whose needed cells are right, each id once."""
    first: dict[str, int] = {}
    for row in table.rows:
        values = read_cells(row, checks, needed, table)
        if values is None:
            continue
        id = values["id"]
        if id in first:
            message = f"« {id} » est déjà à la ligne {first[id]}. Gardez une ligne, ou changez l’identifiant."
            table.note_problem(row.line, "id", message, row=id)
        else:
            first[id] = row.line
            yield row.line, values


def read_cells(row: Row, checks: Checks, needed: Collection[str], table: CsvTable) -> dict[str, Any] | None:
    """Each cell's value; nothing when a needed one is wrong. Every wrong cell is noted."""
    values, usable = {}, True
    for column, check in checks.items():
        try:
            values[column] = check(row.cells[column])
        except ValueError as error:
            table.note_problem(row.line, column, str(error), row=row.cells["id"])
            values[column] = check("") if column not in needed else None
            usable = usable and column not in needed
    return values if usable else None
