"""The demonstration valley: its sites say what it holds, break when told to, and name nobody real."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import combinations

import pytest

from crawlers.registry.registry import name_key, read_registry
from demo import layout
from demo.server import Valley
from demo.valley import NOTICE, companies, offers
from tests.worlds.board.valley_walk import read, starts, text, walk
from tests.worlds.demo_counts import COUNTS
from tests.worlds.folders import ROOT

NOW = datetime(2026, 11, 24, 5, 30, tzinfo=UTC)
FICTION_PHONE = re.compile(
    r"0(?:1[ .]?99[ .]?00|2[ .]?61[ .]?91|3[ .]?53[ .]?01|4[ .]?65[ .]?71|5[ .]?36[ .]?49|6[ .]?39[ .]?98)"
)


@pytest.fixture(scope="module")
def valley() -> Iterator[Valley]:
    with Valley(NOW) as running:
        yield running


def test_the_valley_is_as_large_as_it_says() -> None:
    known = companies()
    everything = offers(known, NOW.date())
    republished = [offer for offer in everything if offer.of]

    assert {id: sum(offer.company.id == id for offer in everything) for id in known} == COUNTS
    assert len({company.make for company in known.values()}) == len(known) == 18
    assert len(republished) >= 25
    assert len({offer.trade for offer in everything}) >= 30
    assert sum(offer.valid_through is not None and offer.valid_through < NOW.date() for offer in everything) >= 5
    assert sum(", " in offer.place for offer in everything) == 5


def test_its_registry_is_sound(valley: Valley) -> None:
    registry = read_registry(valley.registry_dir)

    assert registry.problems == ()
    assert set(registry.sources) == set(registry.members) == set(COUNTS)


def test_no_company_bears_a_real_name() -> None:
    real = read_registry(ROOT / "crawlers").members.values()
    names = {name_key(name) for member in real for name in (member.name, *member.aliases)}

    assert not names & {name_key(company.name) for company in companies().values()}


@pytest.mark.parametrize("site", [site for site in COUNTS if site != "fonderie-maubrune"])
def test_a_site_shows_every_offer_and_says_that_it_is_invented(valley: Valley, site: str) -> None:
    pages = {url: text(body) for url, body in walk(starts(valley)[site]).items()}
    pages[f"{valley.urls[site]}/"] = text(read(f"{valley.urls[site]}/"))
    everything = re.sub(r"\s+", " ", " ".join(pages.values()))
    mine = [offer for offer in valley.offers.values() if offer.company.id == site]

    assert [offer.id for offer in mine if offer.title not in everything] == []
    assert [offer.id for offer in mine if offer.reference not in everything] == []
    shown = [url for url, page in pages.items() if "<html" in page.lower() or "OFFRE D’EMPLOI" in page]
    assert shown
    assert [url for url in shown if NOTICE not in pages[url]] == []


def test_an_agency_never_names_the_employer(valley: Valley) -> None:
    for site in ("galandage-interim", "pontivelle-recrutement"):
        everything = " ".join(text(body) for body in walk(starts(valley)[site]).values())
        hidden = {offer.of.company.name for offer in valley.offers.values() if offer.company.id == site and offer.of}

        assert len(hidden) >= 6
        assert [name for name in hidden if name in everything] == []
        assert "entreprise de travail temporaire" in everything


def test_a_republished_offer_tells_of_the_same_work() -> None:
    everything = offers(companies(), NOW.date())
    shared = [
        len(words(o.prose.missions) & words(o.of.prose.missions)) / len(words(o.prose.missions))
        for o in everything
        if o.of
    ]
    employers = [offer for offer in everything if not offer.of and offer.trade != "spontanee"]
    strangers = [
        len(words(a.prose.missions) & words(b.prose.missions)) / len(words(a.prose.missions))
        for a, b in combinations(employers, 2)
        if a.trade != b.trade
    ]

    assert min(shared) == 1
    assert sum(strangers) / len(strangers) < 0.3


def words(sentences: tuple[str, ...]) -> set[str]:
    """The words of a text."""
    return set(re.findall(r"\w+", " ".join(sentences).lower()))


def test_an_offer_has_a_decent_text() -> None:
    jobs = [offer for offer in offers(companies(), NOW.date()) if offer.trade != "spontanee"]
    lengths = [len(re.sub(r"<[^>]+>", " ", layout.prose(offer)).split()) for offer in jobs]

    assert min(lengths) >= 120
    assert max(lengths) <= 300
    assert len({layout.prose(offer) for offer in jobs}) == len(jobs)


def test_only_invented_people_can_be_called() -> None:
    contacts = " ".join(company.contact for company in companies().values())
    phones = re.findall(r"0[1-9](?:[ .]?\d\d){4}", contacts)

    assert len(phones) == 3
    assert all(FICTION_PHONE.match(phone) for phone in phones)
    assert all(host.endswith(".example") for host in re.findall(r"@([\w.-]+)", contacts))
