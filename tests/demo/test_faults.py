"""Sites of the demonstration valley that refuse, that are empty, and that break when told to."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from http.client import IncompleteRead
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from demo.faults import SiteFault
from demo.server import Valley
from tests.worlds.board.valley_walk import read, starts, status, text, walk

NOW = datetime(2026, 11, 24, 5, 30, tzinfo=UTC)


@pytest.fixture(scope="module")
def valley() -> Iterator[Valley]:
    with Valley(NOW) as running:
        yield running


def test_robots_txt(valley: Valley) -> None:
    assert b"Disallow: /\n" in read(f"{valley.urls['transports-falquiere']}/robots.txt")
    assert status(f"{valley.urls['outillages-fevrin']}/robots.txt") == 404
    assert f"Sitemap: {valley.urls['verrerie-aubepine']}/sitemap_index.xml".encode() in read(
        f"{valley.urls['verrerie-aubepine']}/robots.txt"
    )


def test_a_site_that_is_down_refuses_connections(valley: Valley) -> None:
    with pytest.raises(URLError, match="refused"):
        urlopen(valley.urls["fonderie-maubrune"], timeout=10)


def test_an_empty_site_says_so(valley: Valley) -> None:
    assert "aucune offre" in text(read(starts(valley)["gravure-sylvandre"]))


def test_what_was_asked_is_known(valley: Valley) -> None:
    read(f"{valley.urls['tri-verdelune']}/nous-rejoindre")

    assert valley.asked["tri-verdelune"][-1] == "/nous-rejoindre"


def test_an_offer_taken_off_is_gone(valley: Valley) -> None:
    start = starts(valley)["cartonnages-rosebrune"]
    offer = valley.offers["ros-02"]
    page = f"{valley.urls['cartonnages-rosebrune']}/node/{offer.slug}"
    assert status(page) == 200

    valley.remove("ros-02")
    try:
        assert status(page) == 404
        assert offer.title not in text(read(start))
    finally:
        valley.offers["ros-02"] = offer
    assert offer.title in text(read(start))


def count(valley: Valley, site: str) -> int:
    """How many offers the list of a site leads to."""
    pages = walk(starts(valley)[site])
    return sum(f"/emploi/{offer.slug}" in " ".join(pages) for offer in valley.offers.values())


def test_faults_of_a_list(valley: Valley) -> None:
    site = "moulerie-quatrevaux"
    start = starts(valley)[site]
    expected = {None: 11, SiteFault.HALF: 5, SiteFault.EMPTY: 0, SiteFault.PAGE_2: 3, SiteFault.MOVED: 11}
    counts = {}
    for fault in expected:
        valley.set_fault(site, fault)
        counts[fault] = count(valley, site)
    assert 'class="offres"' not in text(read(start))

    valley.set_fault(site, SiteFault.PAGE_2)
    assert status(f"{start}?page=2") == 503
    valley.set_fault(site, None)
    assert counts == expected
    assert 'class="offres"' in text(read(start))


def test_faults_of_a_whole_site(valley: Valley) -> None:
    site = "plasturgie-norvalie"
    start = starts(valley)[site]
    valley.set_fault(site, SiteFault.BROKEN)
    assert status(start) == 500
    assert status(f"{valley.urls[site]}/robots.txt") == 200

    valley.set_fault(site, SiteFault.LOGIN)
    with urlopen(start, timeout=10) as answer:
        assert (answer.status, answer.url.endswith("/connexion")) == (200, True)
        assert b"password" in answer.read()

    valley.set_fault(site, SiteFault.CUT)
    with pytest.raises(IncompleteRead):
        read(start)

    valley.set_fault(site, None)
    assert len(json.loads(read(start))["data"]["jobs"]) == 4


def test_pages_that_need_scripts_leave_a_compressed_sitemap_as_it_is(valley: Valley) -> None:
    site = next(name for name, start in starts(valley).items() if start.endswith(".gz"))
    sitemap = read(starts(valley)[site])

    valley.set_fault(site, SiteFault.SCRIPTS)
    try:
        assert read(starts(valley)[site]) == sitemap
    finally:
        valley.set_fault(site, None)


def test_a_fault_needs_a_site_that_exists(valley: Valley) -> None:
    with pytest.raises(KeyError):
        valley.set_fault("inconnue", SiteFault.EMPTY)


def test_leaving_the_valley_closes_every_port() -> None:
    with Valley(NOW) as short:
        url = short.urls["verrerie-aubepine"]
        folder = short.registry_dir
        assert status(url) == 200

    assert not folder.exists()
    with pytest.raises(URLError):
        urlopen(url, timeout=10)
