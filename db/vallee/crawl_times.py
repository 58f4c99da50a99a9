"""vallee.db → which crawls were made: what says whether a source is due."""

from collections import defaultdict
from typing import NamedTuple

from db.store import Store
from vocabulary.faults_and_mends import Fault

CRAWLS = """
    SELECT source, started_at, torn OR EXISTS (SELECT 1 FROM json_each(troubles) WHERE value ->> 'fault' = ?)
    FROM (SELECT *, crawls.rowid AS kept, row_number() OVER (PARTITION BY source ORDER BY crawls.rowid DESC) AS age FROM crawls)
    WHERE age <= ? ORDER BY kept
"""
LAST_CRAWLS = 60
"""How many of a source are read: more than the rule of what is due ever looks at."""


class CrawlTime(NamedTuple):
    """A crawl, as far as it says whether its source is due."""

    source: str
    started_at: str
    """As stored."""
    interrupted: int
    """Whether it was stopped or died."""


def crawl_times(store: Store, each: int = LAST_CRAWLS) -> dict[str, list[CrawlTime]]:
    """Source → its last crawls, in the order kept."""
    of_source: dict[str, list[CrawlTime]] = defaultdict(list)
    for crawl in store.records(CrawlTime, CRAWLS, [Fault.TORN, each]):
        of_source[crawl.source].append(crawl)
    return dict(of_source)


def complete_crawl_since(store: Store, moment: str, now: str) -> bool:
    """Whether some source was read to its end after a moment, and not after now: a clock that was fast proves nothing.

    A moment after now is such a clock's too: then whatever was read to its end counts.
    """
    since = moment if moment <= now else ""
    query = "SELECT 1 FROM crawls WHERE complete AND started_at > ? AND started_at <= ? LIMIT 1"
    return bool(store.rows(query, [since, now]))
