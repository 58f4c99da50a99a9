"""One process a source: never two on one host, none that outlives its conductor, and a death that is told."""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest

from crawlers.platforms.table import asked_host
from crawlers.process.order import Order
from crawlers.process.run_file import TornRunFileError, read_crawl
from pipeline.crawling.crew import Crew
from pipeline.crawling.fetch import BROKER_VARIABLE, fetch
from pipeline.installation.paths import ROOT
from tests.worlds.counted_crawls import Counting, source
from tests.worlds.crawl_modes import MODES, crawling
from tests.worlds.crawled_sources import NOW
from tests.worlds.processes import PATIENCE, alive, until, writers
from tests.worlds.servers.hostile_site import hostile_site
from vocabulary.faults_and_mends import Outcome


@pytest.fixture(autouse=True)
def hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GLASSVALLEE_ALLOW_LOOPBACK", "1")
    monkeypatch.setenv("GLASSVALLEE_DELAY", "0")


@pytest.fixture
def base() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Counting)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture(params=MODES)
def mode(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, hurry: None) -> Iterator[str]:
    with crawling(request.param, tmp_path, monkeypatch):
        yield request.param


def test_sources_of_one_host_wait_for_each_other(mode: str, base: str, tmp_path: Path) -> None:
    Counting.most = 0
    sources = [source(name, f"{base}/{name}", links="css:a") for name in ("a", "b", "c")]
    groups = list(fetch(sources, out_dir=tmp_path, now=NOW))

    assert [[crawl.source.id for crawl in group] for group in groups] == [["a", "b", "c"]]
    assert [read_crawl(crawl.run_file).outcome for crawl in groups[0]] == [Outcome.EMPTY] * 3
    assert Counting.most == 1


def test_members_on_one_platform_share_its_pace() -> None:
    own, given = (
        source("a", "https://a.example/", "ashby", company="a"),
        source("b", "https://jobs.ashbyhq.com/b", "ashby"),
    )

    assert asked_host(own) == asked_host(given) == "api.ashbyhq.com"
    assert asked_host(source("c", "https://www.c.example/emploi")) == "c.example"


def test_a_process_that_dies_is_told_of(mode: str, tmp_path: Path) -> None:
    ((died,),) = fetch([source("a", "http://127.0.0.1:9/", "no_such_spider")], out_dir=tmp_path, now=NOW)

    assert "no_such_spider" in died.died


def test_no_crawl_outlives_its_conductor(tmp_path: Path) -> None:
    crew = Crew()
    with hostile_site() as site:
        order = Order(source=source("a", f"{site}/drip", links="css:a"), started_at=NOW, run_file=tmp_path / "a.run")
        thread = threading.Thread(target=crew.fetch_one, args=(order,))
        thread.start()
        until(lambda: writers(order.run_file), "the crawl never began")
        (process,) = writers(order.run_file)
        crew.stop()
        thread.join(PATIENCE)

    assert not thread.is_alive()
    assert not alive(process)
    assert not believed(order.run_file)


def believed(path: Path) -> bool:
    """Whether a run file would let anything be closed."""
    try:
        return read_crawl(path).complete
    except TornRunFileError:
        return False


def test_without_a_broker_nothing_of_it_is_imported() -> None:
    program = (
        "import sys, pipeline.run, pipeline.commands.worker; print(sorted({'dramatiq', 'redis'} & set(sys.modules)))"
    )
    environment = {name: value for name, value in os.environ.items() if name != BROKER_VARIABLE}
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, check=True, cwd=ROOT, env=environment, capture_output=True, text=True)

    assert done.stdout == "[]\n"
