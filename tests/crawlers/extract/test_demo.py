"""Every make of site in the demonstration valley: each detail page gives its offer, and no other page gives any."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from crawlers.extract import extract
from crawlers.items import Page
from demo.layout import MENU
from demo.server import Valley
from demo.valley import Offer
from pipeline.model import Text
from pipeline.normalize.source_text.posting import text
from pipeline.normalize.times.dates import day
from tests.worlds.board.valley_walk import read, starts, walk

NOW = datetime(2026, 11, 24, 5, 30, tzinfo=UTC)
EXTRACTORS = {
    "verrerie-aubepine": {"json_ld"},
    "cristallerie-orvannes": {"feed", "html"},
    "moulerie-quatrevaux": {"html"},
    "outillages-fevrin": {"anchors"},
    "decor-celandine": {"microdata"},
    "ateliers-lumiserie": {"embedded_json"},
    "laquage-vertamont": {"html"},
    "tri-verdelune": {"pdf"},
    "plasturgie-norvalie": {"json_api"},
    "cartonnages-rosebrune": {"rdfa"},
    "conditionnement-ombeline": {"html"},
    "groupe-vitrelane": {"json_ld"},
    "galandage-interim": {"feed"},
    "pontivelle-recrutement": {"json_ld"},
    "cfa-galet-bleu": {"feed", "html"},
    "transports-falquiere": {"html"},
    "gravure-sylvandre": set(),
}
SUMMARIES = "atom.xml"
"""A feed that tells little: its pages tell the rest."""


@pytest.fixture(scope="module")
def valley() -> Iterator[Valley]:
    with Valley(NOW) as running:
        yield running


@pytest.mark.parametrize("site", EXTRACTORS)
def test_every_offer_is_read_whole_and_nothing_else(valley: Valley, site: str) -> None:
    mine = {offer.reference: offer for offer in valley.offers.values() if offer.company.id == site}
    titles = {offer.title for offer in mine.values()}
    pages = walk(starts(valley)[site]) | {valley.urls[site] + path: read(valley.urls[site] + path) for path in MENU}
    found: set[str] = set()
    used: set[str] = set()
    for url, body in pages.items():
        page = Page(source=site, url=url, status=200, content_type="", body=body, seen_at=NOW)
        for posting in extract(page):
            said = text(posting.fields, url=posting.url)
            used.add(posting.extractor)
            if url.endswith(SUMMARIES):
                assert said.title in titles
                continue
            assert said.external_id in mine, (url, said.title)
            assert wrong(mine[said.external_id], said) == {}, url
            found.add(said.external_id)

    assert found == set(mine)
    assert used == EXTRACTORS[site]


def wrong(offer: Offer, said: Text) -> dict[str, object]:
    """What was not read as the offer has it."""
    right = {
        "title": said.title == offer.title,
        "organization": said.organization == (offer.employer or offer.company.name),
        "contract": offer.contract in said.contract,
        "place": any(offer.place.split(",")[0] in place for place in said.locations),
        "date": day(said.date_posted, NOW) == offer.posted,
        "salary": bool(said.salary) == bool(offer.pay),
        "hours": not offer.hours or bool(said.schedule),
        "description": "," in offer.place or offer.prose.missions[0][:30] in said.description.replace("&rsquo;", "’"),
    }
    return {name: (getattr(offer, name, None), said) for name, ok in right.items() if not ok}
