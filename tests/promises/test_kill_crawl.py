"""kill -9 of a crawl, twenty times at random moments: nothing torn is kept, nothing closed, and the next run heals."""

import random
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from crawlers.process.order import Order
from crawlers.process.run_file import run_file_name
from crawlers.registry.registry import read_registry
from demo.server import Valley
from pipeline.installation.paths import Paths
from pipeline.run import run
from tests.worlds.forked_crawls import lent_crew
from tests.worlds.processes import chance, until
from tests.worlds.servers.fault_world import kill_writer
from tests.worlds.store_rows import board_rows
from vocabulary.faults_and_mends import Outcome

NOW = datetime(2026, 11, 24, 5, 30, tzinfo=UTC)
SITE = "moulerie-quatrevaux"
KILLS = 20
OPEN = "SELECT id FROM jobs WHERE status = 'open' ORDER BY id"


@pytest.fixture
def valley(monkeypatch: pytest.MonkeyPatch) -> Iterator[Valley]:
    monkeypatch.setenv("GLASSVALLEE_ALLOW_LOOPBACK", "1")
    monkeypatch.setenv("GLASSVALLEE_DELAY", "0")
    with Valley(NOW) as running:
        yield running


def kill_a_crawl(order: Order, moments: random.Random) -> None:
    """Start a crawl, and kill it at a random moment after its run file was begun, if it still runs then."""
    made = threading.Thread(target=lent_crew().fetch_one, args=(order,))
    made.start()
    until(order.run_file.exists)
    time.sleep(moments.uniform(0, 0.3))
    kill_writer(order.run_file.parent, order.source.id)
    made.join()


def test_killed_crawls_close_nothing(valley: Valley, forked: None, tmp_path: Path) -> None:
    paths = Paths(registry=valley.registry_dir, data=tmp_path)
    source = read_registry(paths.registry).sources[SITE]
    run(paths, now=NOW, sources=[SITE])
    before = board_rows(paths.board, OPEN)
    assert before, "nothing to lose: this test does not test"
    moments, torn = chance(), 0
    for number in range(1, KILLS + 1):
        at = NOW + timedelta(hours=number)
        out = paths.runs / run_file_name(SITE, at)
        kill_a_crawl(Order(source=source, started_at=at, run_file=out), moments)
        assert out.exists()
        if number % 5 == 0:
            run(paths, now=at + timedelta(minutes=1), sources=[])
            assert board_rows(paths.board, OPEN) == before
            torn = len(board_rows(paths.board, "SELECT id FROM crawls WHERE troubles LIKE '%torn%'"))
    assert torn > 1, "no crawl was ever torn: this test did not test"

    (healed,) = run(paths, now=NOW + timedelta(days=2), sources=[SITE]).crawls
    assert healed.outcome == Outcome.OK
    assert board_rows(paths.board, OPEN) == before
    assert not list(paths.runs.iterdir())
