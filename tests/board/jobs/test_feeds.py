"""A search in other formats: XML that parses, calendars, JSON, and cells that no spreadsheet runs."""

import csv
import io
import json
import re
import struct
from xml.etree.ElementTree import fromstring

import pytest

from board.jobs.feed_formats import harmless
from tests.worlds.board.client import board

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.mark.parametrize(
    ("form", "kind"),
    [("rss", "application/rss+xml"), ("atom", "application/atom+xml"), ("ics", "text/calendar"), ("csv", "text/csv"),
     ("json", "application/json"), ("jsonld", "application/ld+json")],
)  # fmt: skip
def test_each_format_has_its_type(form: str, kind: str) -> None:
    answer = board().get(f"/offres.{form}?contrat=CDI")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == f"{kind}; charset=utf-8"
    assert answer.headers["access-control-allow-origin"] == "*"


def test_rss_parses_and_names_the_search() -> None:
    channel = fromstring(board().get("/offres.rss?q=cariste").content).find("channel")
    assert channel is not None
    assert "cariste" in (channel.findtext("title") or "")
    items = channel.findall("item")
    assert items
    assert all((item.findtext("link") or "").startswith("http://localhost/offres/") for item in items)
    assert len({item.findtext("guid") for item in items}) == len(items)
    words = {category.text for item in items for category in item.findall("category")}
    assert "Intérim" in words
    assert "INTERIM" not in words


def test_atom_parses_and_has_what_it_must() -> None:
    root = fromstring(board().get("/offres.atom").content)
    assert root.findtext(f"{ATOM}updated")
    entries = root.findall(f"{ATOM}entry")
    assert len(entries) == 50
    assert all(entry.findtext(f"{ATOM}id") and entry.findtext(f"{ATOM}updated") for entry in entries)


def test_calendar_has_short_lines_and_whole_days() -> None:
    text = board().get("/offres.ics").text
    assert text.startswith("BEGIN:VCALENDAR\r\n")
    assert text.endswith("END:VCALENDAR\r\n")
    assert text.count("BEGIN:VEVENT") == text.count("END:VEVENT") > 5
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert re.search(r"DTSTART;VALUE=DATE:\d{8}\r\n", text)


def test_json_has_jobs_facets_and_the_next_page() -> None:
    answer = board().get("/offres.json?zone=vallee-de-la-bresle").json()
    assert answer["count"] > 50
    assert len(answer["jobs"]) == 50
    assert isinstance(answer["jobs"][0]["contract"], list)
    assert answer["next_url"].endswith("page=2")
    after = board().get(answer["next_url"].removeprefix("http://localhost")).json()
    assert {job["id"] for job in after["jobs"]}.isdisjoint(job["id"] for job in answer["jobs"])


def test_json_ld_lists_job_postings() -> None:
    answer = json.loads(board().get("/offres.jsonld?q=cariste").text)
    assert answer["@type"] == "ItemList"
    assert "JobPosting" in {item["item"].get("@type") for item in answer["itemListElement"]}
    assert all(item["item"]["url"] for item in answer["itemListElement"])


def test_csv_opens_in_french() -> None:
    text = board().get("/offres.csv").text
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";"))
    assert rows[0][:3] == ["id", "intitule", "employeur"]
    assert len({len(row) for row in rows}) == 1
    assert len(rows) > 100


def size(png: bytes) -> str:
    """Width and height of a PNG, as a manifest writes them."""
    return "x".join(str(side) for side in struct.unpack(">II", png[16:24]))


@pytest.mark.parametrize("cell", ["=HYPERLINK(1)", "+33", "-1+1", "@SUM(A1)", "\t=1"])
def test_no_cell_is_a_formula(cell: str) -> None:
    assert harmless(cell).startswith("'")


def test_sitemap_and_robots() -> None:
    root = fromstring(board().get("/sitemap.xml").content)
    places = [element.text or "" for element in root.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    assert len(places) == len(set(places))
    assert sum("/offres/" in place for place in places) > 100
    for place in places[:: len(places) // 25]:
        assert board().get(place.removeprefix("http://localhost")).status_code == 200, place
    robots = board().get("/robots.txt").text
    assert "Disallow: /*?" in robots
    assert "Sitemap: http://localhost/sitemap.xml" in robots


def test_aggregators_are_told_in_words() -> None:
    job = fromstring(board().get("/entreprises/galandage-interim/offres.xml").content).findall("job")[0]
    told = {name: job.findtext(name) for name in ("city", "state", "postalcode", "contract")}
    assert told == {"city": "Eu", "state": "Normandie", "postalcode": "76260", "contract": "Intérim"}


def test_manifest_and_llms() -> None:
    manifest = board().get("/manifest.webmanifest").json()
    assert manifest["lang"] == "fr"
    sizes = {icon["src"]: icon["sizes"] for icon in manifest["icons"] if icon["type"] == "image/png"}
    assert {size(board().get(source).content) for source in sizes} == set(sizes.values()) == {"192x192", "512x512"}
    assert board().get("/favicon.ico").headers["location"].endswith(".png")
    assert "/offres.json" in board().get("/llms.txt").text


def test_print_sheet_has_a_card_a_job_and_its_code() -> None:
    page = board().html("/imprimer?q=cariste")
    cards = page.count('<article class="fiche">')
    assert cards >= 3
    pytest.importorskip("segno", reason="segno is not installed: sheets carry addresses without QR codes")
    assert page.count("Code QR") == cards


def test_subscribing_is_one_link_away() -> None:
    page = board().html("/?q=cariste")
    assert 'type="application/atom+xml"' in page
    assert 'href="/offres.atom?q=cariste"' in page
    assert 'href="/offres.rss?q=cariste"' in page
