"""vallee.db ↔ the past: what postings said before, and how many jobs there were."""

from collections.abc import Collection, Iterable, Iterator

from db.rows import insert
from db.store import Store
from db.vallee.rows import PostingChangeRow, Version, WeeklyCountRow
from db.vallee.sync import sync

VERSIONS = """
    SELECT id, crawl, seen_at, fields FROM (
        SELECT id, n, crawl, seen_at, fields FROM raw_history
        UNION ALL
        SELECT id, 1 << 62, crawl, seen_at, fields FROM raw_postings WHERE id IN (SELECT id FROM raw_history)
    ) ORDER BY id, n
"""


def versions(store: Store) -> Iterator[Version]:
    """Every text of each posting that was changed, oldest first, posting after posting."""
    return store.records(Version, VERSIONS)


def write_changes(store: Store, rows: Iterable[PostingChangeRow]) -> int:
    """Keep all changes of postings: what is not given is no more. Says how many rows changed."""
    with store.transaction():
        return len(sync(store, PostingChangeRow, ("posting", "crawl", "field"), rows))


def weeks(store: Store) -> frozenset[str]:
    """The weeks that are counted."""
    return frozenset(week for (week,) in store.connection.execute("SELECT DISTINCT week FROM weekly_counts"))


def write_weeks(store: Store, weeks: Collection[str], rows: Iterable[WeeklyCountRow]) -> None:
    """Keep the counts of these weeks, and leave all others as they are."""
    with store.transaction():
        store.executemany("DELETE FROM weekly_counts WHERE week = ?", [(week,) for week in weeks])
        store.write(insert(WeeklyCountRow), rows)
