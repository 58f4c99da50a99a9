"""One writer at a time, known by name; many readers; all or nothing."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from db.store import StoreBusyError, open_store, read_store

HOLD = """
import sys
from pathlib import Path
from db.store import open_store
with open_store(Path(sys.argv[1])) as store:
    print("held", flush=True)
    sys.stdin.read()
"""


def test_second_writer_is_told_who_writes(tmp_path: Path) -> None:
    path = tmp_path / "vallee.db"
    with open_store(path), pytest.raises(StoreBusyError) as error:
        open_store(path, patience=0)
    assert re.search(rf"tenu par le processus {os.getpid()} depuis \d{{4}}-\d\d-\d\dT\d\d:\d\d:\d\dZ", str(error.value))
    with open_store(path, patience=0):
        pass


def test_killed_writer_leaves_no_lock(tmp_path: Path) -> None:
    path = tmp_path / "vallee.db"
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        with pytest.raises(StoreBusyError, match=f"processus {other.pid} "):
            open_store(path, patience=0)
        other.kill()
    with open_store(path, patience=0) as store:
        assert store.rows("SELECT count(*) AS n FROM crawls") == [{"n": 0}]


def test_reader_sees_what_was_committed_while_another_writes(tmp_path: Path) -> None:
    path = tmp_path / "vallee.db"
    count = "SELECT count(*) AS n FROM sources"
    with open_store(path) as writer, open_store(path, write=False) as reader:
        with writer.transaction():
            writer.execute("INSERT INTO sources (id) VALUES ('verrerie-fictive')")
            assert reader.rows(count) == [{"n": 0}]
        assert reader.rows(count) == [{"n": 1}]


def test_failed_transaction_leaves_nothing_and_keeps_its_error(tmp_path: Path) -> None:
    with open_store(tmp_path / "vallee.db") as store:
        with pytest.raises(ZeroDivisionError), store.transaction(), store.transaction():
            store.execute("INSERT INTO sources (id) VALUES ('verrerie-fictive')")
            raise ZeroDivisionError
        assert store.rows("SELECT * FROM sources") == []
        assert not store.connection.in_transaction


def test_nothing_to_read(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="glassvallee crawl"):
        open_store(tmp_path / "vallee.db", write=False)
    with read_store(tmp_path / "vallee.db") as store:
        assert store is None
    assert list(tmp_path.iterdir()) == []


def test_closed_store_is_one_file(tmp_path: Path) -> None:
    with open_store(tmp_path / "vallee.db") as store:
        store.execute("INSERT INTO sources (id) VALUES ('verrerie-fictive')")
    assert {path.name for path in tmp_path.iterdir()} == {"vallee.db", "vallee.lock"}
