"""A published file and a past day → the index of the jobs that were open when that day ended.

The words are those of the file: what was open is known for every day, what it said then is in each job's history.
"""

import sqlite3
from collections import defaultdict
from datetime import date

from board.published.rows import rows
from board.search.index import Index, Place, as_set, several
from board.search.query import Search
from board.wording.labels import LABELS
from db.board.facets import FacetedJob, facet_rows
from db.times import stamp
from french.calendar import end_of


class PastJob(FacetedJob, frozen=True, gc=False):
    """What a search looks at in a job of a past day; the words of an offer are longer than all of it."""

    rowid: int
    day: str
    """When it was posted."""
    commune: str | None
    insee: str | None
    lat: float | None
    lon: float | None
    beginner: int | None
    salary_min: float | None
    salary_max: float | None
    family: str | None


JOBS = """
    SELECT id, places, contract, shift, publisher_kind, rome, occupation, organization, organization_id,
        rowid, coalesce(date_posted, substr(first_seen, 1, 10)) AS day, commune, insee, lat, lon, beginner, salary_min,
        salary_max, family
    FROM jobs WHERE first_seen < ?1 AND (closed_at IS NULL OR closed_at >= ?1) AND coalesce((
        SELECT new FROM history WHERE job = jobs.id AND field = 'status' AND at < ?1 ORDER BY n DESC LIMIT 1
    ), 'open') != 'closed' ORDER BY rowid DESC
"""
FIRST = "SELECT min(first_seen) FROM jobs"
MOST_DAYS_KEPT = 8


def as_of(connection: sqlite3.Connection, index: Index, asked: Search) -> Index:
    """The index that answers a search: today's, or that of the day it asks for."""
    if not asked.le:
        return index
    kept: dict[str, Index] = index.kept.setdefault("past days", {})
    if asked.le not in kept:
        while len(kept) >= MOST_DAYS_KEPT:
            kept.pop(next(iter(kept)), None)
        kept[asked.le] = build(connection, date.fromisoformat(asked.le))
    return kept[asked.le]


def day_of(asked: Search, today: date) -> date:
    """The day of a search."""
    return date.fromisoformat(asked.le) if asked.le else today


def build(connection: sqlite3.Connection, day: date) -> Index:
    """Read the jobs of that day; facets are made again, since a file names only those of open jobs."""
    jobs = rows(PastJob, connection, JOBS, stamp(end_of(day)))
    sets: defaultdict[str, defaultdict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    labels: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for position, job in enumerate(jobs):
        for row in facet_rows(job, LABELS):
            sets[row.facet][row.value].append(position)
            labels[row.facet][row.value] = row.label
    size = len(jobs)
    families = several((position, job.family) for position, job in enumerate(jobs))
    return Index(
        rowids=[job.rowid for job in jobs],
        positions={job.rowid: position for position, job in enumerate(jobs)},
        ids={job.id: position for position, job in enumerate(jobs)},
        days=[job.day for job in jobs],
        everything=(1 << size) - 1,
        beginner=as_set((at for at, job in enumerate(jobs) if job.beginner), size),
        salaried=as_set((at for at, job in enumerate(jobs) if job.salary_min or job.salary_max), size),
        sets={facet: {value: as_set(at, size) for value, at in values.items()} for facet, values in sets.items()},
        labels=dict(labels),
        families=families,
        in_families=as_set(families, size),
        places={
            job.insee: Place(job.insee, job.commune or "", job.lat, job.lon)
            for job in jobs
            if job.insee and job.lat is not None and job.lon is not None
        },
    )


def check_day(connection: sqlite3.Connection, asked: Search, today: date) -> tuple[Search, tuple[str, ...]]:
    """The search, without a day that is not over; and what to say of a day that is before everything we know."""
    if not asked.le:
        return asked, ()
    if asked.le >= today.isoformat():
        return asked.but(le=""), ("Ce jour n’est pas encore passé : voici les offres d’aujourd’hui.",)
    (first,) = connection.execute(FIRST).fetchone()
    if first and stamp(end_of(date.fromisoformat(asked.le))) <= first:
        return asked, ("Nous ne lisions pas encore les offres ce jour-là.",)
    return asked, ()
