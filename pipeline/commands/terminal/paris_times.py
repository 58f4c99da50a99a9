"""A stored moment → a few letters, as one reads it in Paris."""

from datetime import datetime

from french.calendar import PARIS, WEEKDAYS, paris

SHORT_MONTHS = ("janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc.")
NEVER = "jamais"


def short_moment(stored: str | None, now: datetime) -> str:
    """A stored moment, with its year when that is not this one.

    >>> from datetime import UTC
    >>> now = datetime(2026, 11, 24, 7, tzinfo=UTC)
    >>> short_moment("2026-11-24T05:30:00Z", now), short_moment("2025-07-01T22:15:00Z", now), short_moment(None, now)
    ('mardi 24 nov. 06:30', 'mercredi 2 juil. 2025 00:15', 'jamais')
    """
    if not stored:
        return NEVER
    when = paris(stored)
    return f"{day_of(when, now)} {when:%H:%M}"


def short_day(stored: str | None, now: datetime) -> str:
    """The day of a stored moment.

    >>> from datetime import UTC
    >>> short_day("2026-11-23T23:30:00Z", datetime(2026, 11, 24, 7, tzinfo=UTC))
    'mardi 24 nov.'
    """
    return day_of(paris(stored), now) if stored else NEVER


def day_of(when: datetime, now: datetime) -> str:
    """The day of a moment of Paris: « mardi 1er déc. », « mardi 24 nov. 2025 »."""
    year = "" if when.year == now.astimezone(PARIS).year else f" {when.year}"
    return f"{WEEKDAYS[when.weekday()]} {'1er' if when.day == 1 else when.day} {SHORT_MONTHS[when.month - 1]}{year}"
