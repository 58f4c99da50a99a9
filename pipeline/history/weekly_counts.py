"""Jobs and their lives → how many each member had, week by week (weeks begin on Monday, in Paris)."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta

from db.store import Store
from db.times import PARIS
from db.vallee import history as past
from db.vallee import refined
from pipeline.kept.rows import Row
from pipeline.model import Job, Life

WEEK = timedelta(days=7)


def write_weeks(
    store: Store,
    sources: Mapping[str, str],
    jobs: Mapping[str, tuple[Job, Life]],
    employers: Mapping[str, str | None],
    now: datetime,
) -> None:
    """Count this week and the last one, and older ones that were never counted.

    ``sources``: posting → its source; ``employers``: job → the member that employs, in the words that the board shows: a
    job is of that one, and of each member whose source tells of it, as in ``member_jobs``.
    The last one too: a crawl on Monday tells what ended on Sunday. Older ones stay as they were counted when everything
    about them was known; a job closed and reopened since would be counted otherwise today.
    """
    owner = {source["id"]: source["member"] for source in refined.sources(store)}
    lives = [
        ({id for id in (employers[job.id], *(owner.get(sources[one]) for one in job.postings)) if id}, life)
        for job, life in jobs.values()
    ]
    known = set(past.weeks(store))
    first = min((life.first_seen for _, life in lives), default=now)
    weeks = [
        week for week in between(monday(first), monday(now)) if week > monday(now - 2 * WEEK) or f"{week}" not in known
    ]
    past.write_weeks(store, [week.isoformat() for week in weeks], counts(lives, weeks))


def counts(lives: Iterable[tuple[Iterable[str], Life]], weeks: Iterable[date]) -> list[Row]:
    """A line for each week and member that has something to count."""
    known = list(lives)
    found: dict[tuple[date, str], Counter[str]] = defaultdict(Counter)
    for week in weeks:
        start, end = midnight(week), midnight(week + WEEK)
        for members, life in known:
            told = happened(life, start, end)
            for member in members if told else ():
                found[week, member].update(told)
    return [
        {"week": week.isoformat(), "member": member} | {name: count[name] for name in ("open", "opened", "closed")}
        for (week, member), count in sorted(found.items())
    ]


def happened(life: Life, start: datetime, end: datetime) -> list[str]:
    """What a week saw of a job: ``open`` at its end, ``opened`` in it, ``closed`` in it."""
    told = []
    if life.first_seen < end and (life.closed_at is None or life.closed_at >= end):
        told.append("open")
    if any(moment and start <= moment < end for moment in (life.first_seen, life.reopened_at)):
        told.append("opened")
    if life.closed_at and start <= life.closed_at < end:
        told.append("closed")
    return told


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


def midnight(day: date) -> datetime:
    """When a day begins in Paris."""
    return datetime.combine(day, datetime.min.time(), PARIS)
