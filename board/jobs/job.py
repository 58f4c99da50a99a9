"""A published file and an id → everything that the page of a job shows."""

import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from board.published.rows import Row, one, rows
from board.search.families import with_siblings
from board.search.index import Index, some
from board.search.listed_columns import SHOWN, shown
from board.wording.labels import EXTRACTOR, FIELDS

POSTINGS = """
    SELECT postings.*, sources.url AS source_url, sources.state, members.name AS member
    FROM postings LEFT JOIN sources ON sources.id = source LEFT JOIN members ON members.id = sources.member
    WHERE job = ? ORDER BY canonical DESC, first_seen, postings.id
"""
JOB = f"""
    SELECT {SHOWN}, department, experience_months, education, language, description, closed_at, closed_by, flags, reasons, probable,
        borrowed, corrections
    FROM jobs WHERE id = ?
"""  # noqa: S608 - names of columns only
"""All that its page shows: what searches read of it is longer than all the rest."""
MOVED = """
    SELECT jobs.id, slug FROM postings JOIN jobs ON jobs.id = job WHERE postings.id = ?
    UNION ALL SELECT jobs.id, slug FROM moved_jobs JOIN jobs ON jobs.id = job WHERE moved_jobs.id = ?
"""
NEIGHBORS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class JobPage:
    """What is known of a job."""

    job: Row
    source: Row | None
    postings: list[Row]
    """Where it was found, the posting whose words are shown first; with ``origins``: (field, raw text, rule, extractor)."""
    probable: list[Row]
    """Other jobs that may be the same."""
    siblings: list[Row]
    """Open jobs that the same text is published for, in other communes."""
    history: list[Row]
    changes: list[Row]
    """What its sources changed in their words."""
    neighbors: list[Row]
    """Open jobs that are alike: same occupation, or same commune."""


def read(connection: sqlite3.Connection, index: Index, id: str) -> JobPage | None:
    """The page of a job; ``None`` when there is no such job."""
    job = one(connection, JOB, id)
    if job is None:
        return None
    for name in ("reasons", "flags", "probable", "corrections"):
        job[name] = json.loads(job[name])
    (of_family,) = with_siblings(connection, index, [job])
    siblings: list[Row] = of_family.get("siblings", [])
    close = {id, *(one["id"] for one in siblings)}
    return JobPage(
        job=job,
        source=sources(connection, index).get(job["source"]),
        postings=[row | {"origins": origins(row)} for row in rows(connection, POSTINGS, id)],
        probable=by_ids(connection, [other for other in job["probable"] if other not in close]),
        siblings=siblings,
        history=rows(connection, "SELECT * FROM history WHERE job = ? ORDER BY n", id),
        changes=rows(connection, "SELECT * FROM changes WHERE job = ? ORDER BY at, posting, field", id),
        neighbors=shown(connection, index, neighbors(index, job, close)),
    )


def moved(connection: sqlite3.Connection, id: str) -> Row | None:
    """The job that a posting tells of now, when its own was joined to another one."""
    return one(connection, MOVED, id, id)


def neighbors(index: Index, job: Mapping[str, Any], but: Iterable[str]) -> list[int]:
    """Positions of jobs that are alike, the most alike first; none is its own kin."""
    trade = index.any_of("occupation", [job["rome"]] if job["rome"] else [])
    commune = index.any_of("commune", [job["insee"]] if job["insee"] else [])
    zone = index.any_of("zone", [job["zone"]] if job["zone"] else [])
    company = index.any_of("organization", [job["organization_id"]] if job["organization_id"] else [])
    found: list[int] = []
    listed = [index.ids[other] for other in (*job["probable"], *but) if other in index.ids]
    left = index.everything & ~reduce(or_, (1 << position for position in listed), 0)
    for alike in (trade & commune, trade & zone, trade, company, commune, zone):
        found += some(alike & left, 0, NEIGHBORS - len(found))
        left &= ~alike
    return found


def origins(posting: Row) -> list[tuple[str, str, str, str]]:
    """Where each field of a posting comes from, in words."""
    known = json.loads(posting["provenance"])
    return [
        (
            FIELDS.get(field, field),
            origin.get("raw", ""),
            origin.get("rule", ""),
            EXTRACTOR.get(extractor := origin.get("extractor") or posting["extractor"], extractor),
        )
        for field, origin in known.items()
    ]


def by_ids(connection: sqlite3.Connection, ids: list[str]) -> list[Row]:
    """Jobs to list, in this order."""
    if not ids:
        return []
    marks = ", ".join("?" * len(ids))
    found = {row["id"]: row for row in rows(connection, f"SELECT {SHOWN} FROM jobs WHERE id IN ({marks})", *ids)}  # noqa: S608 - marks only
    return [found[id] for id in ids if id in found]


def sources(connection: sqlite3.Connection, index: Index) -> Mapping[str, Row]:
    """Every source by id: how it is, and when it was last visited; read once a file."""
    if "sources" not in index.kept:
        index.kept["sources"] = {row["id"]: row for row in rows(connection, "SELECT * FROM sources")}
    kept: Mapping[str, Row] = index.kept["sources"]
    return kept
