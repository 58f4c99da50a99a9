"""A crawl that ended → whether it did anything, and how long the next one waits when it did not."""

from datetime import datetime, timedelta

from db.store import read_store
from db.times import stamp
from pipeline.installation.paths import Paths

RETRY_AFTER = timedelta(minutes=10)
"""How long a verb that failed waits before it is started again, …"""
LONGEST_WAIT = timedelta(hours=1)
"""… and at most, when it fails each time: whoever mends it does not wait for half a day."""
VISITED = "SELECT EXISTS (SELECT 1 FROM crawls WHERE started_at BETWEEN ? AND ?)"


def waits(times: int) -> timedelta:
    """How long to wait after so many failures in a row: twice as long each time.

    >>> [f"{waits(times)}" for times in (1, 2, 3, 4, 90)]
    ['0:10:00', '0:20:00', '0:40:00', '1:00:00', '1:00:00']
    """
    return min(LONGEST_WAIT, RETRY_AFTER * (1 << min(times - 1, 10)))


def waiting(until: datetime | None, now: datetime) -> bool:
    """Whether a verb that failed is not to be started yet; a later moment than the longest wait was set by a fast clock."""
    return until is not None and now < until <= now + LONGEST_WAIT


def did_something(paths: Paths, began: datetime, now: datetime) -> bool:
    """Whether a crawl that began then, and is over now, visited a source, or published.

    One where some source failed ends with 1, and so does one that could not even begin, for a list of words that cannot be
    read or a folder that is not ours: only what it left behind tells them apart.
    """
    ended = now + LONGEST_WAIT  # what is dated later is of a clock that was fast, and proves nothing of this crawl
    if paths.board.exists() and began.timestamp() <= paths.board.stat().st_mtime <= ended.timestamp():
        return True
    with read_store(paths.store) as store:
        return bool(store and store.value(VISITED, [stamp(began), stamp(ended)]))
