"""Every fault on every kind of source: no live offer is closed, real removals are, and a mended source is well again."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from demo.faults import SiteFault
from demo.server import Valley
from pipeline.installation.paths import Paths
from tests.worlds.demo_counts import COUNTS
from tests.worlds.forked_crawls import forked_crawls
from tests.worlds.servers.fault_world import OFFERS, SITES, World, shorten
from tests.worlds.servers.tls_site import tls_site
from vocabulary.faults_and_mends import Fault, Outcome

WELL = dict.fromkeys(SITES.values(), "ok")
ALL = set(SITES)
ONE_ANSWER = {"feed", "single_page"}
"""Kinds whose whole list is one answer: they have no second page."""
HARMLESS = {
    SiteFault.HALF: ALL,
    SiteFault.PAGE_2: ONE_ANSWER,
    SiteFault.EMPTY: {"json_api"},
    SiteFault.MOVED: {"feed", "atom", "single_page"},
}
"""Fault → kinds whose crawl may be complete all the same: they read it through, or their number has to hold offers."""
PAIRS = [
    (SiteFault.EMPTY, SiteFault.LOGIN),
    (SiteFault.COOKIES, SiteFault.HALF),
    (SiteFault.HALF, SiteFault.PAGE_2),
    (SiteFault.MOVED, SiteFault.SCRIPTS),
    (SiteFault.ROBOTS, SiteFault.BROKEN),
    (SiteFault.CUT, SiteFault.EMPTY),
]


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with (
        pytest.MonkeyPatch.context() as patch,
        Valley(World.at, spread=True) as valley,
        forked_crawls(patch),
    ):
        patch.setenv("GLASSVALLEE_ALLOW_LOOPBACK", "1")
        patch.setenv("GLASSVALLEE_DELAY", "0")
        shorten(valley)
        made = World(valley, Paths(registry=valley.registry_dir, data=tmp_path_factory.mktemp("installation")))
        made.run()
        assert {source: crawl.found for source, crawl in made.crawls.items()} == {
            site: min(OFFERS, COUNTS[site]) for site in SITES.values()
        }
        yield made


def assert_held(world: World, before: dict[str, tuple[str, str]], complete: set[str]) -> None:
    """Nothing is closed or renamed; only these kinds may have looked complete, and no source may look well."""
    assert world.live() == before
    looked = {kind for kind, site in SITES.items() if world.crawls[site].complete}
    assert looked <= complete, world.found
    assert {kind for kind, site in SITES.items() if world.states()[site] == "ok"} <= complete & looked


def assert_well_again(world: World, before: dict[str, tuple[str, str]]) -> None:
    """After one more visit everything is as it was."""
    world.run()
    assert world.live() == before
    assert world.states() == WELL
    assert world.board("SELECT count(*) FROM jobs WHERE status = 'unseen'") == [(0,)]


@pytest.mark.parametrize("faults", PAIRS, ids="+".join)
def test_two_faults_in_a_row_close_nothing(world: World, faults: tuple[SiteFault, SiteFault]) -> None:
    before = world.live()
    for fault in faults:
        with world.broken(fault):
            world.run()
        assert_held(world, before, HARMLESS.get(fault, set()))
    assert_well_again(world, before)


def network_trouble(world: World, fault: Fault) -> None:
    """Every crawl failed, and says why in the word that its source's state is made of."""
    assert {crawl.outcome for crawl in world.crawls.values()} == {Outcome.FAILED}
    assert {trouble.fault for crawl in world.crawls.values() for trouble in crawl.troubles} == {fault}


def test_silence_and_lost_names_close_nothing(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    before = world.live()
    with world.broken(SiteFault.SLOW), monkeypatch.context() as patch:
        patch.setenv("GLASSVALLEE_TIMEOUT", "0.5")
        world.run()
    assert_held(world, before, set())
    network_trouble(world, Fault.TIMEOUT)

    with world.elsewhere("http://verriers-disparus.invalid"):
        world.run()
    assert_held(world, before, set())
    network_trouble(world, Fault.DNS)
    assert_well_again(world, before)


def test_expired_certificates_and_killed_crawls_close_nothing(
    world: World, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    before = world.live()
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "authority.pem"))
    with tls_site(tmp_path, days_left=-1) as url, world.elsewhere(url):
        world.run()
    assert_held(world, before, set())
    network_trouble(world, Fault.TLS)

    with world.deadly(monkeypatch):
        world.run()
    assert_held(world, before, set())
    network_trouble(world, Fault.TORN)
    assert_well_again(world, before)


def test_a_certificate_that_is_good_is_trusted(world: World, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Else the test above would prove nothing: both sites are the same but for a date."""
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "authority.pem"))
    site = SITES["single_page"]
    with tls_site(tmp_path, days_left=30) as url, world.elsewhere(url):
        crawl = world.run_alone(site, tmp_path / "data")
    assert (crawl.outcome, crawl.troubles) == (Outcome.EMPTY, ())


@pytest.mark.parametrize("off", [timedelta(days=2), timedelta(days=-2)], ids=["fast", "slow"])
def test_a_wrong_clock_closes_nothing(world: World, off: timedelta) -> None:
    before = world.live()
    world.run(clock=off)
    assert world.live() == before
    assert_well_again(world, before)


def test_a_removal_between_faults_is_closed_after_two_complete_crawls(world: World) -> None:
    before = world.live()
    gone = {site: next(o for o in world.valley.offers.values() if o.company.id == site) for site in SITES.values()}
    for offer in gone.values():
        world.valley.remove(offer.id)
    with world.broken(SiteFault.LOGIN):
        world.run()
    assert world.live() == before
    world.run()
    with world.broken(SiteFault.BROKEN):
        world.run()
    world.run()

    left = world.live()
    assert sorted(before[id][0] for id in before.keys() - left.keys()) == sorted(SITES.values())
    assert left.keys() <= before.keys()
    assert world.states() == WELL


def test_sites_that_take_everything_off_without_a_word_are_believed_by_the_pages_of_their_offers(world: World) -> None:
    kept = {SITES["single_page"], SITES["sitemap"]}
    held = {id: life for id, life in world.live().items() if life[0] in kept}
    for offer in [id for id, offer in world.valley.offers.items() if offer.company.id in SITES.values()]:
        world.valley.remove(offer)
    before = world.live()
    for _ in range(2):
        world.run()
        assert world.live() == before, "so many at once are held"
    world.run()

    assert held and world.live() == held, "offers without a page or a list of their own are for a person"
    assert {site for site, crawl in world.crawls.items() if crawl.outcome != Outcome.EMPTY} == kept
