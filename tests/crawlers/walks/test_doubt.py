"""What a site answers, wrongly but with a smile → never a complete crawl on whose word an offer would be closed."""

import json
from pathlib import Path

import pytest
from scrapy import Request
from scrapy.http import HtmlResponse, Response, TextResponse, XmlResponse

from crawlers.manners.known_pages import KnownPage, write_known
from crawlers.registry.registry import Source
from crawlers.spiders.feed import ENTRY, FeedSpider
from crawlers.spiders.json_api import JsonApiSpider
from crawlers.spiders.listing import ListingSpider
from crawlers.spiders.sitemap import SitemapSpider
from crawlers.walks.second_look import weigh_ways_away
from crawlers.walks.spider import SourceSpider
from crawlers.walks.truncated import xml_cut
from tests.worlds.crawled_sources import NOW
from vocabulary.faults_and_mends import Fault
from vocabulary.own_pages import OwnPage
from vocabulary.web_address import WebAddress

HOME = "http://verrerie.example"
LINKS = {"links": "css:a.offre", "next": "css:a.suite"}
ITEM = (
    "<item><title>Cariste (H/F)</title><link>http://verrerie.example/o/1</link><description>Flux</description></item>"
)


def listing(**options: str) -> ListingSpider:
    """A spider of a list that was not asked for anything yet."""
    source = Source(id="v", member="v", spider="listing", url=WebAddress(f"{HOME}/emploi"), options=LINKS | options)
    return ListingSpider(source, seen_at=NOW)


def html(url: str, body: str, request: Request | None = None) -> HtmlResponse:
    """A page."""
    return HtmlResponse(url, body=body.encode(), encoding="utf-8", request=request)


def faults(spider: SourceSpider) -> list[Fault]:
    """What went wrong."""
    return [trouble.fault for trouble in spider.report.troubles]


@pytest.mark.parametrize("led_to", [f"{HOME}/", f"{HOME}/emploi", "https://www.verrerie.example"])
def test_an_offer_that_leads_to_the_home_or_the_list_is_not_read_there(led_to: str) -> None:
    spider = listing()
    spider.ask_listing(f"{HOME}/emploi")
    request = Request(led_to, meta={"redirect_urls": [f"{HOME}/o/1"]})
    page = html(led_to, "<h1>Cariste (H/F)</h1><p>CDI à Eu. Missions : conduire un chariot.</p>", request)

    assert list(spider.take_offer(page, listing=False)) == []
    assert faults(spider) == [Fault.LED_AWAY]
    assert not spider.report.gone
    assert spider.said_instead == {"verrerie.example/o/1": OwnPage.LEADS_AWAY}


DATA = '{"@context": "https://schema.org", "@type": "JobPosting", "title": "Cariste", "description": "Conduire un chariot."}'
OFFER = f"<script type='application/ld+json'>{DATA}</script><h1>Cariste</h1>"


def test_a_listed_offer_whose_page_says_that_it_is_over_is_not_read_and_troubles_nobody() -> None:
    spider = listing()
    list(spider.take_offer(html(f"{HOME}/o/1", OFFER + "<p>Cette offre a été pourvue.</p>"), listing=False))
    list(spider.take_offer(html(f"{HOME}/o/2", "<h1>Offre introuvable</h1>"), listing=False))

    assert (spider.report.found, spider.report.over, faults(spider)) == (0, 2, [])
    assert spider.said_instead == {f"verrerie.example/o/{n}": OwnPage.OVER for n in (1, 2)}
    assert spider.report.crawl(finished_at=NOW).troubles == (), "a list is understood whose every offer is over"


@pytest.mark.parametrize(
    "words", ["Votre session a expiré", "Site en maintenance", "Cette offre n’est plus disponible pour le moment."]
)
def test_a_listed_offer_that_is_denied_for_a_time_is_a_trouble_and_told_as_such(words: str) -> None:
    spider = listing()
    list(spider.take_offer(html(f"{HOME}/o/1", f"<p>{words}</p>"), listing=False))

    assert faults(spider) == [Fault.DENIED]
    assert spider.said_instead == {"verrerie.example/o/1": OwnPage.DENIED}
    assert not spider.report.gone


