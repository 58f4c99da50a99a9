"""Moments ↔ what is stored."""

from datetime import UTC, datetime
from functools import lru_cache


def stamp(moment: datetime) -> str:
    """A moment as it is stored.

    >>> stamp(datetime(2026, 11, 24, 5, 30, tzinfo=UTC))
    '2026-11-24T05:30:00Z'
    """
    return stamp_of_utc(moment.astimezone(UTC))


@lru_cache(maxsize=1024)
def stamp_of_utc(moment: datetime) -> str:
    """A moment of UTC as it is stored; remembered, since all that one crawl read bears the same."""
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}"
