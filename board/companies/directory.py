"""A published file → companies, sources and the state of the whole board."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from board.published.rows import Row, one, rows
from board.search.index import Index
from board.search.listed_columns import SHOWN

STATES = ("ok", "empty", "suspect", "failed", "blocked", "never", "disabled")
SOURCES = """
    SELECT sources.*, members.name AS member_name, members.slug AS member_slug, requests, bytes_received FROM sources
    LEFT JOIN members ON members.id = member
    LEFT JOIN crawls ON crawls.source = sources.id AND crawls.started_at = last_crawl
    ORDER BY coalesce(members.name, sources.id), sources.id
"""
OF_COMPANY = "id IN (SELECT job FROM member_jobs WHERE member = ?)"
PAST = 30
"""Closed jobs that a page lists; the table has them all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """How the board is."""

    published_at: str
    sources: list[Row]
    by_state: dict[str, list[Row]]
    """State → its sources, good ones first."""
    rejections: list[Row]
    jobs_open: int
    last_crawl: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Company:
    """A member, or another one that recruits here."""

    member: Row | None
    name: str
    open: list[Row]
    past: list[Row]
    sources: list[Row]


def published_at(connection: sqlite3.Connection, index: Index | None = None) -> str:
    """When the file was published; read once a file when its index is given."""
    if index and "published" in index.kept:
        return str(index.kept["published"])
    row = one(connection, "SELECT value FROM meta WHERE key = 'published_at'")
    found = str(row["value"]) if row else ""
    if index:
        index.kept["published"] = found
    return found


def state(connection: sqlite3.Connection, index: Index) -> State:
    """Every source, and why it is as it is."""
    sources = rows(connection, SOURCES)
    by_state = {name: [source for source in sources if source["state"] == name] for name in STATES}
    return State(
        published_at=published_at(connection),
        sources=sources,
        by_state={name: found for name, found in by_state.items() if found},
        rejections=rows(
            connection, "SELECT reason, sum(count) AS count FROM rejections GROUP BY reason ORDER BY 2 DESC"
        ),
        jobs_open=len(index.rowids),
        last_crawl=max((source["last_crawl"] for source in sources if source["last_crawl"]), default=None),
    )


def silent(connection: sqlite3.Connection) -> list[Row]:
    """Members of whom nothing is read: they recruit elsewhere, or their page is not known yet."""
    return rows(
        connection, "SELECT * FROM members WHERE sources = 0 AND status != 'closed' ORDER BY name COLLATE NOCASE"
    )


def health(connection: sqlite3.Connection, index: Index, now: datetime, stale_after_hours: float) -> Row:
    """What a monitor asks: ``status`` is ``ok``, or why not in a word, and in ``reason`` in a sentence.

    ``stale``: nothing was published for long; ``unverified``: something was, but no source could be read for long.
    """
    at = published_at(connection)
    verified = one(connection, "SELECT max(last_healthy) AS at, sum(state != 'disabled') AS read FROM sources") or {}
    age = int((now - datetime.fromisoformat(at)).total_seconds()) if at else None
    states = Counter(row["state"] for row in rows(connection, "SELECT state FROM sources"))
    long_ago = now - timedelta(hours=stale_after_hours)
    seen = datetime.fromisoformat(verified["at"]) if verified.get("at") else None
    status, reason = "ok", ""
    if age is None or age > stale_after_hours * 3600:
        status, reason = "stale", f"rien n’a été publié depuis plus de {stale_after_hours:g} heures"
    elif verified.get("read") and (seen is None or seen < long_ago):
        status, reason = "unverified", f"aucune source n’a pu être lue depuis plus de {stale_after_hours:g} heures"
    return {
        "status": status,
        "reason": reason,
        "verified_at": verified.get("at"),
        "published_at": at,
        "age_seconds": age,
        "jobs_open": len(index.rowids),
        "sources": dict(states),
    }


def companies(connection: sqlite3.Connection, index: Index) -> tuple[list[Row], list[Row]]:
    """Members, those that recruit first; and the others that recruit, by name, with ``jobs_open``."""
    members = rows(connection, "SELECT * FROM members ORDER BY status = 'closed', jobs_open = 0, name COLLATE NOCASE")
    known = {member["id"] for member in members}
    others = [
        {"slug": slug, "name": index.labels["organization"][slug], "jobs_open": jobs.bit_count()}
        for slug, jobs in index.sets.get("organization", {}).items()
        if slug not in known
    ]
    return members, sorted(others, key=lambda other: str(other["name"]).lower())


def company(connection: sqlite3.Connection, index: Index, slug: str) -> Company | None:
    """One of them; ``None`` when nobody has that name."""
    member = one(connection, "SELECT * FROM members WHERE slug = ?", slug)
    if member is None:
        return other(connection, index, slug)
    member["aliases"] = json.loads(member["aliases"])
    sql = f"SELECT {SHOWN} FROM jobs WHERE {OF_COMPANY} ORDER BY rowid DESC"  # noqa: S608 - ours
    found = rows(connection, sql, member["id"])
    return made(
        member,
        member["name"],
        found,
        rows(connection, "SELECT * FROM sources WHERE member = ? ORDER BY id", member["id"]),
    )


def other(connection: sqlite3.Connection, index: Index, slug: str) -> Company | None:
    """One that is in no registry, as long as it recruits."""
    name = index.labels.get("organization", {}).get(slug)
    if name is None:
        return None
    found = rows(connection, f"SELECT {SHOWN} FROM jobs WHERE organization = ? ORDER BY rowid DESC", name)  # noqa: S608
    return made(None, name, found, [])


def made(member: Row | None, name: str, found: Iterable[Row], sources: list[Row]) -> Company:
    """Jobs sorted in two."""
    listed: list[Row] = list(found)
    return Company(
        member=member,
        name=name,
        open=[job for job in listed if job["status"] != "closed"],
        past=[job for job in listed if job["status"] == "closed"][:PAST],
        sources=sources,
    )


def sitemap(connection: sqlite3.Connection) -> list[Row]:
    """Open jobs with the day they last changed; without those whose own page is the one to index."""
    elsewhere = {source["id"] for source in rows(connection, "SELECT * FROM sources") if not source.get("jsonld", 1)}
    listed = rows(
        connection,
        "SELECT id, slug, source, substr(updated_at, 1, 10) AS day FROM jobs "
        "WHERE status != 'closed' ORDER BY rowid DESC LIMIT 45000",
    )
    return [job for job in listed if job["source"] not in elsewhere]
