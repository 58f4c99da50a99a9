"""Jobs and their lives → how many each member had, week by week (weeks begin on Monday, in Paris)."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from db.vallee.rows import WeeklyCountRow
from french.calendar import PARIS, begin_of
from pipeline.model import Life

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class WeeklyCounts:
    """The weeks that were counted, and what was found in them."""

    weeks: Sequence[str]
    """Dates of their Mondays: those where nothing was found too."""
    rows: Sequence[WeeklyCountRow]


def weekly_counts(
    jobs: Iterable[tuple[Collection[str], Life]], counted: Collection[str], now: datetime
) -> WeeklyCounts:
    """Count this week and the last one, and older ones that were never counted.

    ``jobs``: the members that each job is of, and its life. ``counted``: weeks that are counted already.
    The last one too: a crawl on Monday tells what ended on Sunday. Older ones stay as they were counted when everything
    about them was known; a job closed and reopened since would be counted otherwise today.
    """
    known = list(jobs)
    first = min((life.first_seen for _, life in known), default=now)
    weeks = [
        week
        for week in between(monday(first), monday(now))
        if week > monday(now - 2 * WEEK) or week.isoformat() not in counted
    ]
    return WeeklyCounts([week.isoformat() for week in weeks], counts(known, weeks))


def counts(jobs: Sequence[tuple[Collection[str], Life]], weeks: Iterable[date]) -> list[WeeklyCountRow]:
    """A line for each week and member that has something to count."""
    counts_of: dict[tuple[date, str], Counter[str]] = defaultdict(Counter)
    for week in weeks:
        start, end = begin_of(week), begin_of(week + WEEK)
        for members, life in jobs:
            events = events_of_week(life, start, end)
            for member in members if events else ():
                counts_of[week, member].update(events)
    return [
        WeeklyCountRow(
            week=week.isoformat(), member=member, open=count["open"], opened=count["opened"], closed=count["closed"]
        )
        for (week, member), count in sorted(counts_of.items())
    ]


def events_of_week(life: Life, start: datetime, end: datetime) -> list[str]:
    """What a week saw of a job: ``open`` at its end, ``opened`` in it, ``closed`` in it."""
    events = []
    if life.first_seen < end and (life.closed_at is None or life.closed_at >= end):
        events.append("open")
    if any(moment and start <= moment < end for moment in (life.first_seen, life.reopened_at)):
        events.append("opened")
    if life.closed_at and start <= life.closed_at < end:
        events.append("closed")
    return events


def between(first: date, last: date) -> list[date]:
    """Mondays, both included.

    >>> between(date(2026, 11, 16), date(2026, 11, 30))[1:]
    [datetime.date(2026, 11, 23), datetime.date(2026, 11, 30)]
    """
    return [first + WEEK * number for number in range((last - first) // WEEK + 1)]


def monday(moment: datetime) -> date:
    """The day that the week of a moment begins, in Paris.

    >>> monday(datetime(2026, 11, 30, 0, 30, tzinfo=PARIS))
    datetime.date(2026, 11, 30)
    """
    day = moment.astimezone(PARIS).date()
    return day - timedelta(days=day.weekday())
