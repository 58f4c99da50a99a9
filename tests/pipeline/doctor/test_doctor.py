"""Each fault that the doctor knows is made, named with its mend, mended, and no longer named."""

import os
import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from db.backup import damage
from db.people.open import open_people
from db.store import open_store
from db.stumbles import note_stumble
from pipeline.doctor import CHECKS, examine
from pipeline.installation.paths import Paths
from pipeline.publishing.publish import publish
from pipeline.recovery.backup import HALF_MADE
from tests.worlds.crawled_sources import NOW as LONG_AGO
from tests.worlds.crawled_sources import run_file
from tests.worlds.disks.unfit_files import blank
from tests.worlds.installation import spoil
from tests.worlds.installations_to_mend import NOW, call, graves, installation, sound

Fault = Callable[[Paths], Any]


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return sound(tmp_path)


def sql(paths: Paths, statement: str) -> None:
    """Change the private database."""
    with open_store(paths.store) as store:
        store.execute(statement)


def old(file: Path) -> None:
    """Make a file two days old."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.touch()
    os.utime(file, ((NOW - timedelta(days=2)).timestamp(),) * 2)


def folder(file: Path) -> None:
    """Somebody made a folder of that name."""
    file.unlink()
    file.mkdir()


def new_board(paths: Paths) -> None:
    paths.board.write_bytes(b"SQLite format 3\0" + b"\xff" * 5000)


def no_line(paths: Paths) -> None:
    with (paths.registry / "members.csv").open("a", encoding="utf-8") as file:
        file.write("Sans Accent,Nom,verrier\n")


def silent_agency(paths: Paths) -> None:
    with (paths.registry / "members.csv").open("a", encoding="utf-8") as file:
        file.write(f"agence,Agence Inventée,,agence_interim,{',' * 3}active{',' * 8}\n")
    with (paths.registry / "sources.csv").open("a", encoding="utf-8") as file:
        file.write("agence-site,agence,listing,https://agence.example/offres,,,,\n")


def nights_without_backup(paths: Paths) -> None:
    """It was visited days ago for the first time, and nothing was backed up since."""
    shutil.rmtree(paths.data / "copies")
    with open_store(paths.store) as store:
        first = store.rows("SELECT * FROM crawls LIMIT 1")[0] | {"id": "first", "started_at": "2026-11-20T05:00:00Z"}
        names = ", ".join(first)
        store.execute(f"INSERT INTO crawls (rowid, {names}) VALUES (-1{', ?' * len(first)})", list(first.values()))


def test_before_the_first_night_no_backup_is_no_fault(paths: Paths) -> None:
    shutil.rmtree(paths.data / "copies")
    assert graves(installation(paths)) == []
    (told,) = [one for one in examine(installation(paths)) if one.name == "backups_made"]
    assert "se fera cette nuit" in told.what
    (late,) = graves(installation(paths, now=NOW + timedelta(hours=51)))[-1:]
    assert (late.name, "aucune sauvegarde" in late.what) == ("backups_made", True)


FAULTS: dict[str, tuple[str, Fault, str]] = {
    "a damaged database": ("databases", lambda paths: spoil(paths.store), "glassvallee restore"),
    "a database cut short": ("databases", lambda paths: os.truncate(paths.store, 20_000), "glassvallee restore"),
    "a database that was emptied": ("databases", lambda paths: os.truncate(paths.store, 0), "glassvallee restore"),
    "people's database that was emptied": (
        "databases",
        lambda paths: os.truncate(paths.data / "people.db", 0),
        "glassvallee restore",
    ),
    "people's database that is another one than the board followed": (
        "people",
        lambda paths: (paths.data / "people.suivi").write_text('{"identity": 5, "asked": 1}', encoding="ascii"),
        "glassvallee restore",
    ),
    "a board that was emptied": ("databases", lambda paths: os.truncate(paths.board, 0), "glassvallee publish"),
    "a database without a table": ("databases", lambda paths: blank(paths.people), "glassvallee restore"),
    "a folder in the place of a database": ("databases", lambda paths: folder(paths.people), "glassvallee restore"),
    "a secret that was emptied": ("secret", lambda paths: os.truncate(paths.data / "secret", 0), "glassvallee restore"),
    "a file that is no database": (
        "databases",
        lambda paths: (paths.data / "people.db").write_bytes(b"x" * 9000),
        "glassvallee restore",
    ),
    "a damaged board": ("databases", new_board, "glassvallee publish"),
    "a newer database": (
        "databases",
        lambda paths: sql(paths, "INSERT INTO _sqlite_migrations VALUES (999, 'vallee', '9999_x', '2030-01-01')"),
        "remettez une sauvegarde plus ancienne",
    ),
    "no board": ("board", lambda paths: paths.board.unlink(), "glassvallee publish"),
    "an old board": (
        "board",
        lambda paths: publish(paths.store, paths.board, NOW - timedelta(hours=9)),
        "glassvallee publish",
    ),
    "a clock that went back": (
        "clock",
        lambda paths: sql(paths, "UPDATE crawls SET started_at = '2026-11-24T09:00:00Z'"),
        "timedatectl",
    ),
    "no crawl for days": (
        "healthy_crawls",
        lambda paths: sql(paths, "UPDATE crawls SET started_at = '2026-11-20T05:00:00Z'"),
        "glassvallee status",
    ),
    "a crawl that cannot begin": (
        "stumbles",
        lambda paths: note_stumble(paths.data, "crawl", NOW, NOW),
        "glassvallee crawl --due",
    ),
    "no backup": ("backups_made", nights_without_backup, "backup --nightly"),
    "a backup cut short": (
        "leftovers",
        lambda paths: (paths.data / "copies" / f"{HALF_MADE}4194304").mkdir(),
        "prochaine sauvegarde",
    ),
    "a restoration cut short": (
        "unfinished_restore",
        lambda paths: (paths.data / "avant-restauration-2026-en-cours").mkdir(),
        "glassvallee restore",
    ),
    "a torn run file": (
        "leftovers",
        lambda paths: old(run_file(paths.runs, now=LONG_AGO, finished=False)),
        "crawl --due",
    ),
    "a half-written package": (
        "leftovers",
        lambda paths: old(paths.data / "donnees/offres.csv.tmp-1"),
        "prune --yes",
    ),
    "a bad line of the registry": ("registry", no_line, "sources validate"),
    "an agency that said nothing": ("permission", silent_agency, "sources accept agence-site"),
    "files that others read": ("private_files", lambda paths: paths.data.chmod(0o755), "chmod 700"),
    "half the settings of mail": (
        "settings",
        lambda paths: (paths.data / "glassvallee.toml").write_text(
            '[backup]\nfolder = "copies"\n[mail]\nhost = "mail.example"\nuser = "a"\n'
        ),
        "GLASSVALLEE_SMTP_PASSWORD",
    ),
}
COMMANDS = {
    "glassvallee publish": ["publish"],
    "backup --nightly": ["backup", "--nightly"],
    "prochaine sauvegarde": ["backup", "--nightly"],
    "prune --yes": ["prune", "--yes"],
    "sources accept agence-site": ["sources", "accept", "agence-site"],
}
"""A mend → what is really run."""


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_named_with_its_mend_and_once_mended_no_longer(
    paths: Paths, tmp_path: Path, fault: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("GLASSVALLEE_SMTP_PASSWORD", raising=False)
    name, make, mend = FAULTS[fault]
    (backup,) = (paths.data / "copies").iterdir()
    assert graves(installation(paths)) == []
    before = tmp_path.with_name(f"{tmp_path.name}-before")
    shutil.copytree(tmp_path, before)
    make(paths)
    diagnoses = graves(installation(paths))
    assert [diagnosis.name for diagnosis in diagnoses if mend in diagnosis.mend], diagnoses
    assert {diagnosis.name for diagnosis in diagnoses} == {name}
    real = COMMANDS | ({"glassvallee restore": ["restore", str(backup), "--yes"]} if name == "databases" else {})
    if name == "people":  # its mend names what goes on without, too
        real = {"glassvallee restore": ["restore", str(backup), "--yes"]}
    for command in [words for named, words in real.items() if named in mend]:
        assert call(paths, *command) == 0
        break
    else:  # what a person does by hand: what was right is there again
        shutil.rmtree(tmp_path)
        shutil.copytree(before, tmp_path)
    assert graves(installation(paths)) == []


@pytest.mark.parametrize(
    ("given", "name", "mend"),
    [
        ({"python": (3, 10, 2)}, "program", "Python 3.11"),
        ({"sqlite": (3, 30, 0)}, "program", "Debian 12"),
        ({"fts5": False}, "program", "FTS5"),
        ({"free": 1_000_000}, "room", "glassvallee prune"),
    ],
)
def test_a_machine_that_does_not_suit_is_named(paths: Paths, given: dict[str, Any], name: str, mend: str) -> None:
    (diagnosis,) = graves(installation(paths, **given))
    assert diagnosis.name == name
    assert mend in diagnosis.mend


def test_a_source_that_needs_a_browser_says_so_when_there_is_none(paths: Paths) -> None:
    sources = paths.registry / "sources.csv"
    sources.write_text(
        sources.read_text(encoding="utf-8").replace("offres,", "offres,javascript=yes,", 1), encoding="utf-8"
    )
    assert "browser" not in {diagnosis.name for diagnosis in examine(installation(paths))}
    assert "browser" in {diagnosis.name for diagnosis in examine(installation(paths, browser="il manque Chromium"))}


def test_what_is_only_good_to_know_is_nothing_to_mend(paths: Paths) -> None:
    (paths.data / "glassvallee.toml").unlink()
    known = {diagnosis.name for diagnosis in examine(installation(paths, root=True)) if not diagnosis.grave}
    assert known == {"user", "settings", "backups_made"}


def test_one_visit_under_a_right_clock_mends_what_a_fast_one_dated(paths: Paths) -> None:
    sql(
        paths,
        "INSERT INTO crawls (id, source, spider, started_at, finished_at, outcome, complete) SELECT 'fast', source, spider, "
        "'2027-11-24T05:30:00Z', finished_at, outcome, complete FROM crawls LIMIT 1",
    )
    assert [diagnosis.name for diagnosis in graves(installation(paths))] == ["clock"]
    sql(
        paths,
        "INSERT INTO crawls (id, source, spider, started_at, finished_at, outcome, complete) SELECT 'right', source, spider, "
        "min(started_at), finished_at, outcome, 0 FROM crawls",
    )
    assert graves(installation(paths)) == []


def test_each_database_is_read_through_once(paths: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Path] = []

    def noted(file: Path) -> str:
        asked.append(file)
        return damage(file)

    monkeypatch.setattr("pipeline.doctor.diagnosis.damage", noted)
    with open_people(paths.data / "people.db"):
        pass
    assert graves(installation(paths)) == []
    assert sorted(asked) == sorted([paths.store, paths.board, paths.data / "people.db"])


def test_every_check_is_proved_here() -> None:
    proved = {name for name, _, _ in FAULTS.values()} | {"program", "room", "browser", "user", "mail", "folder"}
    proved |= {"waiting"}  # tests/pipeline/health/test_waiting.py
    proved |= {"word_lists"}  # test_edited_lists.py, in a copy of the program
    proved |= {"proposals", "declared"}  # tests/pipeline/sources/test_proposals.py, test_declared_remarks.py
    assert {check.__name__ for check in CHECKS} <= proved
