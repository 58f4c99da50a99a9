"""A crawl that cannot even begin waits longer each time, and whoever looks at the state is told."""

import json
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from db.store import open_store
from db.stumbles import FILE, note_stumble, read_stumbles
from db.vallee.ingest import ingest
from pipeline.scheduling.progress import LONGEST_WAIT, RETRY_AFTER
from pipeline.scheduling.scheduler import Runner, Running
from tests.worlds.board.client import Board
from tests.worlds.crawled_sources import NOW
from tests.worlds.installation import call
from tests.worlds.scheduled_installation import installation
from tests.worlds.store_rows import crawl


def ended(runner: Runner, status: int) -> None:
    """A crawl that ended so."""
    process = subprocess.Popen([sys.executable, "-c", f"raise SystemExit({status})"])
    process.wait()
    runner.running["crawl"] = Running(process, NOW)
    runner.collect(NOW)


def test_a_crawl_that_cannot_begin_waits_longer_each_time(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    paths = installation(tmp_path)
    paths.data.mkdir()
    runner = Runner(paths)
    waited = []
    for _ in range(6):
        ended(runner, 1)
        waited.append(runner.not_before["crawl"] - NOW)
    assert waited == [RETRY_AFTER, 2 * RETRY_AFTER, 4 * RETRY_AFTER, *[LONGEST_WAIT] * 3]
    assert read_stumbles(paths.data)["crawl"].times == 6
    assert capsys.readouterr().err.count("« crawl » échoue") == 1, "it is said once"
    runner.look_at(NOW + timedelta(minutes=30))
    assert "crawl" not in runner.running
    with open_store(paths.store) as store:
        ingest(store, crawl("verrerie-site", at="2026-11-24T05:30:00Z", outcome="failed", complete=0))
    ended(runner, 1)
    assert read_stumbles(paths.data) == {}, "a source that failed is told elsewhere"


def test_a_visit_made_by_hand_ends_what_is_told(tmp_path: Path) -> None:
    paths = installation(tmp_path)
    with open_store(paths.store) as store:
        for source in ("verrerie-site", "autre-site"):
            ingest(store, crawl(source, at="2026-11-24T05:30:00Z"))
    paths.board.touch()
    note_stumble(paths.data, "crawl", NOW, NOW + RETRY_AFTER)
    runner = Runner(paths)
    runner.look_at(NOW + timedelta(hours=1))
    assert (runner.running, read_stumbles(paths.data)) == ({}, {})


def test_who_looks_at_the_state_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    paths = installation(tmp_path)
    paths.data.mkdir()
    site = Board(paths.board)
    assert site.get("/sante").json()["stumbling"] == []
    note_stumble(paths.data, "crawl", NOW, NOW + RETRY_AFTER)
    assert site.get("/sante").json()["stumbling"] == ["crawl"]
    assert call(paths, "status") == 1
    assert "« crawl » échoue depuis le 24/11/2026 à 06:30, une fois" in capsys.readouterr().err
    call(paths, "doctor")
    said = capsys.readouterr()
    assert "glassvallee crawl --due" in said.out + said.err
    call(paths, "digest", "--dry")
    assert "« crawl » échoue" in capsys.readouterr().out


@pytest.mark.parametrize("text", ["", "[]", '{"crawl": 3}', '{"crawl": {"since": 1}}'])
def test_a_file_that_cannot_be_read_tells_of_nothing(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    assert read_stumbles(tmp_path) == {}
    note_stumble(tmp_path, "crawl", NOW, NOW)
    assert json.loads((tmp_path / FILE).read_text())["crawl"]["times"] == 1
