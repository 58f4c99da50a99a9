"""A table → exactly the rows that are given, touching only those that differ; and what people ask about → history."""

import json
from collections.abc import Iterable, Iterator
from typing import TypeVar

from db.rows import TableRow, replace
from db.store import Store
from db.vallee.rows import HistoryRow, JobPostingRow, JobRow, SourceStateRow

T = TypeVar("T", bound=TableRow)
Noted = JobRow | JobPostingRow | SourceStateRow
N = TypeVar("N", JobRow, JobPostingRow, SourceStateRow)
NOTED: dict[type[Noted], tuple[str, str, tuple[str, ...]]] = {
    JobRow: ("job", "id", ("status", "canonical")),
    JobPostingRow: ("posting", "posting", ("job", "status")),
    SourceStateRow: ("source", "source", ("state",)),
}
"""Kind of record → how history calls it, the column that names it, and the columns whose changes are noted."""


def sync(
    store: Store, kind: type[T], key: tuple[str, ...], rows: Iterable[T], before: Iterable[T] | None = None
) -> list[tuple[T | None, T | None]]:
    """Make a table hold exactly these rows: gives those that differ, as they were and as they are (``None``: not there).

    ``before``: the rows that it holds, where the caller has read them.
    """
    left = {key_of(row, key): row for row in (store.read(kind) if before is None else before)}
    changes: list[tuple[T | None, T | None]] = []
    for row in rows:
        old = left.pop(key_of(row, key), None)
        if old != row:
            changes.append((old, row))
    where = " AND ".join(f"{name} = ?" for name in key)
    store.executemany(f"DELETE FROM {kind.TABLE} WHERE {where}", left)  # noqa: S608 - names are ours
    store.write(replace(kind, ", ".join(key)), [row for _, row in changes if row])
    return changes + [(old, None) for old in left.values()]


def key_of(row: TableRow, key: tuple[str, ...]) -> tuple[str, ...]:
    """What names a row within its table."""
    return tuple(getattr(row, name) for name in key)


def history(at: str, changes: Iterable[tuple[N | None, N | None]]) -> Iterator[HistoryRow]:
    """The changes that people ask about."""
    for old, new in changes:
        row = new or old
        if row is None:
            continue
        kind, key, fields = NOTED[type(row)]
        for field in fields:
            before: str | None = getattr(old, field) if old else None
            after: str | None = getattr(new, field) if new else None
            if before != after and not (kind == "posting" and old is None):
                yield HistoryRow(
                    n=None,
                    at=at,
                    kind=kind,
                    subject=getattr(row, key),
                    field=field,
                    old=before,
                    new=after,
                    why=why(row, field),
                )


def why(row: Noted, field: str) -> str:
    """What a change of a field comes from, when the row says it."""
    if isinstance(row, SourceStateRow):
        return row.why
    if field == "status":
        return row.closed_by or ""
    return " ; ".join(json.loads(row.reasons)) if isinstance(row, JobRow) else ""
