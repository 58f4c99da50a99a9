"""A full disk tears nothing, is told of in a line, and all heals when there is room again."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from db.backup import checked
from db.store import open_store
from db.vallee.ingest import ingest
from db.vallee.rows import PageRow
from pipeline.__main__ import main
from pipeline.installation.paths import Paths
from pipeline.publishing.publish import publish, publish_board
from pipeline.recovery.backup import back_up, backups
from tests.worlds.disks.small_disk import SmallDisk, small_disk
from tests.worlds.registry_rows import GOOD_MEMBER, GOOD_SOURCE, registry
from tests.worlds.store_rows import crawl, fill, raw

NOW = datetime(2026, 11, 24, 7, 0, tzinfo=UTC)
KILO = 1024
LEVELS = (0, 4 * KILO, 40 * KILO, 150 * KILO, 400 * KILO)
"""Bytes left: each stops the way at another write."""


@pytest.fixture
def disk() -> Iterator[SmallDisk]:
    with small_disk() as made:
        yield made


@pytest.fixture
def paths(tmp_path: Path, disk: SmallDisk) -> Paths:
    """An installation whose data are on the small disk."""
    registry(tmp_path, [GOOD_MEMBER], [GOOD_SOURCE])
    return Paths(registry=tmp_path, data=disk.folder / "var")


def call(paths: Paths, *words: str, day: int = 0) -> int:
    """Run a verb there."""
    now = (NOW + timedelta(days=day)).isoformat()
    return main(["--registry", str(paths.registry), "--data", str(paths.data), "--now", now, *words])


def saved(folder: Path, offers: range) -> Path:
    """Pages of offers, with words that do not shrink when compressed."""
    folder.mkdir()
    lines = ["url,file,status,content_type"]
    for n in offers:
        words = " ".join(f"{(n * 7919 + word) ** 5 % 10**14:x}" for word in range(1500))
        posting = {"@type": "JobPosting", "title": f"Régleur {n}", "description": f"Machines. {words}"}
        body = f'<script type="application/ld+json">{json.dumps(posting)}</script>'
        (folder / f"{n}.html").write_text(body, encoding="utf-8")
        lines.append(f"https://moules.example/{n},{n}.html,200,text/html")
    (folder / "index.csv").write_text("\n".join(lines), encoding="utf-8")
    return folder


def titles(paths: Paths) -> list[str]:
    """What the board shows."""
    with closing(sqlite3.connect(f"{paths.board.as_uri()}?mode=ro", uri=True)) as board:
        return [title for (title,) in board.execute("SELECT title FROM jobs WHERE status != 'closed' ORDER BY title")]


def test_a_visit_on_a_full_disk_loses_nothing_and_the_next_heals(
    paths: Paths, disk: SmallDisk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(paths, "crawl", "--pages", str(saved(tmp_path / "a", range(8)))) == 0
    before, more = titles(paths), saved(tmp_path / "b", range(12))
    capsys.readouterr()
    for day, level in enumerate(LEVELS, start=1):
        disk.leave(level)
        assert call(paths, "crawl", "--pages", str(more), day=day) == 1
        printed = capsys.readouterr().err
        assert "le disque est plein" in printed or "No space left" in printed, (level, printed)
        assert "Traceback" not in printed
        assert titles(paths) == before
        disk.free()
        checked(paths.store)
        checked(paths.board)
    assert call(paths, "crawl", "--pages", str(more), day=9) == 0
    assert len(titles(paths)) == 12
    assert not list(paths.data.glob("board.db?*"))
    assert not list(paths.runs.glob("*.run"))


@pytest.mark.parametrize("level", [0, 100 * KILO, 1000 * KILO])
def test_an_ingestion_that_finds_no_room_is_none(paths: Paths, disk: SmallDisk, level: int) -> None:
    with open_store(paths.store) as store:
        fill(store, 3)
        disk.leave(level)
        visit = crawl(at="2026-11-25T05:30:00Z")
        pages = [PageRow(f"{n:064x}", size=1, body=bytes(40_000)) for n in range(60)]
        with pytest.raises(sqlite3.OperationalError, match=r"full|I/O"):
            ingest(store, visit, pages=pages, postings=[raw(9, visit)])
        assert store.rows("SELECT count(*) AS n FROM crawls") == [{"n": 1}]
        disk.free()
        ingest(store, visit, pages=pages, postings=[raw(9, visit)])
        assert store.rows("SELECT count(*) AS n FROM pages") == [{"n": 60}]
    checked(paths.store)


def test_a_publication_that_finds_no_room_leaves_the_old_board(paths: Paths, disk: SmallDisk) -> None:
    with open_store(paths.store) as store:
        fill(store, 300)
    publish(paths.store, paths.board, NOW)
    size, before = paths.board.stat().st_size, paths.board.read_bytes()
    for part in (0, 1, 2, 3):
        disk.leave(part * size // 4)
        with pytest.raises((OSError, sqlite3.Error)):
            publish(paths.store, paths.board, NOW + timedelta(days=1))
        assert paths.board.read_bytes() == before
        assert not list(paths.data.glob("board.db.tmp*"))
    disk.free()
    publish(paths.store, paths.board, NOW + timedelta(days=1))
    assert checked(paths.board)["jobs"] == 300


def test_packages_that_find_no_room_take_nothing_from_the_board(
    paths: Paths, disk: SmallDisk, capsys: pytest.CaptureFixture[str]
) -> None:
    with open_store(paths.store) as store:
        fill(store, 300)
    publish_board(paths, NOW)
    before = {file.name: file.read_bytes() for file in paths.packages.iterdir()}
    disk.leave(paths.board.stat().st_size + 60 * KILO)
    publish_board(paths, NOW + timedelta(days=1))
    assert "n’ont pas pu être préparées" in capsys.readouterr().err
    assert not list(paths.packages.glob("*.tmp-*"))
    assert (
        json.loads(before["contenu.json"])["made_at"]
        == json.loads((paths.packages / "contenu.json").read_text())["made_at"]
    )
    disk.free()
    publish_board(paths, NOW + timedelta(days=1))
    assert "2026-11-25" in (paths.packages / "contenu.json").read_text()


def test_a_backup_refuses_a_full_disk_and_one_that_fills_meanwhile(
    paths: Paths, disk: SmallDisk, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_store(paths.store) as store:
        fill(store, 100)
    copies = disk.folder / "copies"
    assert call(paths, "backup", str(copies)) == 1
    printed = capsys.readouterr().err
    assert "le disque est plein" in printed
    assert "il faut" in printed
    monkeypatch.setattr("pipeline.recovery.backup.MARGIN_BYTES", 0)
    first = back_up(paths, None, copies, NOW).file
    # There was room when it was asked for, and none is left when the copy is written.
    monkeypatch.setattr("pipeline.recovery.backup.refuse_without_room", lambda *_: None)
    for level in (0, 60 * KILO, paths.store.stat().st_size + 8 * KILO):
        disk.leave(level)
        with pytest.raises((OSError, sqlite3.Error)):
            back_up(paths, None, copies, NOW + timedelta(days=1))
        assert list(copies.iterdir()) == [first]
    disk.free()
    assert len(backups(copies)) == 1
    back_up(paths, None, copies, NOW + timedelta(days=1))
    assert len(backups(copies)) == 2
