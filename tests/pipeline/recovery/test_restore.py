"""A backup brings everything back, or changes nothing."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from db.backup import checked
from db.store import StoreBusyError, open_store, writing
from pipeline.installation.paths import Paths
from pipeline.recovery.restore import restore
from tests.worlds.installation import JOBS, NOW, call, installed, made
from tests.worlds.registry_rows import GOOD_MEMBER


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return installed(tmp_path)


def test_a_restored_installation_is_as_it_was(paths: Paths, capsys: pytest.CaptureFixture[str]) -> None:
    file = made(paths)
    with open_store(paths.store) as store:
        store.execute("UPDATE members SET name = 'x'")
        store.execute("UPDATE jobs SET status = 'closed'")
    (paths.registry / "members.csv").write_text("id,name\n", encoding="utf-8")
    assert call(paths, "restore", str(file)) == 0
    printed = capsys.readouterr()
    assert "serait remplacé" in printed.out
    assert "identique" in printed.out
    assert "--yes" in printed.err
    assert (paths.registry / "members.csv").read_text(encoding="utf-8") == "id,name\n", "it was only asked"
    assert call(paths, "restore", str(file), "--yes") == 0
    with open_store(paths.store, write=False) as store:
        assert store.rows("SELECT DISTINCT status FROM jobs") == [{"status": "open"}]
    assert GOOD_MEMBER["id"] in (paths.registry / "members.csv").read_text(encoding="utf-8")
    with closing(sqlite3.connect(paths.board)) as board:
        assert board.execute("SELECT count(*) FROM jobs WHERE status = 'open'").fetchone() == (40,)
    (aside,) = paths.data.glob("avant-restauration-*")
    assert {file.name for file in aside.iterdir()} >= {"vallee.db", "people.db", "registry-members.csv"}


@pytest.mark.parametrize("there", [True, False])
def test_what_only_its_owner_read_is_not_opened_to_others_by_a_restore(paths: Paths, there: bool) -> None:
    file = made(paths)
    for name in ("people.db", "secret"):
        (paths.data / name).chmod(0o600)
        if not there:
            (paths.data / name).unlink()
    (paths.data / "secret").write_text("une autre", encoding="utf-8")
    restore(file, paths, None, NOW)
    assert [(paths.data / name).stat().st_mode & 0o077 for name in ("people.db", "secret")] == [0, 0]


def test_a_wal_of_today_is_never_applied_to_yesterdays_file(paths: Paths) -> None:
    file = made(paths)
    with closing(sqlite3.connect(paths.data / "people.db")) as people:
        people.execute("UPDATE requests SET subject = 'plus tard'")
        people.commit()
        wal = (paths.data / "people.db-wal").read_bytes()
    (paths.data / "people.db-wal").write_bytes(wal)  # as a killed process leaves it
    restore(file, paths, None, NOW)
    with closing(sqlite3.connect(paths.data / "people.db")) as people:
        assert people.execute("SELECT subject FROM requests").fetchall() == [("ce poste est pourvu",)]


def test_nothing_is_restored_while_somebody_uses_the_files(paths: Paths) -> None:
    file, before = made(paths), paths.store.read_bytes()
    with open_store(paths.store), pytest.raises(StoreBusyError, match=r"vallee\.lock est tenu par le processus \d+"):
        restore(file, paths, None, NOW)
    with writing(paths.data / "schedule", 0), pytest.raises(StoreBusyError, match=r"schedule\.lock est tenu"):
        restore(file, paths, None, NOW)
    reading = "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); c.execute('SELECT * FROM requests'); print(flush=True); input()"
    command = [sys.executable, "-c", reading, str(paths.data / "people.db")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as reader:
        assert reader.stdout
        reader.stdout.readline()
        with pytest.raises(
            StoreBusyError, match=rf"people\.db est ouverte par le processus {reader.pid}.*systemctl stop"
        ):
            restore(file, paths, None, NOW)
        reader.kill()
    assert paths.store.read_bytes() == before


@pytest.mark.parametrize("harm", ["cut", "bytes", "foreign", "empty"])
def test_a_backup_that_is_not_whole_changes_nothing(
    paths: Paths, harm: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = made(paths)
    body, before = file.read_bytes(), paths.store.read_bytes()
    middle = len(body) // 2
    harmed = {
        "cut": body[:middle],
        "bytes": body[:middle] + bytes(byte ^ 0xFF for byte in body[middle : middle + 8]) + body[middle + 8 :],
        "foreign": b"PK\x03\x04 not ours",
        "empty": b"",
    }
    file.write_bytes(harmed[harm])
    assert call(paths, "restore", str(file), "--yes") == 1
    assert "sauvegarde" in capsys.readouterr().err
    assert paths.store.read_bytes() == before
    assert not list(paths.data.glob("*restauration*"))


CUT = """
import os, sys
from datetime import UTC, datetime
from pathlib import Path
from pipeline.recovery import restore
from pipeline.installation.paths import Paths
left = int(sys.argv[3])
bring = restore.bring
def counted(new, target):
    global left
    left -= 1
    if left < 0:
        os.kill(os.getpid(), 9)
    bring(new, target)
restore.bring = counted
folder = Path(sys.argv[1])
restore.restore(Path(sys.argv[2]), Paths(registry=folder, data=folder / "var"), None, datetime.now(UTC))
"""


@pytest.mark.parametrize("files", [0, 1])
def test_a_restoration_that_is_killed_loses_no_file_and_can_be_done_again(
    paths: Paths, capsys: pytest.CaptureFixture[str], files: int
) -> None:
    file = made(paths)
    with open_store(paths.store) as store:
        store.execute("UPDATE jobs SET status = 'closed'")
    done = subprocess.run([sys.executable, "-c", CUT, paths.registry, file, str(files)], check=False)
    assert done.returncode == -9
    assert checked(paths.store)["jobs"] == JOBS
    assert checked(paths.data / "people.db")["requests"] == 1
    assert call(paths, "doctor") == 1
    assert "une restauration s’est arrêtée en chemin" in capsys.readouterr().out
    assert call(paths, "restore", str(file), "--yes") == 0
    with open_store(paths.store, write=False) as store:
        assert store.rows("SELECT DISTINCT status FROM jobs") == [{"status": "open"}]
