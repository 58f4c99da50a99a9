"""A known page and two visits → whether it is asked for in full, though its validators would do. Pure: the clock is an argument.

A site whose 304 is not true (a cache that answers for it, an ETag that never changes) would stay as it was for ever. So its lists,
and one page in ``ONE_PAGE_IN`` of the others, are asked for in full once a week, each source on a day of its own.
"""

from datetime import UTC, datetime
from zlib import crc32

WEEK_DAYS = 7
ONE_PAGE_IN = 20
"""Another twentieth each week: that costs less than a hundredth of what a site is, a day, and lists are what tells of new offers."""


def asked_in_full(source: str, url: str, *, listing: bool, last: datetime, now: datetime) -> bool:
    """Whether a page is asked for in full at ``now``, when the visit that it is known from was at ``last``.

    >>> monday, sunday = datetime(2026, 11, 23, 5, tzinfo=UTC), datetime(2026, 11, 29, 5, tzinfo=UTC)
    >>> asked_in_full("verrerie", "https://verrerie.example/emploi", listing=True, last=monday, now=monday)
    False
    """
    week = week_of(source, now)
    return week != week_of(source, last) and (listing or (crc32(url.encode()) + week) % ONE_PAGE_IN == 0)


def week_of(source: str, at: datetime) -> int:
    """The number of a source's own week, which begins on another day than those of most others."""
    return (at.astimezone(UTC).toordinal() + crc32(source.encode()) % WEEK_DAYS) // WEEK_DAYS
