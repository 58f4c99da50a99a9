"""A page may write any address into itself: only one on a host of its source's is where it is."""

import pytest

from crawlers.extract import extract
from crawlers.own_hosts import own_hosts
from crawlers.page_reading import PageReader
from crawlers.registry.registry import Source
from tests.worlds.pages.extracted_pages import POSTING, offer, page, read, script
from vocabulary.web_address import WebAddress

HERE = "https://atelier.example/offres/1"
THEIRS = "https://verrerie.example/offres/regleur"
CLAIMS = (
    {"url": THEIRS},
    {"mainEntityOfPage": {"@id": THEIRS}},
    {"url": [THEIRS]},
    {"url": "https://atelier.example.verrerie.example/offres/regleur"},
)


def addressed(body: str, *hosts: str) -> tuple[str, str]:
    """Key and address of the one posting of a page that ``atelier.example`` sent."""
    [found] = extract(page(body, url=HERE), hosts=frozenset({"atelier.example", *hosts}))
    return found.key, found.url


@pytest.mark.parametrize("claim", CLAIMS)
def test_a_claimed_address_on_the_host_of_another_is_not_where_an_offer_is(claim: dict[str, object]) -> None:
    assert addressed(script(POSTING | claim)) == (HERE, HERE)


def test_a_canonical_link_on_the_host_of_another_is_not_where_an_offer_is() -> None:
    link = f'<link rel="canonical" href="{THEIRS}">'
    assert addressed(link + script(POSTING)) == (HERE, HERE)
    assert addressed(link + offer("<p>Contrat : CDI</p><p>Lieu : 76260 Eu</p>")) == (HERE, HERE)


@pytest.mark.parametrize("own", ["https://www.atelier.example/o/1", "https://emploi.atelier.example/o/1"])
def test_an_address_on_a_host_of_its_own_is_followed(own: str) -> None:
    assert addressed(script(POSTING | {"url": own}))[1] == own
    assert addressed(f'<link rel="canonical" href="{own}">' + script(POSTING))[1] == own


def test_a_host_that_the_registry_names_is_the_sources_own() -> None:
    assert addressed(script(POSTING | {"url": THEIRS}), "verrerie.example")[1] == THEIRS
    source = Source(id="a", member="a", spider="listing", url=WebAddress(HERE), options={"hosts": "verrerie.example"})
    [found] = PageReader(source).read(page(script(POSTING | {"url": THEIRS}), url=HERE))
    assert found.url == THEIRS


def test_offers_that_a_page_only_lists_keep_their_addresses() -> None:
    two = [POSTING | {"title": f"Régleur {n}", "url": f"{THEIRS}-{n}"} for n in (1, 2)]
    found = extract(page(script(two), url=HERE), hosts=frozenset({"atelier.example"}))
    assert [posting.url for posting in found] == [f"{THEIRS}-1", f"{THEIRS}-2"]


def test_of_a_saved_file_nobody_knows_whose_it_is() -> None:
    assert read(script(POSTING | {"url": THEIRS}))[0].url == THEIRS


def test_a_platforms_hosts_are_a_sources_only_where_the_platform_answers() -> None:
    asked = Source(id="a", member="a", spider="teamtailor", url=WebAddress("https://verrerie.teamtailor.com"))
    assert own_hosts(asked) == {"verrerie.teamtailor.com"}
    own_site = Source(id="a", member="a", spider="teamtailor", url=WebAddress("https://emplois.atelier.example"))
    assert own_hosts(own_site) == {"emplois.atelier.example"}
