"""A published file → companies, sources and the state of the whole board."""

import sqlite3
from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta

from board.published.rows import (
    BoardLine,
    ListedJob,
    NamedSource,
    PublishedMember,
    PublishedSource,
    columns,
    first_row,
    rows,
)
from board.search.index import Index
from db.times import stamp

STATES = ("ok", "empty", "suspect", "failed", "blocked", "never", "disabled")
SOURCES = """
    SELECT sources.*, members.name AS member_name, members.slug AS member_slug, requests, bytes_received FROM sources
    LEFT JOIN members ON members.id = member
    LEFT JOIN crawls ON crawls.source = sources.id AND crawls.started_at = last_crawl
    ORDER BY coalesce(members.name, sources.id), sources.id
"""
OF_COMPANY = "id IN (SELECT job FROM member_jobs WHERE member = ?)"
VERIFIED = "SELECT max(last_healthy) FILTER (WHERE last_healthy <= ?), sum(state != 'disabled') FROM sources"
CLOCK_STEP = timedelta(hours=1)
"""What is dated later than that from now was written under a fast clock."""
MOST_PAST_JOBS = 30
"""Closed jobs that a page lists; the table has them all."""


class Rejections(BoardLine, frozen=True, gc=False):
    """How many postings are not shown for one reason."""

    reason: str
    count: int


class OtherEmployer(BoardLine, frozen=True, gc=False):
    """An employer that recruits here and is in no registry."""

    slug: str
    name: str
    jobs_open: int


class JobAddress(BoardLine, frozen=True, gc=False):
    """A page for search engines, and the day it last changed."""

    id: str
    slug: str
    source: str
    day: str


