"""A database of every schema that was ever released is brought to today's, and keeps every row."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from db.backup import checked
from db.schema import migrations, tables
from db.store import bring_up_to_date, open_store
from pipeline.health.source_overview import source_overviews
from pipeline.installation.paths import Paths
from tests.worlds.folders import SCHEMAS as FOLDER

SCHEMAS = sorted(FOLDER.glob("*.sql"))
"""Dumps of databases with a few rows, each made by the program of its day."""

OLDER = [dump for dump in SCHEMAS if dump.stem != migrations._migrations[-1].name]


def old_database(dump: Path, path: Path) -> Path:
    """A database as it was."""
    with closing(sqlite3.connect(path)) as old:
        old.executescript(dump.read_text(encoding="utf-8"))
        old.execute("PRAGMA journal_mode = WAL")
    return path


def test_every_released_schema_has_its_dump() -> None:
    """A step that is new today gets one when the next is added: `sqlite3 vallee.db .dump` of a small database."""
    released = [step.name for step in migrations._migrations]
    assert set(released[:-1]) <= {dump.stem for dump in SCHEMAS} <= set(released)


@pytest.mark.parametrize("dump", SCHEMAS, ids=lambda dump: dump.stem)
def test_an_older_database_becomes_todays_with_every_row(dump: Path, tmp_path: Path) -> None:
    path = old_database(dump, tmp_path / "vallee.db")
    before = {name: rows for name, rows in checked(path).items() if name != "_sqlite_migrations"}
    assert before["raw_postings"] == 2
    assert before["raw_history"] == 1
    bring_up_to_date(path)
    after = checked(path)
    assert {name: after[name] for name in before} == before
    with open_store(path) as store:
        for name, table in tables("vallee").items():
            real = [row["name"] for row in store.rows(f"PRAGMA table_info({name})")]
            assert sorted(real) == sorted(table.names)
        made = {
            row["name"]: row["sql"] for row in store.rows("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
        }
    with open_store(tmp_path / "new.db") as store:
        new = {row["name"] for row in store.rows("SELECT name FROM sqlite_master WHERE sql IS NOT NULL")}
    assert set(made) == new, "an index, a trigger or a table lacks"


@pytest.mark.parametrize("dump", OLDER, ids=lambda dump: dump.stem)
def test_a_migration_that_is_cut_short_is_none(dump: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = old_database(dump, tmp_path / "vallee.db")
    before = checked(path)

    def cut(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    with monkeypatch.context() as patch:
        patch.setattr("db.schema.statements", cut)
        patch.setattr("db.schema.statements_of_columns", cut)
        with pytest.raises(sqlite3.OperationalError):
            bring_up_to_date(path)
    assert checked(path) == before
    bring_up_to_date(path)
    assert checked(path)["_sqlite_migrations"] > before["_sqlite_migrations"]


@pytest.mark.parametrize("dump", SCHEMAS, ids=lambda dump: dump.stem)
def test_sources_are_watched_before_anything_brings_the_database_up_to_date(dump: Path, tmp_path: Path) -> None:
    paths = Paths(registry=tmp_path, data=tmp_path)
    with closing(sqlite3.connect(old_database(dump, paths.store))) as old:
        columns = [(name, kind) for _, name, kind, *_ in old.execute("PRAGMA table_info(source_states)")]
        values = [
            {"source": "verrerie-fictive", "state": "ok"}.get(name, "" if kind == "TEXT" else 0)
            for name, kind in columns
        ]
        old.execute(f"INSERT INTO source_states VALUES ({', '.join('?' * len(values))})", values)
        old.commit()
    (state,) = source_overviews(paths, datetime(2026, 11, 28, tzinfo=UTC))
    assert (state.row.source, state.row.state) == ("verrerie-fictive", "ok")
