"""A page that is broken for a day gives no offer another name, and closes nothing."""

import json
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scrapy.http import HtmlResponse

from crawlers.extract import extract
from crawlers.items import Page
from crawlers.registry.registry import Source
from crawlers.spiders.listing import ListingSpider
from crawlers.walks.truncated import cut
from db.store import Store, open_store
from db.vallee.ingest import ingest
from demo.faults import SiteFault
from demo.server import Valley
from tests.worlds.demo_postings import offer_page
from tests.worlds.store_rows import crawl, raw
from vocabulary.faults_and_mends import Fault
from vocabulary.web_address import WebAddress

NOW = datetime(2026, 11, 24, 5, 30, tzinfo=UTC)
URL = "http://verrerie.example/offres/1"
TITLE = '{"title": "Chargé d’essais H/F"}'
BROKEN = '{"title": "Charg\ufffd d\ufffdessais H/F"}'


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "vallee.db") as opened:
        yield opened


def seen(store: Store, day: int, *postings: tuple[int, str, str, str]) -> list[str]:
    """Keep a crawl that saw postings (number, key, address, fields); gives the ids that it is known to have seen."""
    visit = crawl(at=f"2026-11-{day}T05:30:00Z")
    ingest(store, visit, postings=[raw(n, visit, key=key, url=url, fields=text) for n, key, url, text in postings])
    return [row["posting"] for row in store.rows("SELECT posting FROM sightings WHERE crawl = ?", [visit.id])]


@pytest.mark.parametrize(("first", "then"), [("VER-07", URL), (URL, "VER-07")])
def test_an_offer_whose_key_alone_changed_is_the_same(store: Store, first: str, then: str) -> None:
    before = seen(store, 24, (1, first, URL, TITLE))

    assert seen(store, 25, (2, then, URL, BROKEN)) == before
    assert seen(store, 26, (1, first, URL, TITLE)) == before
    assert store.rows("SELECT key FROM raw_postings") == [{"key": first}]
    assert len(store.rows("SELECT * FROM raw_history")) == 2


@pytest.mark.parametrize(
    "later",
    [
        [(2, "VER-08", URL, TITLE)],
        [(2, URL, URL, '{"title": "Cariste"}')],
        [(2, URL, URL, "{}")],
        [(2, f"{URL}#essais", URL, TITLE)],
        [(2, URL, URL, TITLE), (1, "VER-07", URL, TITLE)],
        [(2, URL, URL, TITLE), (3, f"{URL}?a=1", URL, TITLE)],
        [(2, "http://verrerie.example/offres/2", "http://verrerie.example/offres/2", TITLE)],
    ],
    ids=["another reference", "another title", "no title", "one of a list", "both", "two", "another address"],
)
def test_another_offer_stays_another(store: Store, later: list[tuple[int, str, str, str]]) -> None:
    seen(store, 24, (1, "VER-07", URL, TITLE))

    assert seen(store, 25, *later) == sorted(f"{n:016x}" for n, *_ in later)


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        ("<!DOCTYPE html><html><body><div><p>Régleur</div></body></html>", False),
        ("<html lang=fr><head><title>a</title><p>Régleur<ul><li>3x8</ul>", False),
        ("<html><body><script>'<div>'</script><p>Régleur", False),
        ("<h1>Régleur</h1><div>", False),
        ("<rss><item><![CDATA[<html><div>]]>", False),
        ("<!-- a --><html><body><TABLE><TR><TD>Rég", True),
        ("<html><body><p>Régleur</p><a href='/of", True),
        ("<html><body><p>Régleur</p><!-- fi", True),
    ],
)
def test_the_end_of_a_page_is_looked_for(text: str, broken: bool) -> None:
    assert cut(text) is broken


@pytest.mark.parametrize("piece", ["<!--", "<script>", "<!", "<div", "<div <", "</html", "<html ", "<?x "])
def test_a_hostile_page_is_looked_at_once(piece: str) -> None:
    text = f"<html><body>{piece * (1_500_000 // len(piece))}"
    began = time.process_time()
    cut(text)
    cut(piece + text[:1_900_000])
    assert time.process_time() - began < 2


@given(st.data())
def test_a_page_of_the_valley_is_known_to_be_cut_wherever_it_stops(data: st.DataObject) -> None:
    page = offer_page("laquage-vertamont", NOW).decode("cp1252")
    start, end = page.index("<TABLE"), page.index("</BODY>")
    at = data.draw(st.integers(start + len("<TABLE"), page.rindex("</TABLE>") if end else end))

    assert not cut(page)
    assert cut(page[:at])


def test_an_offer_that_stops_in_the_middle_is_read_but_closes_nothing() -> None:
    spider = ListingSpider(
        Source(id="v", member="v", spider="listing", url=WebAddress("http://v.example/")), seen_at=NOW
    )
    page = offer_page("laquage-vertamont", NOW)
    body = page[: page.index(b"</BODY>")]
    whole = HtmlResponse("http://v.example/o/1", body=page, encoding="cp1252")
    list(spider.take_offer(whole, listing=False))
    assert (spider.report.found, spider.report.troubles) == (1, [])

    spider = ListingSpider(spider.source, seen_at=NOW)
    broken = HtmlResponse(
        "http://v.example/o/2", body=body, encoding="cp1252", headers={"ETag": "1"}, flags=["partial"]
    )
    list(spider.take_offer(broken, listing=False))
    assert [trouble.fault for trouble in spider.report.troubles] == [Fault.CUT]
    assert spider.report.found == 1
    assert spider.keep(broken, listing=False).etag is None


def test_a_page_that_is_the_words_of_a_program_keeps_its_reference() -> None:
    body = offer_page("laquage-vertamont", NOW)
    (whole,), (odd,) = (
        extract(Page(source="v", url=URL, status=200, content_type="text/html", body=page, seen_at=NOW))
        for page in (body, str(body).encode())
    )

    assert odd.key == whole.key != URL
    assert json.loads(json.dumps(odd.fields))["title"] == whole.fields["title"]


def test_offers_of_another_age_can_be_drawn_by_scripts_too(tmp_path: Path) -> None:
    valley = Valley(NOW, tmp_path)
    body = offer_page("laquage-vertamont", NOW, valley=valley, fault=SiteFault.SCRIPTS)

    assert b"JavaScript" in body
    assert b"<H1>" not in body
