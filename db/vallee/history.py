"""vallee.db ↔ the past: what postings said before, and how many jobs there were."""

import json
from collections.abc import Collection, Iterable, Iterator

from db.store import Row, Store
from db.vallee.ingest import insert
from db.vallee.refined import sync

VERSIONS = """
    SELECT id, n, crawl, seen_at, fields FROM raw_history
    UNION ALL
    SELECT id, 1 << 62, crawl, seen_at, fields FROM raw_postings WHERE id IN (SELECT id FROM raw_history)
    ORDER BY id, n
"""


def versions(store: Store) -> Iterator[Row]:
    """Every text of each posting that was changed, oldest first, posting after posting; ``fields`` read from JSON."""
    return (row | {"fields": json.loads(row["fields"])} for row in store.each(VERSIONS))


def write_changes(store: Store, rows: Iterable[Row]) -> int:
    """Keep all changes of postings: what is not given is no more. Says how many rows changed."""
    with store.transaction():
        return len(sync(store, "posting_changes", ("posting", "crawl", "field"), rows))


def weeks(store: Store) -> list[str]:
    """The weeks that are counted."""
    return [week for (week,) in store.connection.execute("SELECT DISTINCT week FROM weekly_counts ORDER BY week")]


def write_weeks(store: Store, weeks: Collection[str], rows: Iterable[Row]) -> None:
    """Keep the counts of these weeks, and leave all others as they are."""
    with store.transaction():
        store.executemany("DELETE FROM weekly_counts WHERE week = ?", [(week,) for week in weeks])
        store.executemany(insert("weekly_counts"), rows)
