"""Hostile words, in every parameter and in every text of a file: shown as words, never run."""

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from msgspec.structs import asdict, replace

from board.wording.labels import LABELS
from board.wording.template_filters import job_html, web
from db.store import open_store
from db.vallee.ingest import ingest
from db.vallee.refinement import write_jobs, write_postings
from db.vallee.registry import write_members, write_sources
from pipeline.publishing.publish import publish
from tests.worlds.board.client import Board, board, valley
from tests.worlds.board.valley import members
from tests.worlds.store_rows import crawl, job, job_posting, posting, raw, source

XSS = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>{{7*7}}\x00\ufffe\u2028</title>]]>"
PARAMETERS = (
    "q", "lieu", "rayon", "contrat", "metier", "entreprise", "horaire", "zone", "publie", "debutant", "salaire", "tri", "page"
)  # fmt: skip
HOSTILE = [
    XSS,
    "' OR 1=1 --",
    '") OR NEAR(*',
    "%00%ff%fe",
    "9" * 400,
    "-1",
    "\ud7ff" * 50,
    "../../etc/passwd",
    "a," * 300,
    "𝕏é­",
]
RUNS = re.compile(r"<script>alert|<img src=x|onerror=alert\(1\)>|href=\"javascript:", re.IGNORECASE)


@pytest.mark.parametrize("name", PARAMETERS)
@pytest.mark.parametrize("value", HOSTILE)
def test_every_parameter_of_a_search(name: str, value: str) -> None:
    for path in ("/", "/offres.json", "/offres.rss", "/offres.ics", "/offres.csv", "/imprimer"):
        answer = board().get(f"{path}?{urlencode({name: value})}")
        assert answer.status_code == 200, (path, name, value)
        if path == "/":
            assert not RUNS.search(answer.text)
            assert "49" not in re.findall(r'value="([^"]*7[^"]*7[^"]*)"', answer.text)


@pytest.mark.parametrize("value", HOSTILE)
def test_every_path(value: str) -> None:
    for path in ("/offres/", "/entreprises/", "/metiers/", "/communes/", "/board/", "/board/jobs/", "/", "/static/"):
        answer = board().get(path + quote(value, safe=""))
        assert answer.status_code in {301, 302, 404, 414, 400}, (path, value, answer.status_code)
        assert not RUNS.search(answer.text)


@pytest.mark.parametrize("asked", ["_sort=x'", "_next=zzz", "_size=99999", "status__glob=[", "_search=%22",
                                   "_searchmode=raw&_search=%22", "_shape=nope", "_col=nope"])  # fmt: skip
def test_tables_answer_or_explain_in_french(asked: str) -> None:
    answer = board().get(f"/board/jobs?{asked}")
    assert answer.status_code in {200, 302, 400}
    assert '<html lang="fr">' in answer.text or answer.status_code == 302
    assert "sqlite" not in answer.text.lower()


ODD = ["{}", "[]", "-1", "9" * 40, '{"table":1,"column":[],"value":{}}', "é\x00", "", "NaN"]
ASKED_OF_TABLES = {
    "_through _where _next _facet _timelimit _size": ODD,
    "_sort _sort_desc _search _search_title _facet_size _facet_date _facet_array _col _nocol": ["é\x00", "NaN", "{}"],
    "_searchmode _shape _nofacet _nocount _extra _json _json_infinity _labels _trace _ttl _stream _dl _header _nl": [
        "\x00"
    ],
    "_blob_column _filter_column _filter_op _filter_value _filter_column_1": ["\x00", "x"],
}
"""Parameters that Datasette reads → odd values of each."""
PAIRS = [(name, value) for names, values in ASKED_OF_TABLES.items() for name in names.split() for value in values]
OF_A_ROW = [
    (name, value)
    for name in ("_shape", "_extra", "_labels", "_trace", "_ttl", "_json", "_blob_column")
    for value in ("{}", "é\x00")
]


UNAWAITED = "ignore:Exception ignored in. .coroutine object:pytest.PytestUnraisableExceptionWarning"
"""Datasette leaves its other facets unasked for where one of them fails, and Python warns of them."""


@pytest.mark.filterwarnings(UNAWAITED)
def test_no_parameter_of_a_table_breaks_it() -> None:
    for at, (name, value) in enumerate(PAIRS):
        path = ("/board/jobs", "/board/jobs.json", "/board/postings.csv")[at % 3]
        asked(f"{path}?{urlencode({name: value})}")


@pytest.mark.filterwarnings(UNAWAITED)
def test_no_parameter_of_a_row_or_a_query_breaks_it() -> None:
    for name, value in OF_A_ROW:
        asked(f"/board/sources/x.json?{urlencode({name: value})}")
        asked(f"/board?{urlencode({'sql': 'select 1', name: value})}")


@pytest.mark.filterwarnings(UNAWAITED)
@pytest.mark.parametrize("odd", ["_through={}", "_timelimit=NaN", "_facet=%C3%A9%00"])
def test_what_a_table_does_not_understand_is_explained_in_french(odd: str) -> None:
    answer = board().get(f"/board/jobs?{odd}")
    assert answer.status_code == 400
    assert "Cette adresse n’est pas comprise" in answer.text


def asked(address: str) -> None:
    """Ask for an odd address: it may be refused, and nothing breaks."""
    answer = board().get(address)
    assert answer.status_code < 500, address
    assert "Traceback" not in answer.text


