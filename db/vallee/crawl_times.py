"""vallee.db → which visits were made: what says whether a source is due."""

from collections import defaultdict
from typing import NamedTuple

from db.store import Store
from vocabulary.faults_and_mends import Fault

VISITS = """
    SELECT source, started_at, torn OR EXISTS (SELECT 1 FROM json_each(troubles) WHERE value ->> 'fault' = ?)
    FROM (SELECT *, row_number() OVER (PARTITION BY source ORDER BY started_at DESC, id) AS age FROM crawls)
    WHERE age <= ? ORDER BY started_at, id
"""
ENOUGH = 60


class CrawlTime(NamedTuple):
    """A visit, as far as it says whether its source is due."""

    source: str
    started_at: str
    """As stored."""
    interrupted: int
    """Whether it was stopped or died."""


def crawl_times(store: Store, each: int = ENOUGH) -> dict[str, list[CrawlTime]]:
    """Source → its last visits, oldest first."""
    found: dict[str, list[CrawlTime]] = defaultdict(list)
    for visit in store.records(CrawlTime, VISITS, [Fault.TORN, each]):
        found[visit.source].append(visit)
    return dict(found)


def complete_crawl_since(store: Store, moment: str) -> bool:
    """Whether some source was read to its end after a moment."""
    return bool(store.rows("SELECT 1 FROM crawls WHERE complete AND started_at > ? LIMIT 1", [moment]))
