"""A backup is made while everything runs, and checked by opening it."""

import json
import os
import shutil
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from db.archive import ArchiveError, Entry, Manifest, unpack, write
from db.backup import DamagedError, checked, copy
from pipeline.installation.configuration import read_configuration
from pipeline.installation.paths import Paths
from pipeline.recovery.backup import HALF_MADE, back_up, backups, nightly_backup
from tests.worlds.disks.unfit_files import foreign
from tests.worlds.installation import NOW, call, installed, made, spoil
from tests.worlds.kills import kill_at_random
from tests.worlds.processes import chance

WRITER = """
import itertools, sys
from pathlib import Path
from db.store import open_store
with open_store(Path(sys.argv[1])) as store:
    for n in itertools.count():
        with store.transaction():  # one transaction: both or none of them are in any copy
            store.execute("INSERT INTO sources (id) VALUES (?)", [f"a{n}"])
            store.execute("INSERT INTO members (id, name) VALUES (?, '')", [f"a{n}"])
        if n % 100 == 0:
            print(n, flush=True)
"""


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return installed(tmp_path)


def test_a_backup_holds_all_that_cannot_be_made_again(paths: Paths, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(paths, "backup", str(paths.data / "copies"), "--json") == 0
    report = json.loads(capsys.readouterr().out)
    names = {
        "data/vallee.db",
        "data/people.db",
        "data/secret",
        "registry/members.csv",
        "registry/sources.csv",
        "settings/glassvallee.toml",
    }
    assert {entry["name"] for entry in report["entries"]} == names
    (file,) = (paths.data / "copies").iterdir()
    assert file.name == "glassvallee-2026-11-24T033000Z.tar.zst"
    assert file.stat().st_mode & 0o077 == 0, "others may read it"


def test_names_that_people_give_their_files_stop_no_backup(paths: Paths) -> None:
    for name in ("members (copie).csv", "offres-déclarées.csv", "~$members.xlsx", ".~lock.members.csv"):
        (paths.registry / name).write_text("id,name\n", encoding="utf-8")
    names = {entry.name for entry in unpack(made(paths), lambda _: None).entries}
    assert {"registry/members (copie).csv", "registry/offres-déclarées.csv"} <= names
    assert not any("~" in name for name in names)


@pytest.mark.skipif(not shutil.which("zstd"), reason="no zstd here: tar cannot open the file")
def test_a_backup_opens_without_this_program(paths: Paths, tmp_path: Path) -> None:
    subprocess.run(["tar", "--zstd", "-xf", made(paths), "-C", tmp_path], check=True)
    assert checked(tmp_path / "data/vallee.db")["jobs"] == 40


def test_a_copy_made_while_another_process_writes_is_of_one_moment(paths: Paths, tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", WRITER, paths.store], stdout=subprocess.PIPE) as writer:
        assert writer.stdout
        try:
            for n in range(5):
                writer.stdout.readline()
                rows = copy(paths.store, tmp_path / f"{n}.db")
                assert rows["sources"] - 1 == rows["members"] > 100 * n
        finally:
            writer.kill()


def test_a_damaged_database_is_named_and_not_backed_up(paths: Paths, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(paths.store)
    with pytest.raises(DamagedError, match=r"vallee\.db est abîmée"):
        made(paths)
    assert call(paths, "backup", str(paths.data / "copies")) == 1
    assert "doctor" in capsys.readouterr().err
    assert list((paths.data / "copies").iterdir()) == []


def test_nights_are_kept_and_only_our_own_files_removed(paths: Paths) -> None:
    copies = paths.data / "copies"
    copies.mkdir()
    (copies / "glassvallee-2020-01-01T000000Z.tar.zst").write_bytes(b"somebody else's")
    (copies / "photos.zip").write_bytes(b"of the valley")
    configuration = read_configuration(paths.data)
    for night in range(4):
        nightly_backup(paths, configuration, NOW + timedelta(days=night))
    assert [file.name[12:22] for file in backups(copies)] == ["2026-11-27", "2026-11-26"]
    assert {"photos.zip", "glassvallee-2020-01-01T000000Z.tar.zst"} < {file.name for file in copies.iterdir()}
    assert call(paths, "backup", "--nightly") == 0
    assert (copies / "glassvallee-2026-11-24T033000Z.tar.zst").exists(), "the clock went back: what was made now stays"


def test_without_a_folder_no_night_is_kept_and_usage_is_told(paths: Paths, capsys: pytest.CaptureFixture[str]) -> None:
    (paths.data / "glassvallee.toml").unlink()
    assert call(paths, "backup", "--nightly") == 0
    assert "[backup] folder" in capsys.readouterr().err
    assert call(paths, "backup") == 2
    assert call(paths, "backup", "x", "--nightly") == 2


def test_what_a_killed_backup_left_goes_with_the_next(paths: Paths) -> None:
    left = paths.data / "copies" / f"{HALF_MADE}4194304"  # no process may have that id
    left.mkdir(parents=True)
    (left / "data-vallee.db").write_bytes(b"half")
    made(paths)
    assert not left.exists()


def test_an_archive_leads_nowhere_else(paths: Paths, tmp_path: Path) -> None:
    body = tmp_path / "x"
    body.write_bytes(b"x")
    for name in ("../x", "data/../../x", "/etc/x", "data/x/y", "contenu.json"):
        listed = Entry(name=name, size=1, sha256="0" * 64)
        write(tmp_path / "bad", Manifest(made_at="", entries=(listed,)), {name: body})
        with pytest.raises(ArchiveError, match="rien à y faire"):
            unpack(tmp_path / "bad", lambda _: None)
        (tmp_path / "bad").unlink()


NIGHTS = """
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from pipeline.recovery.backup import back_up
from pipeline.installation.paths import Paths
folder = Path(sys.argv[1])
for night in range(int(sys.argv[2]), 10**6):
    print(night, flush=True)
    at = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=night)
    back_up(Paths(registry=folder, data=folder / "var"), None, folder / "copies", at)
"""


def test_a_killed_backup_leaves_whole_files_only(paths: Paths) -> None:
    copies, moments = paths.registry / "copies", chance()
    for kill in range(6):
        kill_at_random(["-c", NIGHTS, str(paths.registry), str(100 * kill)], moments, lines=4, span=0.03)
        for file in copies.glob("glassvallee-*"):
            unpack(file, lambda _: None)
    back_up(paths, None, copies, NOW)
    assert all(file in backups(copies) for file in copies.iterdir()), "the next one clears what the killed one left"
    assert len(backups(copies)) > 1, "none was ever made: this test did not test"


def test_a_database_that_was_emptied_is_no_backup(paths: Paths) -> None:
    os.truncate(paths.store, 0)
    with pytest.raises(DamagedError, match="vide"):
        back_up(paths, None, paths.data / "copies", NOW)
    assert not backups(paths.data / "copies")


def test_a_backup_takes_no_other_database_for_ours(paths: Paths, capsys: pytest.CaptureFixture[str]) -> None:
    foreign(paths.people)
    assert call(paths, "backup", str(paths.data / "copies")) == 1
    assert "people.db : aucune table de glassvallee" in capsys.readouterr().err
    assert not list((paths.data / "copies").glob("*"))
