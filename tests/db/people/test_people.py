"""people.db: made once by whoever comes first, written by several processes, refused when it is newer; and it survives."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from db.people.open import open_people, read_people
from db.schema import SchemaError

ASK = "INSERT INTO requests (kind, member, subject, state, asked_at) VALUES ('hide', 'm', ?, 'active', '2026-11-24T05:30:00Z')"


def test_nobody_wrote_yet(tmp_path: Path) -> None:
    with read_people(tmp_path / "people.db") as people:
        assert people is None
    assert not (tmp_path / "people.db").exists()


def test_only_its_owner_reads_it(tmp_path: Path) -> None:
    open_people(tmp_path / "people.db").close()
    assert (tmp_path / "people.db").stat().st_mode & 0o077 == 0


def test_many_make_it_and_write_at_once(tmp_path: Path) -> None:
    path = tmp_path / "people.db"

    def write(n: int) -> None:
        with open_people(path) as people, people.transaction():
            people.execute(ASK, [str(n)])

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(write, range(40)))
    with open_people(path) as people:
        assert len(people.rows("SELECT * FROM requests")) == 40
        assert people.rows("SELECT * FROM counters") == [{"name": "asked", "value": 40}]


def test_a_change_of_state_is_counted(tmp_path: Path) -> None:
    with open_people(tmp_path / "people.db") as people:
        people.execute(ASK, ["a"])
        people.execute("UPDATE requests SET state = 'withdrawn'")
        people.execute("UPDATE requests SET answer = 'vu'")
        assert people.rows("SELECT value FROM counters") == [{"value": 2}]


def test_a_newer_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "people.db"
    with open_people(path) as people:
        step = ("people", "9999_tomorrow", "2030-01-01")
        people.execute("INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES (?, ?, ?)", step)
    with pytest.raises(SchemaError, match="9999_tomorrow"):
        open_people(path)


def test_what_fails_leaves_nothing(tmp_path: Path) -> None:
    with open_people(tmp_path / "people.db") as people:
        with pytest.raises(sqlite3.IntegrityError), people.transaction():
            people.execute(ASK, ["a"])
            people.execute("INSERT INTO counters VALUES ('asked', 9)")
        assert people.rows("SELECT * FROM requests") == []
