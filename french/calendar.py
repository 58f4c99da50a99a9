"""The days of the valley: when one begins and ends in Paris, and what days and months are called."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

PARIS = ZoneInfo("Europe/Paris")
MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip
WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
SECOND = timedelta(seconds=1)


def paris(moment: str) -> datetime:
    """A stored moment, in Paris.

    >>> paris("2026-11-24T05:30:00Z").isoformat()
    '2026-11-24T06:30:00+01:00'
    """
    return datetime.fromisoformat(moment).astimezone(PARIS)


def begin_of(day: date) -> datetime:
    """The midnight, in Paris, that begins a day.

    >>> begin_of(date(2026, 7, 1)).isoformat()
    '2026-07-01T00:00:00+02:00'
    """
    return datetime.combine(day, time(), PARIS)


def end_of(day: date) -> datetime:
    """The midnight, in Paris, that ends a day: the first moment that is not of it any more.

    >>> end_of(date(2026, 10, 25)).isoformat()
    '2026-10-26T00:00:00+01:00'
    """
    return begin_of(day + timedelta(days=1))


def last_second_of(day: date) -> datetime:
    """The last second of a day, for those who are told « until then included », as by schema.org's ``validThrough``.

    >>> last_second_of(date(2026, 10, 25)).isoformat()
    '2026-10-25T23:59:59+01:00'
    """
    return end_of(day) - SECOND
