"""A member's postings → the sums of its page: from what its site shows to what is shown here, each number a list to open."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from sqlite3 import Connection
from urllib.parse import urlencode

from msgspec.structs import replace

from board.companies.balance import FATES, WHY, Balances, balances
from board.published.rows import BoardLine, ListedPosting, PublishedSource, first_row, rows
from board.wording.fate_words import ABSENT, AGAIN, reason, taken_off

Filters = Mapping[str, str]
COLUMNS = ("source", "last_visit", "fate", "rejection", "closed_by", "merged_with")
"""What a list of postings may be asked by: columns of ``postings``; and ``fate__in``, several fates between commas."""
MOST_FATES = 10
MOST_POSTINGS = 500
VISITS = """
    SELECT count(*) AS count, min(started_at) AS since, coalesce(sum(requests), 0) AS requests, coalesce(sum(pages), 0) AS pages,
        coalesce(sum(bytes_received), 0) AS bytes_received, coalesce(sum(not_modified), 0) AS not_modified
    FROM crawls WHERE source = ?
"""
BY_TELLER = """
    SELECT told, count(*) AS count FROM member_jobs WHERE member = ? AND open = 1 GROUP BY told
"""
ELSEWHERE = """
    FROM postings JOIN member_jobs mine USING (job) LEFT JOIN sources ON sources.id = source
    WHERE mine.member = ? AND mine.open = 1 AND sources.member IS NOT mine.member AND fate IN ('shown', 'absent', 'merged')
"""


class VisitsCost(BoardLine, frozen=True, gc=False):
    """What the last visits of a source, at most thirty, cost its site."""

    count: int
    since: str | None
    requests: int
    pages: int
    bytes_received: int
    not_modified: int


class OtherPublisher(BoardLine, frozen=True, gc=False):
    """Who else tells of a member's open jobs, and in how many postings."""

    publisher: str
    publisher_kind: str
    count: int


@dataclass(frozen=True, slots=True)
class SumLine:
    """A line of a sum."""

    sign: str
    """« = » before a result, « − » or « + » before what is taken off or added; empty for what it begins with."""
    count: int
    words: str
    why: str = ""
    asked: str = ""
    """The query of its list; empty when nothing can be listed."""


@dataclass(frozen=True, slots=True)
class Account:
    """A source, its sum, and what its last visits cost its site."""

    source: PublishedSource
    lines: list[SumLine]
    visits: VisitsCost | None


def condition(filters: Filters) -> tuple[str, list[str]]:
    """SQL and its parameters for a list of postings; Datasette's table understands the same names.

    >>> condition({"source": "a", "fate": "merged", "merged_with": "Y"})
    ('source = ? AND fate = ? AND merged_with = ?', ['a', 'merged', 'Y'])
    >>> condition({"fate__in": "shown,absent", "n": "1"})
    ('fate IN (?, ?)', ['shown', 'absent'])
    """
    known = [name for name in COLUMNS if filters.get(name)]
    parts, values = [f"{name} = ?" for name in known], [filters[name] for name in known]
    if filters.get("fate__in"):
        several = filters["fate__in"].split(",")[:MOST_FATES]
        parts.append(f"fate IN ({', '.join('?' * len(several))})")
        values += several
    return " AND ".join(parts) or "1", values


def accounts(connection: Connection, sources: Iterable[PublishedSource]) -> list[Account]:
    """The sum of each source."""
    return [
        Account(
            source,
            list(lines(source.id, balances(connection, source.id)[source.id])),
            first_row(VisitsCost, connection, VISITS, source.id),
        )
        for source in sources
    ]


def lines(id: str, account: Balances) -> Iterator[SumLine]:
    """From what was found at the last visit to what is shown in the words of this source."""
    seen = {"source": id, "last_visit": "1"}
    if account.unread:
        yield SumLine("", account.found, "Trouvées à la dernière visite")
        yield SumLine("−", account.unread, "Trouvées deux fois, ou illisibles", AGAIN)
    yield SumLine("=" if account.unread else "", account.last.known, "Lues à la dernière visite", asked=urlencode(seen))
    for fate, column in WHY.items():
        for why, count in account.last.reasons(fate):
            asked = seen | {"fate": fate} | ({column: why} if why else {})
            yield SumLine("−", count, *taken_off(fate, why), urlencode(asked))
    if count := account.all.of("absent"):
        asked = {"source": id, "fate": "absent"}
        yield SumLine("+", count, "Encore montrées, sans avoir été revues", ABSENT, urlencode(asked))
    shown = FATES["montrees"]
    asked = {"source": id, "fate__in": ",".join(shown)}
    yield SumLine("=", account.all.of(*shown), "Offres montrées", asked=urlencode(asked))


def open_jobs_by_teller(connection: Connection, member: str) -> dict[str, int]:
    """How many of its open jobs are shown in its words, in those of another source that tells of them too, or told by others only."""
    return dict(connection.execute(BY_TELLER, [member]).fetchall())


def elsewhere(connection: Connection, member: str) -> list[OtherPublisher]:
    """Who else tells of its open jobs: publisher, its kind, how many postings."""
    sql = f"SELECT publisher, publisher_kind, count(*) AS count {ELSEWHERE} GROUP BY 1, 2 ORDER BY 3 DESC, 1"
    return rows(OtherPublisher, connection, sql, member)


def listed(connection: Connection, filters: Filters) -> list[ListedPosting]:
    """The postings of a list, each with its job and the reason why it is shown, or is not."""
    where, values = condition(filters)
    return explained(connection, f"FROM postings WHERE {where}", values)


def listed_elsewhere(connection: Connection, member: str, publisher: str) -> list[ListedPosting]:
    """The same for what another publisher tells of the member's open jobs."""
    return explained(connection, f"{ELSEWHERE} AND publisher = ?", [member, publisher])


def explained(connection: Connection, which: str, values: list[str]) -> list[ListedPosting]:
    """Postings with ``slug`` of their job, ``reason``, and ``all``: how many there are, since only the newest are listed."""
    sql = (  # ``which`` is ours
        'SELECT postings.*, jobs.slug, count(*) OVER () AS "all" FROM postings LEFT JOIN jobs ON jobs.id = job '  # noqa: S608
        f"WHERE postings.id IN (SELECT postings.id {which}) ORDER BY first_seen DESC, postings.id LIMIT {MOST_POSTINGS}"
    )
    listed_rows = rows(ListedPosting, connection, sql, *values)
    return [
        replace(row, reason=reason(row.fate, getattr(row, WHY[row.fate]) or "" if row.fate in WHY else ""))
        for row in listed_rows
    ]
