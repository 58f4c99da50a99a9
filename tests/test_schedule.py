"""What is due is what the database says was not done; a crawl that runs is stopped, and what was missed is caught up."""

import signal
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

from db.ingest import ingest
from db.store import open_store
from pipeline.paths import Paths
from pipeline.schedule import REST, Runner, due, scheduled
from tests.crawl_things import NOW
from tests.registry_rows import GOOD_MEMBER, GOOD_SOURCE, other, registry
from tests.store_rows import crawl

PATIENCE = 30


def installation(folder: Path) -> Paths:
    """Two sources, and a place for data."""
    sources = [GOOD_SOURCE, other(GOOD_SOURCE, "autre-site")]
    registry(folder, [GOOD_MEMBER], [row | {"options": "links=css:a"} for row in sources])
    return Paths(registry=folder, data=folder / "var")


def test_what_was_never_crawled_is_due(tmp_path: Path) -> None:
    assert sorted(due(installation(tmp_path), NOW)) == ["autre-site", "verrerie-site"]


def test_what_was_crawled_lately_is_not_due(tmp_path: Path) -> None:
    paths = installation(tmp_path)
    with open_store(paths.store) as store:
        ingest(store, crawl("verrerie-site", at="2026-11-24T05:30:00Z"))

    assert due(paths, NOW + REST - timedelta(seconds=1)) == ["autre-site"]
    assert sorted(due(paths, NOW + REST)) == ["autre-site", "verrerie-site"]


def test_a_visit_dated_in_the_future_keeps_nobody_from_looking_again(tmp_path: Path) -> None:
    paths = installation(tmp_path)
    with open_store(paths.store) as store:
        ingest(store, crawl("verrerie-site", at="2027-01-01T05:30:00Z"))

    assert sorted(due(paths, NOW)) == ["autre-site", "verrerie-site"]


def test_what_was_missed_is_caught_up_at_once(tmp_path: Path) -> None:
    paths = installation(tmp_path)
    (tmp_path / "sources.csv").write_text("id,member,spider,url,options,consent,note,checked_on\n", encoding="utf-8")
    with scheduled(paths):
        limit = time.monotonic() + PATIENCE
        while not paths.board.exists() and time.monotonic() < limit:
            time.sleep(0.05)
    assert paths.board.exists(), "the board of an empty registry was not published"


def test_a_crawl_that_runs_is_stopped_with_the_scheduler(tmp_path: Path) -> None:
    runner = Runner(installation(tmp_path))
    runner.child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"], start_new_session=True)
    runner.stop()

    assert runner.child.poll() == -signal.SIGTERM
    runner.crawl_due()
    assert runner.child.poll() is not None, "nothing starts after a stop"


def test_stopping_without_a_crawl_is_nothing(tmp_path: Path) -> None:
    runner = Runner(installation(tmp_path))
    runner.stop()

    assert runner.stopping.is_set()
