"""The demonstration valley, crawled over HTTP by the real spiders, up to the published board."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from crawlers.items import Crawl
from demo.faults import SiteFault
from demo.server import Valley
from pipeline.installation.paths import Paths
from pipeline.run import run
from tests.worlds.crawl_modes import MODES, crawling
from tests.worlds.demo_counts import COUNTS, UNREADABLE
from tests.worlds.forked_crawls import forked_crawls
from vocabulary.faults_and_mends import Outcome

NOW = datetime(2026, 11, 24, 5, 30, tzinfo=UTC)


@dataclass
class World:
    """The valley, and an installation that has crawled it once."""

    valley: Valley
    paths: Paths
    crawls: dict[str, Crawl]
    day: int = 0

    def again(self, *sources: str) -> dict[str, Crawl]:
        """Crawl these sources the day after."""
        self.day += 1
        summary = run(self.paths, now=NOW + timedelta(days=self.day), sources=sources)
        return {crawl.source: crawl for crawl in summary.crawls}

    def board(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        """What the published file says."""
        with closing(sqlite3.connect(f"file:{self.paths.board}?mode=ro", uri=True)) as connection:
            return connection.execute(query, values).fetchall()


@pytest.fixture(scope="module", params=MODES)
def world(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with pytest.MonkeyPatch.context() as patch, Valley(NOW, spread=True) as valley:
        patch.setenv("GLASSVALLEE_ALLOW_LOOPBACK", "1")
        patch.setenv("GLASSVALLEE_DELAY", "0")
        paths = Paths(registry=valley.registry_dir, data=tmp_path_factory.mktemp("installation"))
        with crawling(request.param, tmp_path_factory.mktemp("broker"), patch), forked_crawls(patch):
            summary = run(paths, now=NOW)
            yield World(valley, paths, {crawl.source: crawl for crawl in summary.crawls})


def test_every_offer_of_every_make_is_found(world: World) -> None:
    counts = {source: crawl.found for source, crawl in world.crawls.items() if source not in UNREADABLE}

    assert counts == {source: count for source, count in COUNTS.items() if source not in UNREADABLE}


def test_each_crawl_ends_as_its_site_deserves(world: World) -> None:
    expected = dict.fromkeys(COUNTS, Outcome.OK) | UNREADABLE | {"gravure-sylvandre": Outcome.EMPTY}

    assert {source: crawl.outcome for source, crawl in world.crawls.items()} == expected
    assert {source for source, crawl in world.crawls.items() if not crawl.complete} == set(UNREADABLE)


def test_robots_txt_was_obeyed(world: World) -> None:
    assert set(world.valley.asked["transports-falquiere"]) == {"/robots.txt"}


def test_the_board_shows_what_can_be_shown(world: World) -> None:
    (open_jobs,) = world.board("SELECT count(*) FROM jobs WHERE status = 'open'")[0]
    rejections = dict(world.board("SELECT reason, sum(count) FROM rejections GROUP BY reason"))
    merged = world.board("SELECT job FROM postings GROUP BY job HAVING count(*) > 1")

    assert 100 <= open_jobs <= 130
    assert rejections["OUT_OF_AREA"] == 5
    assert rejections["EXPIRED"] >= 5
    assert len(merged) >= 3


def test_weeks_count_the_jobs_of_each_member_as_its_page_does(world: World) -> None:
    week = "SELECT member, open FROM weekly_counts WHERE open AND week = (SELECT max(week) FROM weekly_counts)"
    today = "SELECT member, sum(open) FROM member_jobs GROUP BY member HAVING sum(open)"

    assert sorted(world.board(week)) == sorted(world.board(today))


def test_no_recruiter_is_named_on_the_board(world: World) -> None:
    body = world.paths.board.read_bytes().decode("utf-8", "ignore")

    assert "02 61 91" not in body
    assert "03.53.01" not in body
    assert "@ombeline.example" not in body
    assert "Valcourbe" not in body


def test_a_list_cut_in_half_closes_nothing(world: World) -> None:
    before = world.board("SELECT id FROM jobs WHERE status = 'closed' ORDER BY id")
    for fault in (
        SiteFault.HALF,
        SiteFault.EMPTY,
        SiteFault.MOVED,
        SiteFault.PAGE_2,
        SiteFault.BROKEN,
        SiteFault.LOGIN,
        SiteFault.CUT,
    ):
        world.valley.set_fault("moulerie-quatrevaux", fault)
        crawl = world.again("moulerie-quatrevaux")["moulerie-quatrevaux"]

        assert world.board("SELECT id FROM jobs WHERE status = 'closed' ORDER BY id") == before, fault
        assert fault is SiteFault.HALF or not crawl.complete, fault
    world.valley.set_fault("moulerie-quatrevaux", None)
    assert world.again("moulerie-quatrevaux")["moulerie-quatrevaux"].found == COUNTS["moulerie-quatrevaux"]


def test_offers_that_scripts_draw_all_at_once_keep_their_names(world: World) -> None:
    site = "laquage-vertamont"
    before = world.board("SELECT id, url, status FROM postings WHERE source = ? ORDER BY id", site)
    world.valley.set_fault(site, SiteFault.SCRIPTS)
    crawl = world.again(site)[site]
    world.valley.set_fault(site, None)

    assert (crawl.found, crawl.complete) == (0, False)
    assert world.board("SELECT id, url, status FROM postings WHERE source = ? ORDER BY id", site) == before


def test_an_offer_taken_off_is_closed_and_one_put_back_is_open_again(world: World) -> None:
    site, title = "cartonnages-rosebrune", "%découpe à plat%"
    query = "SELECT status FROM postings WHERE source = ? AND title LIKE ?"
    offer = world.valley.remove("ros-02")
    world.again(site)
    world.again(site)
    assert world.board(query, site, title) == [("closed",)]

    world.valley.offers["ros-02"] = offer
    world.again(site)
    assert world.board(query, site, title) == [("open",)]
