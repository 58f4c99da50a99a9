"""One entry that breaks its reader harms no other, and the visit knows that something is missing."""

import json
import logging
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from scrapy.http import HtmlResponse, XmlResponse

from crawlers.declared import read_declared
from crawlers.extract import extract
from crawlers.extract.page.stumbles import Stumbles
from crawlers.process.order import LiveOffer
from crawlers.registry.registry import Source
from crawlers.spiders.feed import FeedSpider
from crawlers.spiders.listing import ListingSpider
from crawlers.walks.own_page import said_of
from tests.worlds.pages.extracted_pages import NOW, POSTING, PROSE, page, read, script
from tests.worlds.platforms.answered import answered, faults, spider
from vocabulary.faults_and_mends import Fault
from vocabulary.own_pages import OwnPage
from vocabulary.web_address import WebAddress

FIRST, BAD, LAST = "Régleur H/F", "Cariste ¤ H/F", "Mouliste H/F"
TITLES = (FIRST, BAD, LAST)
OBJECTS = "crawlers.extract.objects.objects"
ASHBY = "https://api.ashbyhq.com/posting-api/job-board/verrerie"


def rss(titles: tuple[str, ...] = TITLES) -> str:
    items = (f"<item><title>{title}</title><link>/o/{at}</link></item>" for at, title in enumerate(titles))
    return f"<rss><channel><title>Offres d’emploi</title>{''.join(items)}</channel></rss>"


def marked_up(scope: str, kind: str, name: str) -> str:
    each = (
        f'<div {scope}="{kind}"><h2 {name}="title">{title}</h2><a {name}="url" href="/o/{at}">Voir</a>'
        f'<div {name}="description">{PROSE}</div></div>'
        for at, title in enumerate(TITLES)
    )
    return f"<html><body><h1>Nos offres</h1>{''.join(each)}</body></html>"


def board() -> dict[str, Any]:
    """An answer of a platform: its fourth offer is not for the public."""
    job = {"employmentType": "FullTime", "publishedAt": "2026-11-20", "descriptionHtml": PROSE, "location": "Eu"}
    titles = (*TITLES, "Directrice (confidentiel)")
    return {
        "jobs": [
            job | {"title": title, "jobUrl": f"https://jobs.ashbyhq.com/v/{at}", "isListed": at < 3}
            for at, title in enumerate(titles)
        ]
    }


def jobs(**more: str) -> list[dict[str, str]]:
    return [{"title": title, "url": f"https://a.example/o/{at}", **more} for at, title in enumerate(TITLES)]


XML = "".join(f"<job><title>{title}</title><contract>CDI</contract><city>Eu</city></job>" for title in TITLES)
FORMATS = {
    "json_ld": (script([POSTING | job for job in jobs()]), "crawlers.extract.formats.json_ld.referred"),
    "microdata": (marked_up("itemscope itemtype", "https://schema.org/JobPosting", "itemprop"), "markup"),
    "rdfa": (marked_up('vocab="https://schema.org/" typeof', "JobPosting", "property"), "markup"),
    "feed": (rss(), f"{OBJECTS}.titled"),
    "other xml": (f"<?xml version='1.0'?><jobs>{XML}</jobs>", f"{OBJECTS}.titled"),
    "json_api": (json.dumps({"jobs": jobs(contract="CDI", city="Eu", description=PROSE)}), f"{OBJECTS}.titled"),
    "platform": (json.dumps(board()), f"{OBJECTS}.titled"),
    "csv_table": ("title,company,city\n" + "".join(f"{one},V,Eu\n" for one in TITLES), f"{OBJECTS}.titled"),
    "keys": (script([POSTING | job for job in jobs()]), "crawlers.extract.finish.keys.address"),
    "completed": (script([POSTING | job for job in jobs()]), "crawlers.extract.finish.complete.contract"),
}


def shown(given: Any) -> str:
    """What an argument of a reader says, whatever holds it."""
    if hasattr(given, "text_content"):
        return str(given.text_content())
    if isinstance(given, dict | list | str):
        return str(given)
    return str(getattr(given, "values", getattr(given, "fields", "")))


def break_on(monkeypatch: pytest.MonkeyPatch, path: str, mark: str = "¤") -> None:
    """Have a reader raise for what bears the mark."""
    path = "crawlers.extract.formats.markup.described" if path == "markup" else path
    module, _, name = path.rpartition(".")
    real: Callable[..., Any] = getattr(__import__(module, fromlist=[name]), name)

    def broken(*given: Any, **named: Any) -> Any:
        texts = [shown(one) for one in given]
        if any(mark in text for text in texts):
            raise KeyError(mark)
        return real(*given, **named)

    monkeypatch.setattr(path, broken)


