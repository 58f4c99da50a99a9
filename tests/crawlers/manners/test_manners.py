"""robots.txt is obeyed in all that it says, and a site that asks to slow down is left."""

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawlers.items import Crawl
from crawlers.process.run_file import read_crawl
from crawlers.registry.registry import Source
from pipeline.crawling.fetch import fetch
from tests.worlds.servers.answering_site import LIST, SITE, Answer, answering_site
from vocabulary.faults_and_mends import Fault, Outcome
from vocabulary.web_address import WebAddress

NOW = datetime(2026, 11, 24, 5, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GLASSVALLEE_ALLOW_LOOPBACK", "1")
    monkeypatch.setenv("GLASSVALLEE_DELAY", "0")


@pytest.fixture
def serve() -> Iterator[Callable[[dict[str, Answer]], tuple[str, list[str]]]]:
    """Start a site that answers so; gives its address, and the paths that will have been asked for."""
    with ExitStack() as sites:

        def start(answers: dict[str, Answer]) -> tuple[str, list[str]]:
            site = sites.enter_context(answering_site(answers))
            return site.base, site.asked

        yield start


def crawl(folder: Path, base: str) -> Crawl:
    """Crawl the list of a site."""
    options = {"links": "css:ul.offres a", "container": "css:ul.offres"}
    source = Source(id="site", member="", spider="listing", url=WebAddress(f"{base}/liste"), options=options)
    ((fetched,),) = fetch([source], out_dir=folder, now=NOW)
    return read_crawl(fetched.run_file)


Serve = Callable[[dict[str, Answer]], tuple[str, list[str]]]


def test_the_pace_that_robots_txt_asks_for_is_kept(serve: Serve, tmp_path: Path) -> None:
    base, _ = serve(SITE | {"/robots.txt": Answer(body=b"User-agent: *\nCrawl-delay: 0.7\n")})
    begun = time.monotonic()
    crawled = crawl(tmp_path, base)

    assert crawled.outcome == Outcome.OK
    assert crawled.notes["crawl_delay"] == "0.7"
    assert time.monotonic() - begun > 2 * 0.7


def test_without_robots_txt_everything_may_be_read(serve: Serve, tmp_path: Path) -> None:
    crawled = crawl(tmp_path, serve(SITE)[0])

    assert (crawled.outcome, crawled.notes["robots"]) == (Outcome.OK, "absent")


def test_a_site_that_asks_to_slow_down_is_left(serve: Serve, tmp_path: Path) -> None:
    links = b"".join(b"<li><a href='/%d'>Offre</a></li>" % number for number in range(40))
    base, asked = serve(
        {"/liste": Answer(body=b"<ul class='offres'>%b</ul>" % links)} | {f"/{n}": Answer(429) for n in range(40)}
    )
    crawled = crawl(tmp_path, base)

    assert Fault.THROTTLED in {trouble.fault for trouble in crawled.troubles}
    assert not crawled.complete
    assert len(asked) < 10


def test_a_reservation_of_mining_is_noted(serve: Serve, tmp_path: Path) -> None:
    reserved = Answer(body=LIST, headers=(("tdm-reservation", "1"),))
    crawled = crawl(tmp_path, serve(SITE | {"/liste": reserved})[0])

    assert crawled.notes["tdm-reservation"] == "1"
