"""What a source says of when an offer was posted and until when it stands → both days, as far as they can be true."""

from datetime import date, datetime, timedelta
from typing import NamedTuple

from french.calendar import PARIS
from pipeline.normalize.times.dates import day

SOON = timedelta(days=7)
"""A day so little ahead is a clock that is fast, or an offer that was written for Monday: it was posted when it was seen."""
LONGEST_AGO = timedelta(days=5 * 365)
"""A last day to apply that is longer past than this is none: a program's word for « not said »."""


class PostingDays(NamedTuple):
    """When an offer was posted, and its last day to apply."""

    posted: date | None
    """Never after the visit that saw it; ``None``, when it is not said or cannot be, and so since it was first seen."""
    end: date | None
    doubted: bool
    """Whether a day was left out because it cannot be true."""


def posting_days(posted: str, end: str, seen_at: datetime) -> PostingDays:
    """Both days of a posting, which a visit saw at a moment.

    An offer that ends before it was posted is no ended offer: one of both days is wrong, and its page still shows it.

    >>> seen = datetime(2026, 11, 24, 5, 30, tzinfo=PARIS)
    >>> posting_days("2026-11-20", "0001-01-01T00:00:00", seen).end, posting_days("2027-05-24", "", seen).posted
    (None, None)
    >>> posting_days("2026-11-20", "2026-11-01", seen)
    PostingDays(posted=datetime.date(2026, 11, 20), end=None, doubted=True)
    """
    today = seen_at.astimezone(PARIS).date()
    since, until = day(posted, seen_at), day(end, seen_at, ahead=True)
    ahead = since is not None and since > today + SOON
    since = None if since is None or ahead else min(since, today)
    past = until is not None and (until < today - LONGEST_AGO or (since is not None and until < since))
    return PostingDays(since, None if past else until, doubted=ahead or past)
