"""A member's postings → the sums of its page: from what its site shows to what is shown here, each number a list to open."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from sqlite3 import Connection
from urllib.parse import urlencode

from board.companies.balance import FATES, WHY, Balances, balances
from board.published.rows import Row, one, rows
from board.wording.fate_words import ABSENT, AGAIN, reason, taken_off

Filters = Mapping[str, str]
COLUMNS = ("source", "last_visit", "fate", "rejection", "closed_by", "merged_with")
"""What a list of postings may be asked by: columns of ``postings``; and ``fate__in``, several fates between commas."""
MOST_VALUES = 10
MOST_LISTED = 500
VISITS = """
    SELECT count(*) AS count, min(started_at) AS since, coalesce(sum(requests), 0) AS requests, coalesce(sum(pages), 0) AS pages,
        coalesce(sum(bytes_received), 0) AS bytes_received, coalesce(sum(not_modified), 0) AS not_modified
    FROM crawls WHERE source = ?
"""
TOLD = """
    SELECT told, count(*) AS count FROM member_jobs WHERE member = ? AND open = 1 GROUP BY told
"""
ELSEWHERE = """
    FROM postings JOIN member_jobs mine USING (job) LEFT JOIN sources ON sources.id = source
    WHERE mine.member = ? AND mine.open = 1 AND sources.member IS NOT mine.member AND fate IN ('shown', 'absent', 'merged')
"""


@dataclass(frozen=True, slots=True)
class Line:
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
    """A source, its sum, and what its last visits (at most thirty) cost its site."""

    source: Row
    lines: list[Line]
    visits: Row


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
        several = filters["fate__in"].split(",")[:MOST_VALUES]
        parts.append(f"fate IN ({', '.join('?' * len(several))})")
        values += several
    return " AND ".join(parts) or "1", values


def accounts(connection: Connection, sources: list[Row]) -> list[Account]:
    """The sum of each source."""
    return [
        Account(
            source,
            list(lines(source["id"], balances(connection, source["id"])[source["id"]])),
            one(connection, VISITS, source["id"]) or {},
        )
        for source in sources
    ]


def lines(id: str, account: Balances) -> Iterator[Line]:
    """From what was found at the last visit to what is shown in the words of this source."""
    seen = {"source": id, "last_visit": "1"}
    if account.unread:
        yield Line("", account.found, "Trouvées à la dernière visite")
        yield Line("−", account.unread, "Trouvées deux fois, ou illisibles", AGAIN)
    yield Line("=" if account.unread else "", account.last.known, "Lues à la dernière visite", asked=urlencode(seen))
    for fate, column in WHY.items():
        for why, count in account.last.reasons(fate):
            asked = seen | {"fate": fate} | ({column: why} if why else {})
            yield Line("−", count, *taken_off(fate, why), urlencode(asked))
    if count := account.all.of("absent"):
        asked = {"source": id, "fate": "absent"}
        yield Line("+", count, "Encore montrées, sans avoir été revues", ABSENT, urlencode(asked))
    shown = FATES["montrees"]
    asked = {"source": id, "fate__in": ",".join(shown)}
    yield Line("=", account.all.of(*shown), "Offres montrées", asked=urlencode(asked))


def told(connection: Connection, member: str) -> dict[str, int]:
    """How many of its open jobs are shown in its words, in those of another source that tells of them too, or told by others only."""
    return {row["told"]: row["count"] for row in rows(connection, TOLD, member)}


def elsewhere(connection: Connection, member: str) -> list[Row]:
    """Who else tells of its open jobs: publisher, its kind, how many postings."""
    sql = f"SELECT publisher, publisher_kind, count(*) AS count {ELSEWHERE} GROUP BY 1, 2 ORDER BY 3 DESC, 1"
    return rows(connection, sql, member)


def listed(connection: Connection, filters: Filters) -> list[Row]:
    """The postings of a list, each with its job and the reason why it is shown, or is not."""
    where, values = condition(filters)
    return explained(connection, f"FROM postings WHERE {where}", values)


def listed_elsewhere(connection: Connection, member: str, publisher: str) -> list[Row]:
    """The same for what another publisher tells of the member's open jobs."""
    return explained(connection, f"{ELSEWHERE} AND publisher = ?", [member, publisher])


def explained(connection: Connection, which: str, values: list[str]) -> list[Row]:
    """Postings with ``slug`` of their job, ``reason``, and ``all``: how many there are, since only the newest are listed."""
    sql = (  # ``which`` is ours
        'SELECT postings.*, jobs.slug, count(*) OVER () AS "all" FROM postings LEFT JOIN jobs ON jobs.id = job '  # noqa: S608
        f"WHERE postings.id IN (SELECT postings.id {which}) ORDER BY first_seen DESC, postings.id LIMIT {MOST_LISTED}"
    )
    found = rows(connection, sql, *values)
    return [row | {"reason": reason(row["fate"], row.get(WHY.get(row["fate"], "")) or "")} for row in found]
