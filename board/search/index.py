"""board.db → the open jobs in memory, newest first, and for each value of each filter the set of those that have it.

A set is an integer whose bit *n* stands for the *n*-th newest job: « and » and « how many » cost microseconds, so that
every filter can say exactly how many jobs it would leave.
"""

import sqlite3
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import reduce
from operator import or_
from typing import Any

from french.distance import Point

JOBS = """
    SELECT rowid, id, coalesce(date_posted, substr(first_seen, 1, 10)) AS day, beginner,
    salary_min IS NOT NULL OR salary_max IS NOT NULL AS salaried, family
    FROM jobs INDEXED BY jobs_by_status WHERE status != 'closed' ORDER BY rowid DESC
"""
FACETS = "SELECT facet, value, max(label) FROM job_facets GROUP BY facet, value"
MEMBERS = "SELECT job FROM job_facets WHERE facet = ? AND value = ?"
PLACES = """
    SELECT DISTINCT insee, commune AS name, lat, lon FROM jobs WHERE status != 'closed' AND lat IS NOT NULL AND insee != ''
    UNION
    SELECT place.value ->> 'insee', place.value ->> 'name', place.value ->> 'lat', place.value ->> 'lon'
    FROM jobs, json_each(places) place
    WHERE status != 'closed' AND json_array_length(places) > 1 AND place.value ->> 'lat' IS NOT NULL
"""


@dataclass(frozen=True, slots=True)
class Place:
    """A commune, and where it is."""

    insee: str
    name: str
    lat: float
    lon: float

    @property
    def point(self) -> Point:
        """Where it is."""
        return self.lat, self.lon


@dataclass(slots=True)
class Index:
    """What one published file offers; made once, then only read (``words`` is a cache)."""

    rowids: list[int]
    """Position → rowid in ``jobs``."""
    positions: dict[int, int]
    """rowid → position."""
    ids: dict[str, int]
    """Job id → position."""
    days: list[str]
    """Position → the day it was published, or first seen: never increasing."""
    everything: int
    beginner: int
    """Jobs that accept beginners."""
    salaried: int
    """Jobs that say what they pay."""
    sets: dict[str, dict[str, int]]
    """Facet → value → jobs."""
    labels: dict[str, dict[str, str]]
    """Facet → value → words for readers."""
    places: dict[str, Place]
    """INSEE code → commune where some job is."""
    families: dict[int, str]
    """Position → family, of the jobs that are there for several communes (``board.search.families``)."""
    in_families: int
    """Those jobs."""
    words: dict[str, int] = field(default_factory=dict)
    """Full-text query → jobs, as already asked of this file."""
    kept: dict[str, Any] = field(default_factory=dict)
    """What else was worked out from this file once (``board.search.spelling``, ``board.search.suggest``)."""

    def any_of(self, facet: str, values: Iterable[str]) -> int:
        """Jobs that have one of these values."""
        sets = self.sets.get(facet, {})
        found = [sets[value] for value in values if value in sets]
        return reduce(or_, found) if found else 0

    def since(self, day: str) -> int:
        """Jobs published that day or later."""
        count = bisect_left(self.days, x=True, key=lambda known: known < day)
        return (1 << count) - 1

    def found(self, rowids: Iterable[int]) -> int:
        """The jobs that have these rowids; closed ones are left out."""
        return as_set((self.positions[rowid] for rowid in rowids if rowid in self.positions), len(self.rowids))


def build(connection: sqlite3.Connection) -> Index:
    """Read a file; 0.4 s for 100,000 open jobs."""
    jobs = connection.execute(JOBS).fetchall()
    ids = {row[1]: position for position, row in enumerate(jobs)}
    families = several((position, row[5]) for position, row in enumerate(jobs))
    index = Index(
        rowids=[row[0] for row in jobs],
        positions={row[0]: position for position, row in enumerate(jobs)},
        ids=ids,
        days=[row[2] for row in jobs],
        everything=(1 << len(jobs)) - 1,
        beginner=as_set((position for position, row in enumerate(jobs) if row[3]), len(jobs)),
        salaried=as_set((position for position, row in enumerate(jobs) if row[4]), len(jobs)),
        sets={},
        labels={},
        places={row[0]: Place(*row) for row in connection.execute(PLACES)},
        families=families,
        in_families=as_set(families, len(jobs)),
    )
    for facet, value, label in connection.execute(FACETS).fetchall():
        members = connection.execute(MEMBERS, [facet, value]).fetchall()
        positions = [ids[job] for (job,) in members if job in ids]
        if positions:
            index.labels.setdefault(facet, {})[value] = label
            index.sets.setdefault(facet, {})[value] = as_set(positions, len(jobs))
    return index


def several(families: Iterable[tuple[int, str | None]]) -> dict[int, str]:
    """Position → family, of those families that have several jobs here.

    >>> several([(0, "a"), (1, None), (2, "a"), (3, "b")])
    {0: 'a', 2: 'a'}
    """
    known = [(position, family) for position, family in families if family]
    count = Counter(family for _, family in known)
    return {position: family for position, family in known if count[family] > 1}


def as_set(positions: Iterable[int], size: int) -> int:
    """A set of positions.

    >>> bin(as_set([0, 3], 5))
    '0b1001'
    """
    bits = bytearray(size // 8 + 1)
    for position in positions:
        bits[position >> 3] |= 1 << (position & 7)
    return int.from_bytes(bits, "little")


def some(jobs: int, skip: int, count: int) -> list[int]:
    """At most ``count`` positions of a set in order, after the first ``skip``.

    >>> some(0b10111, 1, 2)
    [1, 2]
    """
    part = head(jobs, skip + count)
    low, high = 0, part.bit_length() if skip else 0
    while low < high:
        middle = (low + high) // 2
        if (part & ((1 << middle + 1) - 1)).bit_count() > skip:
            high = middle
        else:
            low = middle + 1
    return [low + position for position in first(part >> low, count)]


def head(jobs: int, count: int) -> int:
    """The beginning of a set that holds so many jobs: a page mostly needs the newest, and short integers are fast."""
    size, end = 2048, jobs.bit_length()
    while size < end:
        part = jobs & ((1 << size) - 1)
        if part.bit_count() >= count:
            return part
        size *= 4
    return jobs


def first(jobs: int, count: int) -> Iterator[int]:
    """The first positions of a set."""
    while jobs and count:
        lowest = jobs & -jobs
        yield lowest.bit_length() - 1
        jobs ^= lowest
        count -= 1
