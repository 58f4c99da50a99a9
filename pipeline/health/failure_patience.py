"""Past visits of a source → whether a failure is out of its ordinary. Pure.

Some sites are down one morning in five. To call somebody each time teaches that calls may be ignored; so a source is given as many
failures in a row as its own past makes likely, and not one more.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

UNLIKELY = 0.05
"""The probability below which a row of failures is not taken for chance."""
FEWEST_VISITS = 5
"""Visits from which a past may be read; before, the first failure is told."""
MOST_FAILURES = 7
"""Failures in a row that are told however bad the past was."""
SLACK = timedelta(hours=12)
"""A visit may come that much late before its source is called unread."""


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How a source usually is, and how it is now."""

    streak: int
    """Bad ones since the last good one."""
    patience: int
    """How many of these are ordinary for it, and one more: from here on somebody should look."""

    @property
    def alarm(self) -> bool:
        """Whether somebody should look."""
        return self.streak >= self.patience

    @property
    def waiting(self) -> bool:
        """Whether it fails, as it often does."""
        return 0 < self.streak < self.patience


def rhythm(looks: Sequence[bool], own_patience: int | None = None) -> Rhythm:
    """The rhythm of a source, from its visits, oldest first: whether each read everything, and found what could be expected.

    Interrupted ones, and those of sources that are off, are left out. ``own_patience``: what the registry says instead.
    Today's row of failures does not count as its past: a site that is dead would teach that being dead is ordinary.
    """
    streak = next((n for n, good in enumerate(reversed(looks)) if good), len(looks))
    past = looks[: len(looks) - streak]
    return Rhythm(streak, own_patience or patience_from(past.count(False), len(past)))


def patience_from(bad: int, past: int) -> int:
    """How many failures in a row are not chance for a source that failed so often.

    >>> patience_from(0, 30), patience_from(6, 30), patience_from(15, 30), patience_from(1, 2)
    (1, 2, 5, 1)
    """
    if past < FEWEST_VISITS or not bad:
        return 1
    share = bad / past
    return next((n for n in range(1, MOST_FAILURES) if share**n <= UNLIKELY), MOST_FAILURES)


def overdue(last_good: datetime | None, every: timedelta, patience: int, now: datetime) -> int:
    """Days since a source was last read well, when that is longer than its own rhythm explains; else 0.

    A source that was never read is told by its state, and is 0 here. One that was last read at a time to come was read under a fast
    clock, nobody knows when: it counts as unread for a day, until it is read again.
    """
    if last_good is not None and last_good > now + SLACK:
        return 1
    if last_good is None or now - last_good <= every * patience + SLACK:
        return 0
    return max(1, (now - last_good).days)
