"""Jobs to show → their rows, in that order; those that were read from today's file lately are not read again."""

import sqlite3
from collections.abc import Iterable

from board.published.rows import Row, rows
from board.search.index import Index

SHOWN = """
    id, slug, title, organization, organization_id, publisher, publisher_kind, commune, insee, zone, lat, lon,
    places, contract, contract_label, contract_months, worktime, hours, shift, salary_min, salary_max, salary_period,
    salary_months, salary_gross, salary_text, date_posted, valid_through, occupation, rome, beginner, excerpt, apply_url, source,
    status, first_seen, last_seen, updated_at, family, reopened_at, republished_at
"""
"""What lists and cards need: not the long texts."""
MOST_KEPT = 3000
"""About 9 MB."""


def shown(connection: sqlite3.Connection, index: Index, positions: Iterable[int]) -> list[Row]:
    """The rows of these positions of the index; they are shared, so make a new one rather than change them."""
    rowids = [index.rowids[position] for position in positions]
    kept: dict[int, Row] = index.kept.setdefault("rows", {})
    missing = [rowid for rowid in rowids if rowid not in kept]
    found: dict[int, Row] = {rowid: kept[rowid] for rowid in rowids if rowid in kept}
    if missing:
        marks = ", ".join("?" * len(missing))
        asked = f"SELECT rowid, {SHOWN} FROM jobs WHERE rowid IN ({marks})"  # noqa: S608 - marks only
        fresh = {row["rowid"]: row for row in rows(connection, asked, *missing)}
        if len(kept) > MOST_KEPT:
            kept = index.kept["rows"] = {}
        kept |= fresh
        found |= fresh
    return [found[rowid] for rowid in rowids]