class Health(BoardLine, frozen=True, gc=False):
    """What a monitor asks: ``status`` is ``ok``, or why not in a word, and in ``reason`` in a sentence."""

    status: str
    reason: str
    verified_at: str | None
    published_at: str | None
    age_seconds: int | None
    jobs_open: int
    sources: dict[str, int]
    """How many by state."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardState:
    """How the board is: its sources by state, and what was set aside."""

    published_at: str
    sources: list[NamedSource]
    by_state: dict[str, list[NamedSource]]
    """State → its sources, good ones first."""
    rejections: list[Rejections]
    jobs_open: int
    last_crawl: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Company:
    """A member, or another one that recruits here."""

    member: PublishedMember | None
    name: str
    open: list[ListedJob]
    past: list[ListedJob]
    sources: list[PublishedSource]


def published_at(connection: sqlite3.Connection, index: Index | None = None) -> str:
    """When the file was published; read once a file when its index is given."""
    if index and "published" in index.kept:
        return str(index.kept["published"])
    row = connection.execute("SELECT value FROM meta WHERE key = 'published_at'").fetchone()
    moment = str(row[0]) if row else ""
    if index:
        index.kept["published"] = moment
    return moment


def state(connection: sqlite3.Connection, index: Index) -> BoardState:
    """Every source, and why it is as it is."""
    sources = rows(NamedSource, connection, SOURCES)
    by_state = {name: [source for source in sources if source.state == name] for name in STATES}
    return BoardState(
        published_at=published_at(connection),
        sources=sources,
        by_state={name: of_state for name, of_state in by_state.items() if of_state},
        rejections=rows(
            Rejections, connection, "SELECT reason, sum(count) AS count FROM rejections GROUP BY reason ORDER BY 2 DESC"
        ),
        jobs_open=len(index.rowids),
        last_crawl=max((source.last_crawl for source in sources if source.last_crawl), default=None),
    )


def silent(connection: sqlite3.Connection) -> list[PublishedMember]:
    """Members of whom nothing is read: they recruit elsewhere, or their page is not known yet."""
    return rows(
        PublishedMember,
        connection,
        "SELECT * FROM members WHERE sources = 0 AND status != 'closed' ORDER BY name COLLATE NOCASE",
    )


def health(connection: sqlite3.Connection, index: Index, now: datetime, stale_after_hours: float) -> Health:
    """How the board is.

    ``stale``: nothing was published for long; ``unverified``: something was, but no source could be read for long.
    """
    at = published_at(connection)
    (verified, read) = connection.execute(VERIFIED, [stamp(now + CLOCK_STEP)]).fetchone()
    age = int((now - datetime.fromisoformat(at)).total_seconds()) if at else None
    states = Counter(state for (state,) in connection.execute("SELECT state FROM sources"))
    long_ago = now - timedelta(hours=stale_after_hours)
    seen = datetime.fromisoformat(verified) if verified else None
    status, reason = "ok", ""
    if age is not None and age < -CLOCK_STEP.total_seconds():
        status, reason = "stale", "le tableau est daté d’un jour à venir : l’horloge est fausse, ou l’a été"
    elif age is None or age > stale_after_hours * 3600:
        status, reason = "stale", f"rien n’a été publié depuis plus de {stale_after_hours:g} heures"
    elif read and (seen is None or seen < long_ago):
        status, reason = "unverified", f"aucune source n’a pu être lue depuis plus de {stale_after_hours:g} heures"
    return Health(status, reason, verified, at, age, len(index.rowids), dict(states))


def companies(connection: sqlite3.Connection, index: Index) -> tuple[list[PublishedMember], list[OtherEmployer]]:
    """Members, those that recruit first; and the others that recruit, by name, with ``jobs_open``."""
    asked = "SELECT * FROM members ORDER BY status = 'closed', jobs_open = 0, name COLLATE NOCASE"
    members = rows(PublishedMember, connection, asked)
    known = {member.id for member in members}
    others = [
        OtherEmployer(slug, index.labels["organization"][slug], jobs.bit_count())
        for slug, jobs in index.sets.get("organization", {}).items()
        if slug not in known
    ]
    return members, sorted(others, key=lambda other: other.name.lower())


def company(connection: sqlite3.Connection, index: Index, slug: str) -> Company | None:
    """The company of an address; ``None`` when nobody has that name."""
    member = first_row(PublishedMember, connection, "SELECT * FROM members WHERE slug = ?", slug)
    if member is None:
        return other(connection, index, slug)
    sql = f"SELECT {columns(ListedJob)} FROM jobs WHERE {OF_COMPANY} ORDER BY rowid DESC"  # noqa: S608 - ours
    listed = rows(ListedJob, connection, sql, member.id)
    sources = rows(PublishedSource, connection, "SELECT * FROM sources WHERE member = ? ORDER BY id", member.id)
    return company_of(member, member.name, listed, sources)


def other(connection: sqlite3.Connection, index: Index, slug: str) -> Company | None:
    """A company that is in no registry; it has a page as long as it recruits."""
    name = index.labels.get("organization", {}).get(slug)
    if name is None:
        return None
    sql = f"SELECT {columns(ListedJob)} FROM jobs WHERE organization = ? ORDER BY rowid DESC"  # noqa: S608 - ours
    return company_of(None, name, rows(ListedJob, connection, sql, name), [])


def company_of(
    member: PublishedMember | None, name: str, jobs: list[ListedJob], sources: list[PublishedSource]
) -> Company:
    """A company with its jobs, sorted into open and past ones."""
    return Company(
        member=member,
        name=name,
        open=[job for job in jobs if not job.closed],
        past=[job for job in jobs if job.closed][:MOST_PAST_JOBS],
        sources=sources,
    )


def sitemap(connection: sqlite3.Connection) -> list[JobAddress]:
    """Open jobs with the day they last changed; without those whose own page is the one to index."""
    elsewhere = {
        source.id for source in rows(PublishedSource, connection, "SELECT * FROM sources") if not source.jsonld
    }
    listed = rows(
        JobAddress,
        connection,
        "SELECT id, slug, source, substr(updated_at, 1, 10) AS day FROM jobs "
        "WHERE status != 'closed' ORDER BY rowid DESC LIMIT 45000",
    )
    return [job for job in listed if job.source not in elsewhere]
