"""Every column is there, and explained; a newer or foreign file is refused and untouched."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from db.schema import File, SchemaError, migrations, sql, statements, tables
from db.store import open_store
from pipeline.publishing.publish import publish
from tests.worlds.rebuilt_days import NOW
from tests.worlds.store_rows import board_rows, fill

FIRST_JOBS = """
    CREATE TABLE jobs (
      id TEXT PRIMARY KEY, canonical TEXT NOT NULL, status TEXT NOT NULL, first_seen TEXT NOT NULL, last_seen TEXT NOT NULL,
      closed_at TEXT, closed_by TEXT, reopened_at TEXT, reasons TEXT NOT NULL DEFAULT '[]',
      probable TEXT NOT NULL DEFAULT '[]' -- JSON list of jobs that may be the same
    ) STRICT
"""
"""The table as the first files had it."""
FIRST_JOBS_COLUMNS = "id canonical status first_seen last_seen closed_at closed_by reopened_at reasons probable".split()


@pytest.mark.parametrize("file", ["vallee", "people", "board"])
def test_documented_columns_are_those_that_sqlite_makes(file: File) -> None:
    with closing(sqlite3.connect(":memory:")) as made:
        for statement in statements(sql(file)):
            made.execute(statement)
        names = [row[0] for row in made.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        assert names == list(tables(file))
        for name, table in tables(file).items():
            real = {row[1]: row[2] for row in made.execute(f"PRAGMA table_info({name})")}
            assert real == {column.name: column.type for column in table.columns}
            assert table.comment
            assert all(column.comment for column in table.columns)


def test_opening_twice_migrates_once(tmp_path: Path) -> None:
    for _ in range(2):
        with open_store(tmp_path / "vallee.db") as store:
            assert len(store.rows("SELECT * FROM _sqlite_migrations")) == len(migrations._migrations)


@pytest.mark.parametrize("write", [True, False])
def test_newer_file_is_refused(tmp_path: Path, write: bool) -> None:
    path = tmp_path / "vallee.db"
    with open_store(path) as store:
        step = ("vallee", "9999_tomorrow", "2030-01-01")
        store.execute("INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES (?, ?, ?)", step)
    before = path.read_bytes()
    with pytest.raises(SchemaError, match=r"9999_tomorrow.*installez cette version"):
        open_store(path, write=write)
    assert path.read_bytes() == before


def test_foreign_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "vallee.db"
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE notes (text TEXT)")
    with pytest.raises(SchemaError, match="pas été faite par glassvallee"):
        open_store(path)
    with closing(sqlite3.connect(path)) as other:
        assert other.execute("SELECT name FROM sqlite_master").fetchall() == [("notes",)]


def test_a_file_without_families_is_brought_up_to_date_and_keeps_its_jobs(tmp_path: Path) -> None:
    path = tmp_path / "vallee.db"
    with open_store(path) as store:
        fill(store, 2)
        before = store.rows("SELECT * FROM jobs ORDER BY id")
        store.execute("PRAGMA foreign_keys = OFF")
        store.execute("DROP TABLE jobs")
        store.execute(FIRST_JOBS)
        names = FIRST_JOBS_COLUMNS
        store.executemany(
            f"INSERT INTO jobs VALUES ({', '.join('?' * len(names))})",
            [[row[name] for name in names] for row in before],
        )
        store.execute("DELETE FROM _sqlite_migrations WHERE name = '0003_families'")
    with open_store(path) as store:
        assert store.rows("SELECT * FROM jobs ORDER BY id") == before
        assert store.rows("SELECT unreadable FROM source_states") == []
    publish(path, tmp_path / "board.db", NOW, force=True)
    assert board_rows(tmp_path / "board.db", "SELECT count(*) FROM jobs") == [(2,)]


def test_columns_of_today_are_added_to_an_older_file(tmp_path: Path) -> None:
    path = tmp_path / "vallee.db"
    with open_store(path) as store:
        columns = store.rows("SELECT name, type, dflt_value FROM pragma_table_info('source_states')")
        for name in ("cause", "alarm", "patience", "account"):
            store.execute(f"ALTER TABLE source_states DROP COLUMN {name}")
        store.execute("INSERT INTO sources (id) VALUES ('a')")
        store.execute("INSERT INTO source_states (source, state) VALUES ('a', 'ok')")
        store.execute("DELETE FROM _sqlite_migrations WHERE name >= '0004'")
    with open_store(path) as store:
        assert store.rows("SELECT name, type, dflt_value FROM pragma_table_info('source_states')") == columns
        assert store.rows("SELECT cause, alarm, patience FROM source_states") == [
            {"cause": "", "alarm": 0, "patience": 1}
        ]
