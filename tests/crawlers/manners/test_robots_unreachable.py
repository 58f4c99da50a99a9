"""A robots.txt that does not come lets nothing be read, and is told as an outage; one that is not there lets everything be read."""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawlers.items import Crawl
from crawlers.process.run_file import read_crawl
from crawlers.registry.registry import Source
from pipeline.crawling.fetch import fetch
from tests.worlds.servers.answering_site import SITE, Answer, answering_site
from vocabulary.faults_and_mends import Cause, Fault, Outcome
from vocabulary.web_address import WebAddress

NOW = datetime(2026, 11, 24, 5, 30, tzinfo=UTC)
ROBOTS = "/robots.txt"
LOOP = Answer(302, headers=(("Location", ROBOTS),))
CUT = Answer(body=b"User-agent: *\nAllow: /\n", headers=(("Content-Length", "4000"),))
LOST = Answer(302, headers=(("Location", "http://verriers-disparus.invalid/robots.txt"),))
PRIVATE = Answer(302, headers=(("Location", "http://10.0.0.1/robots.txt"),))


@pytest.fixture(autouse=True)
def hurry(monkeypatch: pytest.MonkeyPatch, forked: None) -> None:
    monkeypatch.setenv("GLASSVALLEE_ALLOW_LOOPBACK", "1")
    monkeypatch.setenv("GLASSVALLEE_DELAY", "0")


def crawl(folder: Path, answers: Mapping[str, Answer]) -> tuple[Crawl, set[str]]:
    """Crawl the list of a site; gives the report and the paths that were asked for."""
    with answering_site(dict(answers)) as site:
        options = {"links": "css:ul.offres a", "container": "css:ul.offres"}
        source = Source(id="site", member="", spider="listing", url=WebAddress(f"{site.base}/liste"), options=options)
        ((fetched,),) = fetch([source], out_dir=folder, now=NOW)
        return read_crawl(fetched.run_file), set(site.asked)


@pytest.mark.parametrize(
    ("robots", "fault", "words"),
    [
        (Answer(500), Fault.ROBOTS_UNREACHABLE, "robots.txt : HTTP 500"),
        (Answer(503), Fault.ROBOTS_UNREACHABLE, "robots.txt : HTTP 503"),
        (Answer(302), Fault.ROBOTS_UNREACHABLE, "robots.txt : HTTP 302"),
        (LOOP, Fault.ROBOTS_UNREACHABLE, "robots.txt : trop de redirections"),
        (CUT, Fault.ROBOTS_UNREACHABLE, "robots.txt : réponse coupée avant sa fin"),
        (Answer(silent=True), Fault.TIMEOUT, "robots.txt : pas de réponse à temps"),
        (LOST, Fault.DNS, "robots.txt : adresse introuvable"),
        (PRIVATE, Fault.PRIVATE_ADDRESS, "robots.txt : adresse privée : 10.0.0.1"),
    ],
    ids=["500", "503", "302 nowhere", "loop", "cut", "silent", "lost", "private"],
)
def test_a_robots_txt_that_does_not_come_is_an_outage(
    tmp_path: Path, robots: Answer, fault: Fault, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if robots.silent:  # else a machine that does other things too would find any answer late
        monkeypatch.setenv("GLASSVALLEE_TIMEOUT", "0.5")
    crawled, asked = crawl(tmp_path, SITE | {ROBOTS: robots})

    assert [(trouble.fault, trouble.detail) for trouble in crawled.troubles] == [(fault, words)]
    assert (crawled.outcome, crawled.complete, crawled.gone) == (Outcome.FAILED, False, ())
    assert fault.record.cause not in {Cause.ROBOTS, Cause.BOT_WALL}
    assert asked == {ROBOTS}


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410])
def test_a_robots_txt_that_is_not_given_lets_everything_be_read(tmp_path: Path, status: int) -> None:
    crawled, _ = crawl(tmp_path, SITE | {ROBOTS: Answer(status)})

    assert (crawled.outcome, crawled.notes["robots"]) == (Outcome.OK, "absent")


def test_a_robots_txt_that_forbids_is_a_refusal(tmp_path: Path) -> None:
    crawled, _ = crawl(tmp_path, SITE | {ROBOTS: Answer(body=b"User-agent: *\nDisallow: /\n")})

    assert [trouble.fault for trouble in crawled.troubles] == [Fault.ROBOTS]
    assert crawled.outcome == Outcome.BLOCKED


@pytest.mark.parametrize(("said", "outcome"), [(b"Disallow:", Outcome.OK), (b"Disallow: /liste", Outcome.BLOCKED)])
def test_a_robots_txt_that_lies_on_another_host_is_followed_and_obeyed(
    tmp_path: Path, said: bytes, outcome: Outcome
) -> None:
    with answering_site({"/r": Answer(body=b"User-agent: *\n" + said)}) as other:
        elsewhere = Answer(301, headers=(("Location", f"{other.base.replace('127.0.0.1', 'localhost')}/r"),))
        crawled, _ = crawl(tmp_path, SITE | {ROBOTS: elsewhere})

    assert crawled.outcome == outcome