def test_an_offer_whose_hidden_box_says_that_it_is_over_is_read() -> None:
    spider = listing()
    box = "<div class='modal'><p>Cette offre a été pourvue.</p></div>"
    list(spider.take_offer(html(f"{HOME}/o/1", OFFER + box), listing=False))

    assert (spider.report.found, spider.said_instead) == (1, {})


@pytest.mark.parametrize(
    ("read", "listed", "said"),
    [
        (0, True, OwnPage.BROKEN),
        (1, True, OwnPage.BROKEN),
        (2, True, OwnPage.LEADS_AWAY),
        (0, False, OwnPage.SILENT),
        (1, False, OwnPage.LEADS_AWAY),
    ],
)
def test_an_address_that_leads_away_counts_where_others_answer(read: int, listed: bool, said: OwnPage) -> None:
    spider = listing()
    spider.report.own_pages = {f"{HOME}/o/1": OwnPage.LEADS_AWAY}
    spider.said_instead = {"verrerie.example/o/1": OwnPage.LEADS_AWAY} if listed else {}
    others = [f"verrerie.example/o/{n}" for n in range(2, 2 + read)]
    spider.told, spider.asked = set(others), {f"http://{other}" for other in others}
    weigh_ways_away(spider)

    assert spider.report.own_pages == {f"{HOME}/o/1": said}


def test_a_second_page_without_links_ends_nothing() -> None:
    spider = listing()
    list(spider.take_listing(html(f"{HOME}/emploi", "<a class=offre href=/o/1>1</a>"), listing=True))
    list(spider.take_listing(html(f"{HOME}/emploi?p=2", "<h1>Erreur interne</h1>"), listing=True))

    assert faults(spider) == [Fault.NOTHING_FOUND]


def test_a_second_page_that_says_that_it_is_empty_ends_the_list_but_not_its_offers() -> None:
    spider = listing()
    spider.report.found = 1
    list(spider.take_listing(html(f"{HOME}/emploi", "<a class=offre href=/o/1>1</a>"), listing=True))
    list(spider.take_listing(html(f"{HOME}/emploi?p=2", "<p>Aucune autre offre</p>"), listing=True))

    crawl = spider.report.crawl(finished_at=NOW)
    assert (crawl.complete, crawl.says_empty) == (True, False)


def test_a_link_that_is_no_address_costs_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    def picky(url: str, *args: object, **kwargs: object) -> Request:
        if "bad" in url:
            raise ValueError("no address")
        return Request(url)

    monkeypatch.setattr("crawlers.walks.spider.Request", picky)
    spider = listing()
    asked = list(spider.ask_offers(HOME, ["/bad", "/o/2"]))

    assert [request.url for request in asked] == [f"{HOME}/o/2"]
    assert faults(spider) == [Fault.UNREADABLE]


@pytest.mark.parametrize(
    ("text", "sound"),
    [
        ("<?xml version='1.0'?><!-- a --><rss><channel/></rss>\n<!-- cached -->", True),
        ("<urlset/>", True),
        ("<!DOCTYPE rss [<!ENTITY a 'b'>]><rss></rss>", True),
        ("<a:feed xmlns:a='x'></a:feed>", True),
        (f"<rss><channel>{ITEM}<item><title>Régl", False),
        ("", False),
    ],
)
def test_the_end_of_a_file_is_looked_for(text: str, sound: bool) -> None:
    assert xml_cut(text) is not sound


def test_a_feed_that_stops_in_the_middle_is_read_but_closes_nothing() -> None:
    spider = FeedSpider(Source(id="v", member="v", spider="feed", url=WebAddress(f"{HOME}/rss")), seen_at=NOW)
    body = f"<rss><channel><title>Offres d’emploi</title>{ITEM}<item><title>Régl"
    list(spider.take_listing(XmlResponse(f"{HOME}/rss", body=body.encode(), encoding="utf-8"), listing=True))

    assert spider.report.found == 1
    assert faults(spider) == [Fault.CUT]


