"""What pages read of board.db is what ``db/board.sql`` says, column by column and kind by kind."""

import sqlite3
from types import NoneType
from typing import get_args

import pytest
from msgspec.structs import fields

from board.companies.directory import JobAddress
from board.pages.packages import ChangedJob
from board.pages.removal import NamedJob
from board.published import rows
from board.published.rows import BoardLine, first_row
from db.schema import sql, tables
from tests.worlds.board.lines import line

KINDS = {"TEXT": str, "INTEGER": int, "REAL": float}
WHOLE: dict[str, type[BoardLine]] = {
    "jobs": rows.WholeJobRow,
    "postings": rows.PublishedPosting,
    "members": rows.PublishedMember,
    "sources": rows.PublishedSource,
    "crawls": rows.PublishedCrawl,
    "history": rows.PublishedHistory,
    "changes": rows.PublishedChange,
}
PARTS: list[type[BoardLine]] = [rows.PublishedJob, rows.JobPageRow, rows.ListedJob, rows.Sibling, NamedJob, ChangedJob]


def declared(table: str) -> dict[str, object]:
    """Column → its type in Python."""
    return {
        column.name: KINDS[column.type] | None if column.null else KINDS[column.type]
        for column in tables("board")[table].columns
    }


@pytest.mark.parametrize("table", WHOLE)
def test_a_line_has_every_column_of_its_table(table: str) -> None:
    assert {field.name: field.type for field in fields(WHOLE[table])} == declared(table)


@pytest.mark.parametrize("table", [table for table in WHOLE if table != "jobs"])
def test_columns_stand_in_the_order_of_the_table_so_that_all_of_it_is_read_fast(table: str) -> None:
    assert WHOLE[table].__struct_fields__ == tables("board")[table].names


@pytest.mark.parametrize("kind", PARTS)
def test_a_part_of_a_job_has_columns_of_jobs(kind: type[BoardLine]) -> None:
    known = declared("jobs")
    for field in fields(kind):
        assert not field.required or field.type == known[field.name]


def test_a_query_in_another_order_or_with_columns_too_many_gives_the_same_line() -> None:
    with sqlite3.connect(":memory:") as board:
        board.executescript(sql("board"))
        board.execute("INSERT INTO history VALUES (1, 'a', '2026-11-24T05:30:00Z', 'status', NULL, 'open', '')")
        history = first_row(rows.PublishedHistory, board, "SELECT * FROM history")
        assert history == first_row(
            rows.PublishedHistory, board, "SELECT why, 3 AS more, new, old, field, at, job, n FROM history"
        )
        assert history == line(
            rows.PublishedHistory, n=1, job="a", at="2026-11-24T05:30:00Z", field="status", new="open"
        )
        assert first_row(rows.PublishedHistory, board, "SELECT * FROM history WHERE n = ?", 2) is None


def test_what_an_older_file_does_not_say_has_its_usual_value() -> None:
    with sqlite3.connect(":memory:") as board:
        names = [name for name in tables("board")["sources"].names if name not in {"jsonld", "note"}]
        empty = line(rows.PublishedSource, id="a")
        board.execute(f"CREATE TABLE sources ({', '.join(names)})")
        board.execute(
            f"INSERT INTO sources VALUES ({', '.join('?' * len(names))})", [getattr(empty, one) for one in names]
        )
        assert first_row(rows.PublishedSource, board, "SELECT * FROM sources") == empty
        with pytest.raises(rows.OtherVersionError, match="no such column: job"):
            first_row(rows.PublishedHistory, board, "SELECT 1 AS n")


def test_what_a_query_does_not_name_is_asked_for_by_its_columns() -> None:
    assert rows.columns(rows.ListedJob) == rows.columns(rows.PublishedJob)
    assert rows.columns(JobAddress) == "id, slug, source, day"
    assert all(
        NoneType not in get_args(field.type) for field in fields(rows.PublishedJob) if field.name in {"id", "title"}
    )
