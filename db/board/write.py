"""Lines of every table → a finished board.db, public columns only, read back before anybody sees it."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import fields
from itertools import chain
from pathlib import Path

import msgspec

from db.board.lines import BoardLines
from db.rows import TableRow, insert
from db.schema import sql, statements
from french.letters import LIGATURES

BUILDING = (
    "PRAGMA page_size = 4096",
    "PRAGMA journal_mode = OFF",
    "PRAGMA synchronous = OFF",
    "BEGIN",
    *statements(sql("board")),
)


def spelled_in_sql(column: str) -> str:
    """``french.letters.spelled`` of a column, as SQLite does it.

    >>> spelled_in_sql("title")[:32]
    'replace(replace(replace(replace('
    """
    for ligature, letters in LIGATURES.items():
        column = f"replace({column}, '{ligature}', '{letters}')"
    return column


FINISHED = (
    """CREATE VIRTUAL TABLE jobs_fts USING fts5(title, organization, commune, search_text,
        content="jobs", content_rowid="rowid", tokenize="unicode61 remove_diacritics 2")""",
    "INSERT INTO jobs_fts(jobs_fts) VALUES ('rebuild')",
    # What stands over an offer, without its text: ranking asks for it again and again, and the text is fifty times as long.
    # It keeps words only: those of « Cœur » are those of « Coeur », as in ``search_text``.
    """CREATE VIRTUAL TABLE heads_fts USING fts5(title, organization, commune,
        content="", tokenize="unicode61 remove_diacritics 2")""",
    f"""INSERT INTO heads_fts(rowid, title, organization, commune)
        SELECT rowid, {", ".join(map(spelled_in_sql, ("title", "organization", "commune")))} FROM jobs""",  # noqa: S608 - ours
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


def write_board(path: Path, lines: BoardLines) -> dict[str, int]:
    """Write a new file and read all of it back; says how many lines each table has. Raises ``sqlite3.DatabaseError``."""
    with closing(sqlite3.connect(path, isolation_level=None)) as new:
        for statement in BUILDING:
            new.execute(statement)
        counts = {table.name: fill(new, getattr(lines, table.name)) for table in fields(lines)}
        for statement in FINISHED:
            new.execute(statement)
        new.execute("PRAGMA journal_mode = DELETE")
        verdict = new.execute("PRAGMA quick_check").fetchone()[0]
    if verdict != "ok":
        raise sqlite3.DatabaseError(
            f"{path} est abîmée sitôt écrite ({verdict}) : le disque est-il plein ou en panne ?"
        )
    return counts


def fill(new: sqlite3.Connection, lines: Iterable[TableRow]) -> int:
    """Write the lines of one table: whatever else vallee.db knows, a record has only the columns that board.sql names."""
    rest = iter(lines)
    first = next(rest, None)
    if first is None:
        return 0
    values = map(msgspec.structs.astuple, chain([first], rest))
    return max(0, new.executemany(insert(type(first)), values).rowcount)
