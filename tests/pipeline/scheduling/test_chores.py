"""The digest and the backup: once a day, tried again when they failed."""

import subprocess
import sys
from datetime import timedelta
from pathlib import Path

from db.store import open_store
from db.stumbles import read_stumbles
from db.vallee.ingest import ingest
from pipeline.installation.configuration import read_configuration
from pipeline.scheduling.chores import chores, read_done, write_done
from pipeline.scheduling.scheduler import CHORE_DEADLINE, Runner, Running
from tests.worlds.crawled_sources import NOW
from tests.worlds.scheduled_installation import HEADER, installation
from tests.worlds.store_rows import crawl


def test_a_chore_that_failed_is_tried_again_later_and_one_that_went_well_is_done(tmp_path: Path) -> None:
    paths = installation(tmp_path)
    (tmp_path / "sources.csv").write_text(HEADER, encoding="utf-8")
    paths.data.mkdir()
    paths.board.touch()
    (paths.data / "glassvallee.toml").write_text(f'[backup]\nfolder = "{tmp_path / "copies"}"\n', encoding="utf-8")
    runner = Runner(paths)
    for status in (1, 0):
        process = subprocess.Popen([sys.executable, "-c", f"raise SystemExit({status})"])
        process.wait()
        runner.running["backup"] = Running(process, NOW)
        runner.collect(NOW)
        assert (runner.not_before["backup"] > NOW) is True
        assert ("backup" in read_stumbles(paths.data)) is (status == 1)
        assert ("backup" in read_done(paths.data)) is (status == 0)
    runner.look_at(NOW + timedelta(minutes=1))
    assert not runner.running


def test_a_file_of_chores_that_is_broken_says_nothing(tmp_path: Path) -> None:
    for text in ("", "[]", '{"digest": 3}', '{"digest": "hier"}'):
        (tmp_path / "chores.json").write_text(text, encoding="utf-8")
        assert read_done(tmp_path) == {}
    write_done(tmp_path, "digest", NOW)
    assert read_done(tmp_path) == {"digest": NOW}


def test_what_is_old_is_taken_away_only_where_the_installation_says_so(tmp_path: Path) -> None:
    assert "prune" not in chores(read_configuration(tmp_path).settings)
    (tmp_path / "glassvallee.toml").write_text("[keep]\nprune = true\n", encoding="utf-8")
    assert chores(read_configuration(tmp_path).settings)["prune"] == ("04:15", ["prune", "--yes"])


def test_a_chore_that_hangs_is_ended_so_that_sites_are_visited_again(tmp_path: Path) -> None:
    runner = Runner(installation(tmp_path))
    for name in ("backup", "crawl"):
        process = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"], start_new_session=True)
        runner.running[name] = Running(process, NOW)
    runner.collect(NOW + CHORE_DEADLINE + timedelta(seconds=1))
    assert runner.running["backup"].process.poll() is not None
    assert runner.running["crawl"].process.poll() is None, "crawls have deadlines of their own"
    runner.stop()


def test_a_source_that_failed_does_not_put_off_what_a_member_asks_for(tmp_path: Path) -> None:
    paths = installation(tmp_path)
    with open_store(paths.store) as store:
        ingest(store, crawl("verrerie-site", at="2026-11-24T05:30:00Z", outcome="failed", complete=0))
    runner = Runner(paths)
    for status in (1, -9):
        process = subprocess.Popen(
            [sys.executable, "-c", f"import os; os.kill(os.getpid(), 9) if {status} < 0 else exit({status})"]
        )
        process.wait()
        runner.running["crawl"] = Running(process, NOW)
        runner.collect(NOW)
        assert ("crawl" in runner.not_before) is (status < 0)