def test_a_sitemap_that_stops_in_the_middle_closes_nothing() -> None:
    spider = SitemapSpider(
        Source(id="v", member="v", spider="sitemap", url=WebAddress(f"{HOME}/sitemap.xml")), seen_at=NOW
    )
    spider._set_crawler(crawler())
    body = b"<urlset><url><loc>http://verrerie.example/o/1</loc></url><url><loc>http://verr"
    asked = list(spider.take_listing(Response(f"{HOME}/sitemap.xml", body=body), listing=True))

    assert len(asked) >= 1
    assert faults(spider) == [Fault.CUT]


def test_what_is_asked_by_post_is_never_taken_from_known_pages(tmp_path: Path) -> None:
    from zstandard import ZstdCompressor

    from crawlers.manners.conditional import ConditionalRequests

    body = ZstdCompressor().compress(b"{}")
    page = KnownPage(url=HOME, content_type="application/json", etag='"1"', last_modified=None, body=body)
    write_known(tmp_path / "v.known", [page])
    known = ConditionalRequests(crawler(KNOWN_PAGES=str(tmp_path / "v.known")))
    get, post = Request(HOME), Request(HOME, method="POST")
    known.process_request(get)
    known.process_request(post)

    assert (get.headers.get("If-None-Match"), post.headers.get("If-None-Match")) == (b'"1"', None)
    answer = Response(HOME, status=304)
    assert known.process_response(post, answer) is answer


def crawler(**settings: str):  # type: ignore[no-untyped-def]
    """A crawler that crawls nothing."""
    from scrapy.utils.test import get_crawler

    return get_crawler(SitemapSpider, settings)


@pytest.mark.parametrize(
    ("inside", "bare"),
    [
        ("", True),
        ("<title>Offres</title><atom:link href='/'/><pubDate>1</pubDate>", True),
        ("<article><h>Régleur</h></article>", False),
    ],
)
def test_a_feed_is_bare_when_nothing_in_it_may_be_an_entry(inside: str, *, bare: bool) -> None:
    assert (ENTRY.search(f"<?xml version='1.0'?><rss><channel>{inside}</channel></rss>") is None) is bare


def test_a_last_page_that_is_shown_for_every_number_ends_the_list() -> None:
    spider = listing()
    rows = {1: (1, 2), 2: (3, 4), 3: (3, 4)}
    asked = []
    for number, offers in rows.items():
        links = "".join(f"<a class=offre href='/o/{n}'>Poste</a>" for n in offers)
        body = f"{links}<a class=suite href='/emploi?page={number + 1}'>Suivant</a>"
        page = html(f"{HOME}/emploi?page={number}", body)
        asked += [request.url for request in spider.take_listing(page, listing=True) if isinstance(request, Request)]

    assert [url for url in asked if "page=" in url] == [f"{HOME}/emploi?page={n}" for n in (2, 3)]
    assert faults(spider) == []


def test_an_answer_that_comes_again_ends_an_api() -> None:
    source = Source(
        id="v", member="v", spider="json_api", url=WebAddress(f"{HOME}/api"), options={"items": "jobs", "next": "next"}
    )
    spider = JsonApiSpider(source, seen_at=NOW)
    asked = []
    for number, named in {1: "Régleur", 2: "Trieur", 3: "Trieur"}.items():
        job = {"title": named, "url": f"{HOME}/o/{named}", "description": "Vous réglez.", "city": "Eu"}
        body = json.dumps({"jobs": [job], "next": f"/api?page={number + 1}"})
        page = TextResponse(f"{HOME}/api?page={number}", body=body.encode(), encoding="utf-8")
        asked += [step.url for step in spider.take_listing(page, listing=True) if isinstance(step, Request)]

    assert asked == [f"{HOME}/api?page={n}" for n in (2, 3)]
    assert faults(spider) == []
