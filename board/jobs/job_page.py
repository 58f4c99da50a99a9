"""A published file and an id → everything that the page of a job shows."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from board.published.rows import (
    BoardLine,
    JobPageRow,
    ListedJob,
    PublishedChange,
    PublishedContact,
    PublishedHistory,
    PublishedJob,
    PublishedPosting,
    PublishedSource,
    Sibling,
    columns,
    first_row,
    rows,
)
from board.search.families import siblings_of
from board.search.index import Index, some
from board.search.listed_columns import SHOWN, shown
from board.wording.labels import EXTRACTOR, FIELDS
from db.board.lines import Correction

POSTINGS = f"""
    SELECT {columns(PublishedPosting)} FROM postings WHERE job = ? ORDER BY canonical DESC, first_seen, id
"""  # noqa: S608 - names of columns only
JOB = f"SELECT {columns(JobPageRow)} FROM jobs WHERE id = ?"  # noqa: S608 - names of columns only
MOVED = """
    SELECT jobs.id, slug FROM postings JOIN jobs ON jobs.id = job WHERE postings.id = ?
    UNION ALL SELECT jobs.id, slug FROM moved_jobs JOIN jobs ON jobs.id = job WHERE moved_jobs.id = ?
"""
MOST_NEIGHBORS = 4


class MovedTo(BoardLine, frozen=True, gc=False):
    """Where a job is told now that was joined to another one."""

    id: str
    slug: str


class Origin(NamedTuple):
    """Where a field of a posting comes from, in words."""

    field: str
    raw: str
    rule: str
    extractor: str


class FoundPosting(PublishedPosting, frozen=True, gc=False):
    """A posting that tells of the job."""

    origins: tuple[Origin, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class JobPage:
    """What is known of a job."""

    job: JobPageRow
    flags: list[str]
    """Warnings, each a word of ``board.wording.labels.FLAGS``."""
    reasons: list[str]
    """Why its postings are one."""
    corrections: dict[str, Correction]
    """Field → what its employer corrected."""
    contact: PublishedContact | None
    """How its employer is reached, when it was declared here."""
    source: PublishedSource | None
    postings: list[FoundPosting]
    """Where it was found, the posting whose words are shown first."""
    probable: list[ListedJob]
    """Other jobs that may be the same."""
    siblings: tuple[Sibling, ...]
    """Open jobs that the same text is published for, in other communes."""
    history: list[PublishedHistory]
    changes: list[PublishedChange]
    """What its sources changed in their words."""
    neighbors: list[ListedJob]
    """Open jobs that are alike: same occupation, or same commune."""


def read(connection: sqlite3.Connection, index: Index, id: str) -> JobPage | None:
    """The page of a job; ``None`` when there is no such job."""
    job = first_row(JobPageRow, connection, JOB, id)
    if job is None:
        return None
    siblings = siblings_of(connection, index, job)
    close = {id, *(sibling.id for sibling in siblings)}
    probable: list[str] = json.loads(job.probable)
    return JobPage(
        job=job,
        flags=json.loads(job.flags),
        reasons=json.loads(job.reasons),
        corrections=msgspec.json.decode(job.corrections, type=dict[str, Correction]),
        contact=first_row(PublishedContact, connection, "SELECT * FROM contacts WHERE job = ?", id),
        source=sources(connection, index).get(job.source),
        postings=[replace(row, origins=tuple(origins(row))) for row in rows(FoundPosting, connection, POSTINGS, id)],
        probable=by_ids(connection, [other for other in probable if other not in close]),
        siblings=siblings,
        history=rows(PublishedHistory, connection, "SELECT * FROM history WHERE job = ? ORDER BY n", id),
        changes=rows(
            PublishedChange, connection, "SELECT * FROM changes WHERE job = ? ORDER BY at, posting, field", id
        ),
        neighbors=shown(connection, index, neighbors(index, job, {*probable, *close})),
    )


def moved(connection: sqlite3.Connection, id: str) -> MovedTo | None:
    """The job that a posting tells of now, when its own was joined to another one."""
    return first_row(MovedTo, connection, MOVED, id, id)


def neighbors(index: Index, job: PublishedJob, but: Iterable[str]) -> list[int]:
    """Positions of jobs that are alike, the most alike first; none is its own kin."""
    trade = index.any_of("occupation", [job.rome] if job.rome else [])
    commune = index.any_of("commune", [job.insee] if job.insee else [])
    zone = index.any_of("zone", [job.zone] if job.zone else [])
    company = index.any_of("organization", [job.organization_id] if job.organization_id else [])
    positions: list[int] = []
    listed = [index.ids[other] for other in but if other in index.ids]
    left = index.everything & ~reduce(or_, (1 << position for position in listed), 0)
    for alike in (trade & commune, trade & zone, trade, company, commune, zone):
        positions += some(alike & left, 0, MOST_NEIGHBORS - len(positions))
        left &= ~alike
    return positions


def origins(posting: PublishedPosting) -> Iterator[Origin]:
    """Where each field of a posting comes from, in words."""
    known = json.loads(posting.provenance)
    return (
        Origin(
            FIELDS.get(field, field),
            origin.get("raw", ""),
            origin.get("rule", ""),
            EXTRACTOR.get(extractor := origin.get("extractor") or posting.extractor, extractor),
        )
        for field, origin in known.items()
    )


def by_ids(connection: sqlite3.Connection, ids: list[str]) -> list[ListedJob]:
    """Jobs to list, in this order."""
    if not ids:
        return []
    marks = ", ".join("?" * len(ids))
    asked = f"SELECT {SHOWN} FROM jobs WHERE id IN ({marks})"  # noqa: S608 - marks only
    listed = {row.id: row for row in rows(ListedJob, connection, asked, *ids)}
    return [listed[id] for id in ids if id in listed]


def sources(connection: sqlite3.Connection, index: Index) -> Mapping[str, PublishedSource]:
    """Every source by id: how it is, and when it was last visited; read once a file."""
    if "sources" not in index.kept:
        index.kept["sources"] = {row.id: row for row in rows(PublishedSource, connection, "SELECT * FROM sources")}
    kept: Mapping[str, PublishedSource] = index.kept["sources"]
    return kept
