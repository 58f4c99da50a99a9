"""A search and a moment → the jobs that answer it and were not known before."""

import sqlite3
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import and_
from pathlib import Path

from board.published.database import build_index
from board.published.rows import ListedJob
from board.search import families
from board.search.chips import in_our_words, title
from board.search.index import Index, as_set, some
from board.search.query import read
from board.search.search import filters, jobs

NEWER = "SELECT rowid FROM jobs WHERE status != 'closed' AND (first_seen > ?1 OR coalesce(reopened_at, '') > ?1)"
BACK = "SELECT rowid FROM jobs WHERE status != 'closed' AND coalesce(reopened_at, '') > ?1"
"""An offer that was closed and is there again, or extended after its last day, is news as one never seen is."""


@dataclass(frozen=True, slots=True)
class Newest:
    """What is new of a search."""

    title: str
    """The search in words."""
    count: int
    """How many; what one text offers in several communes is one."""
    jobs: list[ListedJob]
    """The newest of them."""
    found: list[str] | None = None
    """The ids of all that the search finds, new or not; ``None`` when it means nothing on this board."""


@dataclass(slots=True)
class Board:
    """One published file, open to answer many searches; close it with ``close``."""

    connection: sqlite3.Connection
    index: Index
    known_until: str
    """When the newest of its jobs was first seen, or came back: jobs of a visit that was not over yet come after that, whenever it
    is published.
    """

    def newest(
        self, query_string: str, after: str, today: date, most: int, known: frozenset[str] | None = None
    ) -> Newest:
        """What is new of a search since a moment; a search that means nothing any more finds nothing.

        ``known``: the ids that it found then. Whatever else it finds is new: an offer that was hidden, or that a correction brought
        into the search, as well as one never seen. ``None`` when nobody looked then: what was first seen since is new.
        """
        asked, _ = read(query_string, self.index.places)
        if not asked.narrowed and query_string:
            return Newest(title(asked, self.index), 0, [])
        found = reduce(and_, filters(self.connection, self.index, asked, today).values(), self.index.everything)
        (new,) = families.once(self.index, [found & self.since(after, known)])
        listed = jobs(self.connection, self.index, asked, some(new, 0, most))
        told = families.with_siblings(self.connection, self.index, listed)
        ids = list(self.index.ids)
        return Newest(title(asked, self.index), new.bit_count(), told, [ids[n] for n in families.members(found)])

    def since(self, after: str, known: frozenset[str] | None) -> int:
        """The jobs that are new, whatever is searched for."""
        newer = self.index.found(row[0] for row in self.connection.execute(NEWER if known is None else BACK, [after]))
        if known is None:
            return newer
        unknown = (position for id, position in self.index.ids.items() if id not in known)
        return newer | as_set(unknown, len(self.index.rowids))

    def introduced(self, query_string: str) -> str:
        """A search in words, without those that somebody typed: for who did not say yet that it is theirs."""
        asked, _ = read(query_string, self.index.places)
        return title(in_our_words(asked, self.index), self.index)

    def close(self) -> None:
        """Let the file go."""
        self.connection.close()


def opened(path: Path) -> Board:
    """Read a published file; raises ``FileNotFoundError`` when there is none."""
    if not path.exists():
        raise FileNotFoundError(f"{path} n’existe pas encore : `glassvallee publish`.")
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    connection.row_factory = sqlite3.Row
    try:
        return Board(connection, build_index(connection), known_until(connection))
    except BaseException:
        connection.close()
        raise


def known_until(connection: sqlite3.Connection) -> str:
    """When the newest job of a file was first seen, or came back; empty when it has none."""
    (newest,) = connection.execute(
        "SELECT coalesce(max(max(first_seen, coalesce(reopened_at, ''))), '') FROM jobs"
    ).fetchone()
    return str(newest)
