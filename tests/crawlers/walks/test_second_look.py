"""A list that suddenly shows nothing is believed when none of its offers has its page any more, and only then."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from crawlers.items import Crawl
from crawlers.process.order import LiveOffer, Order
from crawlers.process.run_file import read_crawl
from crawlers.registry.registry import Source
from pipeline.crawling.fetch import fetch
from pipeline.installation.paths import ROOT
from tests.worlds.crawled_sources import NOW
from tests.worlds.forked_crawls import forked_crawls
from vocabulary.faults_and_mends import Fault
from vocabulary.own_pages import OwnPage
from vocabulary.web_address import WebAddress

OFFER = (
    '<html><title>Régleur</title><script type="application/ld+json">{"@context": "https://schema.org", "@type": "JobPosting", '
    '"title": "Régleur (H/F)", "description": "Vous réglez les machines. '
    'Cette annonce sera retirée une fois le poste pourvu."}</script></html>'
)
OVER = "<html><title>Offre</title><body><h1>Régleur (H/F)</h1><p>Cette offre n’est plus disponible.</p></body></html>"
PAGES = {
    "/emploi": "<html><title>Emploi</title><body><ul class='offres'></ul></body></html>",
    "/jobs.json": '{"jobs": []}',
    "/o/there": OFFER,
    "/o/over": OVER,
    "/o/shell": "<html><title>Carrières</title><body><div id='app'></div></body></html>",
}
OPTIONS = {"links": "css:ul.offres a", "container": "css:ul.offres"}
REFUSED = {"/o/broken": 503, "/o/slower": 429, "/o/forbidden": 403}
LED = {"/o/home": "/emploi", "/o/led": "/o/nothing", "/o/finished": "/o/over"}
"""Addresses that lead to another one."""
GONE, ALSO_GONE = "/o/1", "/o/2"
JSON = {"items": "jobs", "url": "/o/{id}"}


class Answers(BaseHTTPRequestHandler):
    """The site: what it does not have is gone."""

    asked: tuple[str, ...] = ()

    def do_GET(self) -> None:
        type(self).asked += (self.path,)
        if self.path in LED:
            self.send_response(302)
            self.send_header("Location", LED[self.path])
            self.end_headers()
            return
        if (refused := REFUSED.get(self.path.partition("?")[0])) is not None:
            self.send_error(refused)
            return
        body = PAGES.get(self.path, "").encode()
        self.send_response(200 if body else 404)
        self.send_header(
            "Content-Type", "application/json" if self.path.endswith(".json") else "text/html; charset=utf-8"
        )
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module", autouse=True)
def hurry() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch, forked_crawls(patch):
        patch.setenv("GLASSVALLEE_ALLOW_LOOPBACK", "1")
        patch.setenv("GLASSVALLEE_DELAY", "0")
        yield


def source(site: str, spider: str = "listing") -> Source:
    """The list of the site."""
    if spider == "json_api":
        return Source(id="v", member="v", spider=spider, url=WebAddress(f"{site}/jobs.json"), options=dict(JSON))
    return Source(id="v", member="v", spider=spider, url=WebAddress(f"{site}/emploi"), options=dict(OPTIONS))


def live(url: str) -> LiveOffer:
    """An offer of the site that is not closed."""
    return LiveOffer(url, url, "Régleur (H/F)")


def crawl(site: str, folder: Path, *offers: str, spider: str = "listing") -> Crawl:
    """A visit of the list, that had these offers so far."""
    listed = source(site, spider)
    addresses = tuple(offer if offer.startswith("http") else f"{site}{offer}" for offer in offers)
    ((fetched,),) = fetch([listed], out_dir=folder, now=NOW, offers={"v": tuple(map(live, addresses))})
    return read_crawl(fetched.run_file)


def faults(crawl: Crawl) -> set[Fault]:
    """What went wrong."""
    return {trouble.fault for trouble in crawl.troubles}


def asked() -> list[str]:
    """Pages of offers that were asked for since the last look."""
    asked = [path for path in Answers.asked if path.startswith("/o/")]
    Answers.asked = ()
    return asked


def test_a_list_whose_offers_are_all_gone_is_empty(site: str, tmp_path: Path) -> None:
    visit = crawl(site, tmp_path, GONE, ALSO_GONE, "/o/over", "/o/led", "/o/finished")

    assert (visit.complete, visit.found, visit.says_empty, faults(visit)) == (True, 0, False, set())
    names = (GONE, ALSO_GONE, "/o/finished", "/o/led", "/o/over")
    assert sorted(visit.gone) == [f"{site}{name}" for name in names], "under the address that the offer had"


@pytest.mark.parametrize("other", ["/o/there", "/o/shell", "/o/home", "/o/broken"])
def test_one_offer_that_may_still_be_there_is_enough_to_doubt(site: str, tmp_path: Path, other: str) -> None:
    asked()
    visit = crawl(site, tmp_path, GONE, other)

    assert (visit.complete, visit.gone, faults(visit)) == (False, (), {Fault.NOTHING_FOUND})
    assert {GONE, other} <= set(asked())


@pytest.mark.parametrize("other", ["/emploi#o3", "/#o3", "http://ailleurs.example/o/3"])
def test_an_offer_without_a_page_of_its_own_there_is_not_asked_for(site: str, tmp_path: Path, other: str) -> None:
    asked()
    visit = crawl(site, tmp_path, GONE, other)

    assert (visit.gone, faults(visit), asked()) == ((), {Fault.NOTHING_FOUND}, [GONE])
    assert visit.own_pages == {f"{site}{GONE}": OwnPage.GONE}


def test_offers_of_one_page_are_asked_for_together_and_judged_each(site: str, tmp_path: Path) -> None:
    asked()
    visit = crawl(site, tmp_path, "/o/all#1", "/o/all#2", "/o/there#1")

    assert asked() == ["/o/all", "/o/there"]
    assert [said for _, said in sorted(visit.own_pages.items())] == [OwnPage.GONE, OwnPage.GONE, OwnPage.THERE]


def test_a_list_without_its_container_may_have_been_drawn_anew(site: str, tmp_path: Path) -> None:
    asked()
    listed = replace(source(site), options={"links": OPTIONS["links"]})
    ((fetched,),) = fetch([listed], out_dir=tmp_path, now=NOW, offers={"v": (live(f"{site}{GONE}"),)})

    assert (faults(read_crawl(fetched.run_file)), asked()) == ({Fault.NOTHING_FOUND}, [])


def test_a_site_that_asks_to_slow_down_is_left(site: str, tmp_path: Path) -> None:
    visit = crawl(site, tmp_path, "/o/slower", GONE)

    assert (visit.complete, visit.gone, faults(visit)) == (False, (), {Fault.NOTHING_FOUND, Fault.THROTTLED})
    noted = {f"{site}/o/slower": OwnPage.DENIED, f"{site}{GONE}": OwnPage.WAITING}
    assert visit.own_pages == noted, "noted as asked, so that the other comes first the next time"


def test_a_list_that_never_had_an_offer_is_doubted_as_before(site: str, tmp_path: Path) -> None:
    assert faults(crawl(site, tmp_path)) == {Fault.NOTHING_FOUND}


def test_of_many_pages_the_first_ones_are_asked_for_and_the_others_wait(site: str, tmp_path: Path) -> None:
    asked()
    visit = crawl(site, tmp_path, *(f"/o/{number}" for number in range(61)))

    assert faults(visit) == {Fault.NOTHING_FOUND}, "one was not asked for: it may be there"
    assert asked() == [f"/o/{number}" for number in range(60)]
    assert visit.own_pages[f"{site}/o/60"] == OwnPage.WAITING


def test_a_site_that_is_ill_is_left_alone(site: str, tmp_path: Path) -> None:
    asked()
    visit = crawl(site, tmp_path, "/o/forbidden", "/o/broken?1", "/o/broken?2", "/o/broken?3", GONE)

    assert visit.own_pages[f"{site}{GONE}"] == OwnPage.WAITING
    assert visit.own_pages[f"{site}/o/forbidden"] == OwnPage.NOT_FOR_US
    assert GONE not in asked()


def test_an_empty_list_of_data_is_not_believed_against_a_page_that_tells_of_its_offer(
    site: str, tmp_path: Path
) -> None:
    there = crawl(site, tmp_path / "a", "/o/there", "/o/shell", spider="json_api")
    silent = crawl(site, tmp_path / "b", "/o/shell", spider="json_api")

    assert (there.complete, [trouble.url for trouble in there.troubles]) == (False, [f"{site}/o/there"])
    assert (silent.complete, silent.troubles) == (True, ())


def test_an_order_keeps_its_offers_on_the_way() -> None:
    order = Order(
        source=source("http://verrerie.example"),
        started_at=NOW,
        run_file=Path("a.run"),
        live_offers=(live("http://verrerie.example/o/1"),),
    )

    assert Order.from_json(order.to_json()) == order
    assert Order.from_json(replace(order, live_offers=()).to_json()).live_offers == ()


def test_the_command_obeys_as_the_fork_server_does(site: str, tmp_path: Path) -> None:
    order = Order(
        source=source(site), started_at=NOW, run_file=tmp_path / "a.run", live_offers=(live(f"{site}{GONE}"),)
    )
    subprocess.run([sys.executable, "-m", "crawlers.crawl"], cwd=ROOT, input=order.to_json(), text=True, check=True)

    assert read_crawl(order.run_file).gone == (f"{site}{GONE}",)
