"""Jobs to show → their rows, in that order; those that were read from today's file lately are not read again."""

import sqlite3
from collections.abc import Iterable

from board.published.rows import ListedJob, columns
from board.search.index import Index

SHOWN = columns(ListedJob)
"""What lists and cards need: not the long texts."""
MOST_KEPT = 3000
"""About 9 MB."""


def shown(connection: sqlite3.Connection, index: Index, positions: Iterable[int]) -> list[ListedJob]:
    """The rows of these positions of the index; they are shared between pages."""
    rowids = [index.rowids[position] for position in positions]
    kept: dict[int, ListedJob] = index.kept.setdefault("rows", {})
    missing = [rowid for rowid in rowids if rowid not in kept]
    found: dict[int, ListedJob] = {rowid: kept[rowid] for rowid in rowids if rowid in kept}
    if missing:
        marks = ", ".join("?" * len(missing))
        asked = f"SELECT rowid, {SHOWN} FROM jobs WHERE rowid IN ({marks})"  # noqa: S608 - marks only
        fresh = {row[0]: ListedJob(*row[1:]) for row in connection.execute(asked, missing)}
        if len(kept) > MOST_KEPT:
            kept = index.kept["rows"] = {}
        kept |= fresh
        found |= fresh
    return [found[rowid] for rowid in rowids]
