"""Workers and Redis are killed at any moment: every crawl comes back, each is kept once, and a host is asked by one at a time."""

import random
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest

from crawlers.process.order import Order
from crawlers.process.run_file import read_crawl, run_file_name
from demo.server import Valley
from pipeline.crawling.broker import conductor
from pipeline.crawling.broker.conductor import RemoteCrew, bring_back
from pipeline.crawling.broker.mailbox import BrokerDownError, Mailbox
from pipeline.crawling.broker.messages import broker
from pipeline.crawling.fetch import BROKER_VARIABLE, fetch
from pipeline.installation.paths import ROOT, Paths
from pipeline.run import run
from tests.worlds.counted_crawls import Counting, source
from tests.worlds.crawl_modes import RedisServer, redis_server, worker
from tests.worlds.demo_counts import COUNTS, UNREADABLE
from tests.worlds.processes import Working, until
from tests.worlds.store_rows import board_rows
from vocabulary.faults_and_mends import Outcome

NOW = datetime(2026, 11, 24, 5, 30, tzinfo=UTC)
KILLS = 4
PATIENCE = 60
ONCE = "SELECT source, count(*), max(torn), sum(found) FROM crawls GROUP BY source"


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[RedisServer]:
    monkeypatch.setenv("GLASSVALLEE_ALLOW_LOOPBACK", "1")
    monkeypatch.setenv("GLASSVALLEE_DELAY", "0")
    with redis_server(tmp_path) as running:
        monkeypatch.setenv(BROKER_VARIABLE, running.url)
        yield running