def hostile_board(folder: Path) -> Path:
    """A board all of whose texts are hostile."""
    now = valley().now
    with open_store(folder / "vallee.db") as store:
        member = members(now)[0]
        words: dict[str, Any] = {
            name: XSS
            for name, value in asdict(member).items()
            if isinstance(value, str) and name not in {"id", "aliases", "status", "insee"}
        }
        write_members(store, [replace(member, **words | {"website": "javascript:alert(1)"})])
        address = "javascript:alert(1)"
        shown = source("verrerie-fictive", member=member.id, spider=XSS, url=address, consent=XSS, note=XSS)
        write_sources(store, [replace(shown, checked_on=XSS)])
        found = [raw(number, crawl(), url=f"javascript:alert({number})") for number in range(3)]
        ingest(store, crawl(), postings=found)
        place = {
            "insee": "76255",
            "name": XSS,
            "department": XSS,
            "lat": 50.05,
            "lon": 1.42,
            "zone": "vallee-de-la-bresle",
        }
        postings = [
            posting(
                one, title=XSS, hiring_organization=XSS, hiring_member=member.id, publisher=XSS, publisher_kind=XSS,
                places=json.dumps([place, place]), contract=json.dumps([XSS]), shift=json.dumps([XSS]), worktime=XSS,
                occupation=json.dumps({"rome": "H2801", "label": XSS, "score": 0.9}), language='fr" onload="x',
                description=f"<p>{XSS}</p><a href='javascript:alert(1)'>a</a><svg onload=alert(1)><h1>t</h1>",
                description_text=XSS, apply_url="javascript:alert(1)",
                flags=json.dumps([XSS]), provenance=json.dumps({"title": {"raw": XSS, "rule": XSS, "extractor": XSS}}),
                salary=json.dumps({"min": 1, "max": 2, "period": XSS, "months": 13, "gross": True}),
            )
            for one in found
        ]  # fmt: skip
        write_postings(store, postings)
        jobs = [job(one, reasons=json.dumps([XSS]), probable=json.dumps([postings[0].id])) for one in postings]
        write_jobs(store, jobs, [job_posting(one) for one in postings], [], f"{now:%Y-%m-%dT%H:%M:%SZ}")
    publish(folder / "vallee.db", folder / "board.db", now, labels=LABELS)
    return folder / "board.db"


def test_every_text_of_a_file(tmp_path: Path) -> None:
    own = Board(hostile_board(tmp_path))
    home = own.html("/")
    links = {href.replace("&amp;", "&") for href in re.findall(r'href="(/[^"]*)"', home)}
    offers = [link for link in links if link.startswith("/offres/")]
    assert offers
    company = "/entreprises/ateliers-lumiserie"
    paths = [*links, *offers, company, "/entreprises/verrerie-aubepine", "/metiers/H2801", "/communes/eu", "/carte", "/etat",
             f"{company}/annonces?source=ateliers-lumiserie", f"{company}/qualite", f"{company}/fiches", f"{company}/offres.xml",
             "/entreprises/verrerie-aubepine/qualite", "/entreprises/verrerie-aubepine/qualite/aub010",
             "/entreprises/verrerie-aubepine/annonces?ailleurs=%3Cscript%3Ealert(1)%3C/script%3E",
             "/retrait?offre=%3Cscript%3E", "/retrait?offre=aub010", "/retrait?entreprise=ateliers-lumiserie",
             "/imprimer", "/donnees", "/board/jobs", "/board/postings", "/board/members", "/board/sources"]  # fmt: skip
    for path in paths:
        answer = own.get(path)
        assert answer.status_code in {200, 301, 404}, path
        if not answer.headers["content-type"].startswith("text/html"):
            continue
        assert not RUNS.search(answer.text), path
        assert not re.search(r"<svg onload|\{\{7", answer.text.replace("{{7*7}}", "")), path
    scripts = re.findall(
        r'<script type="application/ld\+json">(.*?)</script>',
        own.html(own.get(offers[0]).headers.get("location", offers[0])),
    )
    assert all(json.loads(script)["title"] for script in scripts)


def test_feeds_of_hostile_words_still_parse(tmp_path: Path) -> None:
    from xml.etree.ElementTree import fromstring

    own = Board(hostile_board(tmp_path))
    for path in ("/offres.rss", "/offres.atom", "/sitemap.xml"):
        assert len(fromstring(own.get(path).content)) > 0, path
    assert json.loads(own.get("/offres.json").text)
    assert json.loads(own.get("/offres.jsonld").text)


@pytest.mark.parametrize(
    "html",
    ["<a href='javascript:alert(1)'>x</a>", "<a href='&#106;avascript:alert(1)'>x</a>", "<a href='data:text/html,x'>x</a>",
     "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<p style='position:fixed' onclick=x>x</p>", "<iframe src=//x>",
     "<form action=//x><input></form>", "<h1>x</h1>", "<a href='//evil.example'>x</a>", "<svg><a xlink:href='javascript:x'>"],
)  # fmt: skip
def test_the_words_of_an_offer_are_harmless(html: str) -> None:
    clean = str(job_html(html))
    assert not re.search(r"javascript|data:|<script|<img|style=|on\w+=|<iframe|<form|<h1|evil|<svg", clean)


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", " javascript:x", "data:text/html,x", "//evil", "ftp://x", "", None, "https://"]
)
def test_only_web_addresses_are_followed(url: str | None) -> None:
    assert web(url) == ""
