"""What machines read, read by libraries that others wrote: feeds, calendars, the sitemap, robots.txt, the offers of aggregators."""

import json
from urllib.parse import urlsplit

import feedparser
import icalendar
import pytest
from lxml import etree
from protego import Protego

from tests.judges.judged import HOME, locations, ours
from tests.worlds.board.client import JOB, board
from tests.worlds.folders import ROOT

SEARCHES = [
    "",
    "?q=cariste&lieu=Gamaches&rayon=20",
    "?entreprise=verrerie-aubepine",
    "?zone=dieppe&contrat=CDI",
    "?q=zzz",
]
SITEMAP_SCHEMA = ROOT / ".ci/judges/node_modules/sitemap/schema/sitemap.xsd"
AGENT = "Googlebot"
pytestmark = pytest.mark.xdist_group("crawl")


@pytest.mark.parametrize("search", SEARCHES)
@pytest.mark.parametrize("form", ["rss", "atom"])
def test_feedparser_reads_every_feed_without_complaint(form: str, search: str) -> None:
    answer = board().get(f"/offres.{form}{search}")
    read = feedparser.parse(answer.content, response_headers=dict(answer.headers))

    assert not read.bozo, read.get("bozo_exception")
    assert read.version == {"rss": "rss20", "atom": "atom10"}[form]
    assert read.feed.title
    assert read.feed.link.startswith(HOME)
    assert read.entries or search == "?q=zzz"
    assert len({entry.id for entry in read.entries}) == len(read.entries)
    for entry in read.entries:
        assert entry.title
        assert entry.summary
        assert entry.published_parsed or entry.updated_parsed
        assert board().get(ours(entry.link)).status_code == 200


@pytest.mark.parametrize("search", SEARCHES)
def test_icalendar_reads_every_calendar(search: str) -> None:
    text = board().get(f"/offres.ics{search}").content
    calendar = icalendar.Calendar.from_ical(text)
    events = list(calendar.walk("VEVENT"))

    assert calendar.errors == []
    assert [event.errors for event in events if event.errors] == []
    assert {"PRODID", "VERSION"} <= set(calendar)
    assert len({str(event["UID"]) for event in events}) == len(events)
    assert all({"UID", "DTSTAMP", "DTSTART", "SUMMARY", "URL"} <= set(event) for event in events)
    assert max(map(len, text.split(b"\r\n"))) <= 75
    assert b"\n" not in text.replace(b"\r\n", b"")
    assert icalendar.Calendar.from_ical(calendar.to_ical()) == calendar


@pytest.mark.skipif(not SITEMAP_SCHEMA.exists(), reason="no schema of sitemaps (npm): nobody checked the sitemap")
def test_the_sitemap_is_what_sitemaps_org_asks() -> None:
    schema = etree.XMLSchema(etree.parse(SITEMAP_SCHEMA))
    document = etree.fromstring(board().get("/sitemap.xml").content)

    assert schema.validate(document), schema.error_log
    assert len(document) <= 50_000


def test_robots_may_read_what_they_are_led_to_and_nothing_else() -> None:
    robots = Protego.parse(board().get("/robots.txt").text)

    assert list(robots.sitemaps) == [f"{HOME}/sitemap.xml"]
    assert [url for url in locations() if not robots.can_fetch(url, AGENT)] == []
    for path in (JOB, "/static/board.css", "/static/partage.png"):
        assert robots.can_fetch(f"{HOME}{path}", AGENT)
    for path in ("/?q=verre", "/board/jobs", "/offres.rss", "/imprimer", "/suggestions", "/code.svg?page=/"):
        assert not robots.can_fetch(f"{HOME}{path}", AGENT)


def test_every_address_in_a_feed_is_whole() -> None:
    listed = json.loads(board().get("/offres.jsonld").content)["itemListElement"]

    assert listed
    assert {urlsplit(one["item"]["url"]).netloc for one in listed} == {urlsplit(HOME).netloc}
