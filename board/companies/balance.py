"""A published file → the account of each source: what was found, read, set aside, closed, merged, shown. Every page counts with it."""

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from board.published.rows import BoardLine, rows

FATES: Mapping[str, tuple[str, ...]] = {
    "ecartees": ("rejected",),
    "fermees": ("closed",),
    "reunies": ("merged",),
    "montrees": ("shown", "absent"),
}
"""A list of annonces → what became of those in it, in the words of ``postings.fate``: each posting is in one list."""
WHY = {"rejected": "rejection", "closed": "closed_by", "merged": "merged_with"}
"""What became of postings that are not shown → the column that says why, or with whose words they are."""
COUNTED = f"""
    SELECT source, fate, coalesce(CASE fate {" ".join(f"WHEN '{fate}' THEN {column}" for fate, column in WHY.items())} END, '') AS why,
        count(*) AS known, sum(last_visit) AS read
    FROM postings WHERE ?1 IS NULL OR source = ?1 GROUP BY 1, 2, 3
"""  # noqa: S608 - words of ours
OF_ONE = COUNTED.replace("?1 IS NULL OR ", "")
"""``COUNTED`` of one source, which SQLite answers by the index of ``source``."""


class CountedPostings(BoardLine, frozen=True, gc=False):
    """Postings of one source that came to one fate, for one reason."""

    source: str
    fate: str
    why: str
    known: int
    read: int
    """How many of these the last visit of the source read."""


class FoundBySource(BoardLine, frozen=True, gc=False):
    """What the last visit of a source found."""

    id: str
    found: int


@dataclass(frozen=True, slots=True)
class Balance:
    """Postings of one source: those known are the sum of its parts."""

    parts: Counter[tuple[str, str]]
    """How many by fate and reason."""

    @property
    def known(self) -> int:
        """How many postings there are in all parts together."""
        return self.parts.total()

    @property
    def fates(self) -> dict[str, int]:
        """How many in each list."""
        return {name: self.of(*fates) for name, fates in FATES.items()}

    @property
    def outside(self) -> int:
        """How many lie outside of where their source is looked for."""
        return self.parts[("rejected", "OUT_OF_AREA")]

    def of(self, *fates: str) -> int:
        """How many came to one of these fates."""
        return sum(count for (fate, _), count in self.parts.items() if fate in fates)

    def reasons(self, fate: str) -> list[tuple[str, int]]:
        """How many came to a fate by reason, most first."""
        counts = [(why, count) for (known, why), count in self.parts.items() if known == fate and count]
        return sorted(counts, key=lambda pair: (-pair[1], pair[0]))


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


def balances(connection: sqlite3.Connection, only: str | None = None) -> dict[str, Balances]:
    """Source → what became of its postings; ``only``: of one source."""
    of_source: defaultdict[str, list[CountedPostings]] = defaultdict(list)
    for row in rows(CountedPostings, connection, COUNTED if only is None else OF_ONE, only):
        of_source[row.source].append(row)
    last_visits = rows(FoundBySource, connection, "SELECT id, found FROM sources WHERE ?1 IS NULL OR id = ?1", only)
    return {row.id: balances_of(of_source[row.id], row.found) for row in last_visits}


def balances_of(counted: list[CountedPostings], found: int) -> Balances:
    """The two accounts of one source."""
    known = Balance(Counter({(row.fate, row.why): row.known for row in counted}))
    return Balances(known, Balance(Counter({(row.fate, row.why): row.read for row in counted})), found)