@pytest.mark.stumbles
@pytest.mark.parametrize("name", FORMATS)
def test_an_entry_that_cannot_be_read_costs_no_other(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    body, path = FORMATS[name]
    given = page(body, url="https://a.example/liste", content_type="text/csv" if name == "csv_table" else "")
    assert [posting.fields["title"] for posting in extract(given)] == list(TITLES)

    break_on(monkeypatch, path)
    stumbles = Stumbles()

    assert [posting.fields["title"] for posting in extract(given, stumbles=stumbles)] == [FIRST, LAST]
    assert stumbles.readers


@pytest.mark.stumbles
def test_a_platform_whose_offers_cannot_be_read_is_read_by_no_reader_that_shows_what_it_hides(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = spider("ashby", "https://jobs.ashbyhq.com/verrerie")
    break_on(monkeypatch, "crawlers.extract.platforms.by_shape.first", mark="H/F")

    assert answered(made, ASHBY, json.dumps(board())) == []
    assert Fault.UNREADABLE in faults(made)


@pytest.mark.stumbles
def test_a_feed_with_an_entry_that_cannot_be_read_closes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    source = Source(id="v", member="v", spider="feed", url=WebAddress("https://a.example/liste"))
    made = FeedSpider(source, seen_at=NOW)
    break_on(monkeypatch, f"{OBJECTS}.titled")
    read_of_it = list(made.take_listing(XmlResponse("https://a.example/liste", body=rss().encode()), listing=True))
    crawl = made.report.crawl(finished_at=NOW + timedelta(minutes=1))

    assert len(read_of_it) == 2
    assert [(trouble.fault, trouble.listing) for trouble in crawl.troubles] == [(Fault.UNREADABLE, True)]
    assert not crawl.complete


@pytest.mark.stumbles
def test_an_offer_whose_page_broke_us_is_neither_gone_nor_silent(monkeypatch: pytest.MonkeyPatch) -> None:
    url, body = (
        "https://a.example/o/1",
        f"<html><body><p>Cette offre n’est plus disponible.</p>{script(POSTING)}</body></html>",
    )
    made = ListingSpider(
        Source(id="v", member="v", spider="listing", url=WebAddress("https://a.example/")), seen_at=NOW
    )
    break_on(monkeypatch, "crawlers.extract.finish.complete.named", mark=FIRST)
    list(made.take_offer(HtmlResponse(url, body=body.encode(), encoding="utf-8"), listing=False))
    said = said_of(
        LiveOffer(key="1", url=url, title="Bobinière"),
        page("<p>Bonjour</p>" + script(POSTING), url=url),
        "<p>Bonjour</p>",
    )

    assert [(trouble.fault, trouble.listing) for trouble in made.report.troubles] == [(Fault.UNREADABLE, False)]
    assert not made.report.gone
    assert said is OwnPage.BROKEN


@pytest.mark.stumbles
def test_a_line_of_a_declared_table_that_cannot_be_read_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = "".join(f"{title};Verrerie;31/12/2026\n" for title in TITLES)
    break_on(monkeypatch, "crawlers.declared.offers.posting")
    declared = read_declared(page(f"Intitulé;Entreprise;Valable jusqu’au\n{lines}", url="https://a.example/o.csv"))

    assert [posting.fields["title"] for posting in declared.postings] == [FIRST, LAST]
    assert [(problem.line, "n’a pas pu être lue" in problem.message) for problem in declared.problems] == [(3, True)]


@pytest.mark.parametrize(
    "letter", ["&#55357;&#56832;", "&#xD83D;&#xDE00;", "&amp;#55357;&amp;#56832;", "&#055357&#56832;"]
)
@pytest.mark.parametrize(
    "name", ["json_ld", "microdata", "rdfa", "feed", "other xml", "json_api", "platform", "csv_table"]
)
def test_an_emoji_written_as_two_halves_is_that_emoji(name: str, letter: str) -> None:
    body = FORMATS[name][0].replace("¤", f"{letter} &#xDC00;").replace("\\u00a4", f"{letter} &#xDC00;")
    found = read(body, url="https://a.example/liste", content_type="text/csv" if name == "csv_table" else "")

    assert [posting.fields["title"] for posting in found] == [FIRST, "Cariste 😀 ? H/F", LAST]


def test_an_object_without_its_title_among_its_likes_is_no_offer() -> None:
    state = {"id": 7, "company": {"name": "V", "page": {"jobs": {"job": {"description": PROSE, "contract": "CDI"}}}}}
    assert read(json.dumps(state)) == []


@pytest.mark.parametrize(
    "answer", ['{"resultats": null}', '{"resultats": 3}', "[]", '{"resultats": [null, {"id": 3}]}']
)
def test_an_answer_of_the_public_service_without_a_list_has_no_offer(answer: str) -> None:
    from crawlers.extract.formats import france_travail

    assert france_travail.postings(json.loads(answer), Stumbles()) == []
    assert france_travail.ids(json.loads(answer)) == set()


def test_no_test_passes_over_a_fault_that_was_contained(monkeypatch: pytest.MonkeyPatch) -> None:
    break_on(monkeypatch, f"{OBJECTS}.titled")
    with pytest.raises(KeyError):
        read(FORMATS["feed"][0])
    watchers = logging.getLogger("crawlers.extract.page.stumbles").handlers
    contained = next(watcher.contained for watcher in watchers if hasattr(watcher, "contained"))
    assert {type(error) for error in contained} == {KeyError}
    contained.clear()  # this test alone wants it
