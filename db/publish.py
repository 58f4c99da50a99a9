"""vallee.db → board.db: a finished file, public columns only, put in place by one rename."""

import os
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime
from operator import itemgetter
from pathlib import Path
from time import perf_counter

from db.board_content import content
from db.board_rows import Labels
from db.guard import refusal
from db.schema import sql, statements, tables
from db.store import Row, Store, bring_up_to_date, open_store, writing

BUILDING = (
    "PRAGMA page_size = 4096",
    "PRAGMA journal_mode = OFF",
    "PRAGMA synchronous = OFF",
    "BEGIN",
    *statements(sql("board")),
)
FINISHED = (
    """CREATE VIRTUAL TABLE jobs_fts USING fts5(title, organization, commune, search_text,
        content="jobs", content_rowid="rowid", tokenize="unicode61 remove_diacritics 2")""",
    "INSERT INTO jobs_fts(jobs_fts) VALUES ('rebuild')",
    # What stands over an offer, without its text: ranking asks for it again and again, and the text is fifty times as long.
    """CREATE VIRTUAL TABLE heads_fts USING fts5(title, organization, commune,
        content="jobs", content_rowid="rowid", tokenize="unicode61 remove_diacritics 2")""",
    "INSERT INTO heads_fts(heads_fts) VALUES ('rebuild')",
    # All that the board keeps in memory is in these two, so that opening a file does not read every offer.
    """CREATE INDEX jobs_by_status ON jobs(status, date_posted, first_seen, beginner, salary_min, salary_max, id,
        insee, commune, lat, lon, family)""",
    "CREATE INDEX jobs_in_places ON jobs(status, id) WHERE json_array_length(places) > 1",
    "CREATE INDEX jobs_by_organization ON jobs(organization_id)",
    "CREATE INDEX jobs_by_family ON jobs(family) WHERE family IS NOT NULL",
    "CREATE INDEX job_facets_by_job ON job_facets(job)",
    "CREATE INDEX postings_by_job ON postings(job)",
    "CREATE INDEX postings_by_source ON postings(source)",
    "CREATE INDEX crawls_by_source ON crawls(source, started_at)",
    "CREATE INDEX history_by_job ON history(job)",
    "CREATE INDEX changes_by_job ON changes(job)",
    "COMMIT",
    "ANALYZE",
)


@dataclass(frozen=True, slots=True)
class Published:
    """What a publication did."""

    rows: Mapping[str, int] = field(default_factory=dict)
    """Lines in each table of the new file."""

    seconds: float = 0.0
    """From the first read to the rename."""

    refused: str = ""
    """Why the file in place was kept instead; empty when it was replaced."""

    @property
    def sentence(self) -> str:
        """For people."""
        return self.refused or f"Tableau publié : {self.rows.get('jobs', 0)} offres, en {self.seconds:.1f} s."


def publish(
    store: Path,
    board: Path,
    now: datetime,
    *,
    labels: Labels | None = None,
    force: bool = False,
    patience: float = 30.0,
) -> Published:
    """Make board.db from vallee.db and put it in place in one step: readers see the old or the new one.

    ``labels``: facet → value → words for readers; a value that has none is its own label. Refuses, unless
    ``force``, to replace a board that shows jobs by one that shows none when nothing proves them gone.
    Raises ``FileNotFoundError`` without vallee.db, and ``StoreBusyError`` while another process publishes.
    """
    start = perf_counter()
    board.parent.mkdir(parents=True, exist_ok=True)
    bring_up_to_date(store)
    with writing(board, patience), open_store(store, write=False) as kept:
        for leftover in board.parent.glob(f"{board.name}.tmp-*"):
            leftover.unlink()
        temporary = board.with_name(f"{board.name}.tmp-{os.getpid()}")
        try:
            rows = build(kept, temporary, now, labels or {})
            why = "" if force else refusal(kept, board, temporary)
            if why:
                return Published(refused=why, seconds=perf_counter() - start)
            put(temporary, board)
        finally:
            temporary.unlink(missing_ok=True)
    return Published(rows, perf_counter() - start)


def build(store: Store, path: Path, now: datetime, labels: Labels) -> dict[str, int]:
    """Write the new file, read all of it back, and say how many lines each table has."""
    with closing(sqlite3.connect(path, isolation_level=None)) as new:
        for statement in BUILDING:
            new.execute(statement)
        counts = {table: fill(new, table, rows) for table, rows in content(store, now, labels).items()}
        for statement in FINISHED:
            new.execute(statement)
        new.execute("PRAGMA journal_mode = DELETE")
        found = new.execute("PRAGMA quick_check").fetchone()[0]
    if found != "ok":
        raise sqlite3.DatabaseError(f"{path} est abîmée sitôt écrite ({found}) : le disque est-il plein ou en panne ?")
    return counts


def fill(new: sqlite3.Connection, table: str, rows: Iterable[Row]) -> int:
    """Write the lines of one table: only the columns that board.sql names leave vallee.db."""
    names = tables("board")[table].names
    marks = ", ".join("?" * len(names))
    values = map(itemgetter(*names), rows)
    return max(0, new.executemany(f"INSERT INTO {table} VALUES ({marks})", values).rowcount)  # noqa: S608


def put(temporary: Path, board: Path) -> None:
    """Put the new file in place, so that even a power cut leaves the old one or the new one."""
    settle(temporary)
    temporary.replace(board)
    settle(board.parent)


def settle(path: Path) -> None:
    """Have the disk hold what was written to a file or folder."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
