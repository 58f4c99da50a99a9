"""A published file → one source: its account, the list behind each number, its last visits."""

import sqlite3
from dataclasses import dataclass

from board.companies.balance import FATES, Balances, balances
from board.published.rows import ListedPosting, NamedSource, PublishedCrawl, first_row, rows

LISTED = """
    SELECT postings.*, jobs.slug FROM postings LEFT JOIN jobs ON jobs.id = postings.job
    WHERE postings.source = ? ORDER BY postings.last_seen DESC, postings.title, postings.id
"""
SOURCE = """
    SELECT sources.*, members.name AS member_name, members.slug AS member_slug FROM sources
    LEFT JOIN members ON members.id = member WHERE sources.id = ?
"""
CRAWLS = "SELECT * FROM crawls WHERE source = ? ORDER BY started_at, id"
MOST_POSTINGS = 500
"""A page lists so many postings; the tables of ``/board`` have all of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcePage:
    """Everything that the page of a source shows."""

    source: NamedSource
    balances: Balances
    crawls: list[PublishedCrawl]
    """Its last visits, oldest first."""


def page(connection: sqlite3.Connection, id: str) -> SourcePage | None:
    """One source; ``None`` when there is none of that name."""
    source = first_row(NamedSource, connection, SOURCE, id)
    if source is None:
        return None
    return SourcePage(
        source=source, balances=balances(connection, id)[id], crawls=rows(PublishedCrawl, connection, CRAWLS, id)
    )


def postings(connection: sqlite3.Connection, id: str, name: str, reason: str, *, last: bool) -> list[ListedPosting]:
    """The list behind a number; ``name``: one of ``FATES``, or ``connues``; ``last``: those of the last visit only."""
    return [
        row
        for row in rows(ListedPosting, connection, LISTED, id)
        if (name == "connues" or row.fate in FATES[name])
        and reason in {"", row.rejection}
        and (row.last_visit or not last)
    ]