@pytest.fixture
def base() -> Iterator[str]:
    Counting.most = 0
    site = ThreadingHTTPServer(("127.0.0.1", 0), Counting)
    threading.Thread(target=site.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{site.server_port}"
    site.shutdown()
    site.server_close()


class Chaos:
    """Two workers and a Redis that die in turns."""

    def __init__(self, server: RedisServer, folder: Path, seed: int) -> None:
        self.server, self.folder, self.chance = server, folder, random.Random(seed)
        self.over, self.kills = threading.Event(), 0
        self.workers = [worker(server.url, folder / str(number)) for number in range(2)]

    def go_on(self) -> None:
        """Kill one of them at random moments, and put another in its place."""
        while self.kills < KILLS and not self.over.wait(self.chance.uniform(0.3, 1.5)):
            if self.chance.random() < 0.4:
                self.server.kill()
                self.server.start()
            else:
                number = self.chance.randrange(2)
                self.workers[number].kill()
                self.workers[number].wait()
                self.workers[number] = worker(self.server.url, self.folder / str(number))
            self.kills += 1

    def end(self, killer: threading.Thread) -> None:
        """Stop whatever runs, once nobody puts another in its place."""
        self.over.set()
        killer.join()
        for first in self.workers:
            first.kill()
            first.wait()


def test_killing_workers_and_redis_loses_no_crawl_and_doubles_none(server: RedisServer, tmp_path: Path) -> None:
    seed = random.randrange(1000)
    print("seed", seed)
    with Valley(NOW, spread=True) as valley:
        chaos = Chaos(server, tmp_path, seed)
        killer = threading.Thread(target=chaos.go_on)
        killer.start()
        paths = Paths(registry=valley.registry_dir, data=tmp_path / "data")
        try:
            run(paths, now=NOW)
            run(paths, now=NOW + timedelta(hours=1))
        finally:
            chaos.end(killer)

    assert chaos.kills, "nobody was killed: this test did not test"
    made = {name: (count, torn, postings) for name, count, torn, postings in board_rows(paths.store, ONCE)}
    assert made == {name: (2, 0, 0 if name in UNREADABLE else 2 * count) for name, count in COUNTS.items()}


def test_a_host_is_asked_by_one_worker_at_a_time(server: RedisServer, base: str, tmp_path: Path) -> None:
    with worker(server.url, tmp_path / "1") as first, worker(server.url, tmp_path / "2") as second:
        crew = RemoteCrew(server.url)
        orders = [
            Order(
                source=source(id, f"{base}/{id}", links="css:a"),
                started_at=NOW,
                run_file=tmp_path / run_file_name(id, NOW),
            )
            for id in "abcdef"
        ]
        with ThreadPoolExecutor(len(orders)) as pool:
            ended = list(pool.map(crew.fetch_one, orders))
        first.terminate()
        second.terminate()

    assert [read_crawl(fetched.run_file).outcome for fetched in ended] == [Outcome.EMPTY] * len(orders)
    assert Counting.most == 1


CONDUCTOR = """
import sys
from pipeline.crawling.broker.conductor import RemoteCrew
from crawlers.process.order import Order
RemoteCrew(sys.argv[1]).fetch_one(Order.from_json(sys.stdin.read()))
"""


def test_a_crawl_whose_conductor_was_killed_is_brought_back(server: RedisServer, base: str, tmp_path: Path) -> None:
    out = tmp_path / "runs" / run_file_name("a", NOW)
    order = Order(source=source("a", f"{base}/a", links="css:a"), started_at=NOW, run_file=out)
    mailbox = Mailbox(server.url)
    command = [sys.executable, "-c", CONDUCTOR, server.url]
    with Working(command, cwd=ROOT, stdin=subprocess.PIPE, text=True) as asking:
        assert asking.stdin
        asking.stdin.write(order.to_json())
        asking.stdin.close()
        queue = broker(server.url, hold=2)
        until(lambda: queue.do_qsize("crawls"), "nothing was asked for")
        asking.kill()
    with worker(server.url, tmp_path / "1") as first:
        until(lambda: mailbox.ended(out.name), "the crawl was never made")
        first.terminate()
    bring_back(server.url, out.parent)
    assert read_crawl(out).outcome == Outcome.EMPTY
    assert mailbox.ended(out.name) is None

    out.unlink()
    bring_back(server.url, out.parent)
    assert not out.exists()


def test_a_worker_drops_what_nobody_wants_any_more(server: RedisServer, base: str, tmp_path: Path) -> None:
    order = Order(
        source=source("a", f"{base}/a", links="css:a"), started_at=NOW, run_file=tmp_path / run_file_name("a", NOW)
    )
    crew = RemoteCrew(server.url)
    crew.asked.add(order.run_file.name)
    crew.ask(order)
    crew.stop()
    with worker(server.url, tmp_path / "1") as first:
        until(lambda: not crew.message.broker.do_qsize("crawls"), "the message was never taken")  # type: ignore[attr-defined]
        first.terminate()

    assert crew.mailbox.ended(order.run_file.name) is None
    assert Counting.most == 0


def test_without_redis_it_is_said_kindly_and_nothing_is_recorded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(BROKER_VARIABLE, "redis://:tres-secret@127.0.0.1:9/0")
    monkeypatch.setattr(conductor, "REDIS_PATIENCE_SECONDS", 0.1)
    monkeypatch.setattr(conductor, "PAUSE_SECONDS", 0.1)
    with pytest.raises(BrokerDownError, match=r"127\.0\.0\.1:9.*systemctl start redis-server"):
        list(fetch([source("a", "http://127.0.0.1:9/")], out_dir=tmp_path, now=NOW))

    printed = capsys.readouterr().err
    assert "ne répond pas" in printed
    assert "tres-secret" not in printed
    assert not list(tmp_path.iterdir())


def test_what_no_worker_made_is_not_recorded_as_a_failure(
    server: RedisServer, base: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(conductor, "GIVE_UP_SECONDS", 0.5)
    monkeypatch.setattr(conductor, "BELL_SECONDS", 1)
    with Valley(NOW) as valley:
        paths = Paths(registry=valley.registry_dir, data=tmp_path / "data")
        summary = run(paths, now=NOW, sources=["moulerie-quatrevaux"])

    assert [crawl.source for crawl in summary.failed] == ["moulerie-quatrevaux"]
    assert "glassvallee worker" in summary.crawls[0].troubles[0].detail
    assert board_rows(paths.store, "SELECT count(*) FROM crawls") == [(0,)]
