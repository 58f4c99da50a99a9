"""A published file → what became of all that each source ever told: numbers that add up, and the list behind each."""

import json
import sqlite3
from collections import Counter, defaultdict
from dataclasses import dataclass

from board.job import Row, one, rows

FATES = ("ecartees", "fermees", "reunies", "montrees")
"""What becomes of a posting, each of one kind: set aside, closed, told by another one too, shown."""
FATE = """
    CASE fate WHEN 'rejected' THEN 'ecartees' WHEN 'closed' THEN 'fermees' WHEN 'merged' THEN 'reunies' ELSE 'montrees' END
"""
COUNTED = f"""
    SELECT source, {FATE} AS what, rejection, count(*) AS known, sum(last_visit) AS read
    FROM postings WHERE ?1 IS NULL OR source = ?1 GROUP BY 1, 2, 3
"""  # noqa: S608 - words of ours
OF_ONE = COUNTED.replace("?1 IS NULL OR ", "")
"""The same by the index."""
LISTED = f"""
    SELECT postings.*, {FATE} AS what, jobs.slug AS job_slug FROM postings LEFT JOIN jobs ON jobs.id = postings.job
    WHERE postings.source = ? ORDER BY postings.last_seen DESC, postings.title, postings.id
"""  # noqa: S608 - words of ours
SOURCE = """
    SELECT sources.*, members.name AS member_name, members.slug AS member_slug FROM sources
    LEFT JOIN members ON members.id = member WHERE sources.id = ?
"""
CRAWLS = "SELECT * FROM crawls WHERE source = ? ORDER BY started_at, id"
MOST = 500
"""Lines of a list; all of them are in the tables."""


@dataclass(frozen=True, slots=True)
class Balance:
    """Postings of one source: known = set aside + closed + merged + shown."""

    known: int
    fates: Counter[str]
    rejected: Counter[str]
    """Set aside, by reason."""

    @property
    def total(self) -> int:
        """What the parts add up to."""
        return self.fates.total()


@dataclass(frozen=True, slots=True)
class Balances:
    """The same twice, and what lies between: found = not understood + read, where read has its own fates."""

    all: Balance
    """Everything that the source ever told."""
    last: Balance
    """What its last visit read."""
    found: int
    """What its last visit found."""

    @property
    def unread(self) -> int:
        """Found, and not understood by our rules; those are tried again at each run."""
        return max(0, self.found - self.last.known)


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcePage:
    """Everything that the page of a source shows."""

    source: Row
    balances: Balances
    crawls: list[Row]
    """Its last visits, oldest first; with ``faults``: troubles of each as a list."""


def balances(connection: sqlite3.Connection, only: str | None = None) -> dict[str, Balances]:
    """Source → what became of its postings; ``only``: of one source."""
    of_source: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows(connection, COUNTED if only is None else OF_ONE, only):
        of_source[row["source"]].append(row)
    found = rows(connection, "SELECT id, found FROM sources WHERE ?1 IS NULL OR id = ?1", only)
    return {
        row["id"]: Balances(balance(of_source[row["id"]], "known"), balance(of_source[row["id"]], "read"), row["found"])
        for row in found
    }


def balance(counted: list[Row], column: str) -> Balance:
    """Groups of postings, added up."""
    fates: Counter[str] = Counter()
    rejected: Counter[str] = Counter()
    for row in counted:
        fates[row["what"]] += row[column]
        if row["rejection"] and row[column]:
            rejected[row["rejection"]] += row[column]
    return Balance(sum(row[column] for row in counted), fates, rejected)


def page(connection: sqlite3.Connection, id: str) -> SourcePage | None:
    """One source; ``None`` when there is none of that name."""
    source = one(connection, SOURCE, id)
    if source is None:
        return None
    crawls = [crawl | {"faults": json.loads(crawl["troubles"])} for crawl in rows(connection, CRAWLS, id)]
    return SourcePage(source=source, balances=balances(connection, id)[id], crawls=crawls)


def postings(connection: sqlite3.Connection, id: str, fate: str, reason: str, *, last: bool) -> list[Row]:
    """The list behind a number; ``fate``: one of ``FATES``, or ``connues``; ``last``: those of the last visit only."""
    return [
        row
        for row in rows(connection, LISTED, id)
        if fate in {"connues", row["what"]} and reason in {"", row["rejection"]} and (row["last_visit"] or not last)
    ]
