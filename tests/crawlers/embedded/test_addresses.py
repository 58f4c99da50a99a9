"""The addresses of data that a page names, or whose place its make fixes; no other is thought of."""

import pytest

from crawlers.embedded.addresses import data_addresses
from crawlers.extract.page.document import Document
from tests.worlds.pages.extracted_pages import page

HOME = "https://verrerie.example"


def addresses(body: str, url: str = f"{HOME}/emplois/") -> list[str]:
    found = data_addresses(Document(page(f"<html><body>{body}</body></html>" if "<" in body else body, url=url)))
    return [one.removeprefix(HOME) for one in found]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            '<script id="gatsby-script-loader">window.pagePath="/emplois/";</script>',
            ["/page-data/emplois/page-data.json"],
        ),
        (
            '<script id="__NEXT_DATA__" type="application/json">{"props":{},"buildId":"q7J"}</script>',
            ["/_next/data/q7J/emplois.json"],
        ),
        (
            '<script id="__NUXT_DATA__" data-src="/emplois/_payload.json?a1">[{"a":1},2]</script>',
            ["/emplois/_payload.json?a1"],
        ),
        ("<script>Static.SQUARESPACE_CONTEXT = {};</script>", ["/emplois/?format=json"]),
        (
            '<script>window.CONFIG = {api: {jobs: "/api/jobs", params: {site: 12, lang: "fr"}}, cdn: "/img/a.png"};</script>',
            ["/api/jobs?site=12&lang=fr"],
        ),
        ('<div data-url="/offres.json"></div><div data-api="/api/menu"></div>', ["/offres.json", "/api/menu"]),
        ('<div hx-get="/fragments/offres?page=1"></div>', ["/fragments/offres?page=1"]),
        ("<div x-data=\"{jobs: [], load() { fetch('/api/offres').then(r => r.json()) }}\"></div>", ["/api/offres"]),
        ('<turbo-frame id="o" src="/offres/liste"></turbo-frame>', ["/offres/liste"]),
        (
            '<script>fetch("https://api.verrerie.example/v1/jobs?x=1&amp;y=2")</script>',
            ["https://api.verrerie.example/v1/jobs?x=1&y=2"],
        ),
        (
            "<script>axios.get('/ajax/postes'); $.getJSON(\"/data/offres.json\");</script>",
            ["/ajax/postes", "/data/offres.json"],
        ),
        (
            '<link rel="alternate" type="application/json" href="https://verrerie.example/wp-json/wp/v2/offre/12">',
            ["/wp-json/wp/v2/offre/12"],
        ),
        ('{"staticQueryHashes":["123"],"result":{"data":{}}}', ["/page-data/sq/d/123.json"]),
        (
            '<link rel="preload" as="script" href="/_nuxt/static/16/emplois/payload.js">',
            ["/_nuxt/static/16/emplois/payload.js"],
        ),
    ],
)
def test_an_address_that_the_page_names(body: str, expected: list[str]) -> None:
    assert addresses(body) == expected


@pytest.mark.parametrize(
    "body",
    [
        '<link rel="alternate" type="application/json" href="/wp-json/wp/v2/pages/12"><link href="/wp-json/">',
        '<turbo-frame data-turbo-action="advance"><link data-turbo-track="reload" href="/a.css"><button data-href="/langues">',
        '<script src="/api/jobs.js"></script><img data-src="/img/api/offre.png">',
        '<script>fetch("https://pub.example/api/track?job=1"); window.x = {"apiUrl": "https://www.google.com/api/jobs"}</script>',
        "<script>fetch(`/api/jobs/${id}`); fetch(url); fetch('/api/login')</script>",
        '<script type="application/json">{"url": "/emplois/regleur", "apiKey": "/nothing here"}</script>',
    ],
)
def test_no_address_is_guessed(body: str) -> None:
    assert addresses(body) == []


def test_there_are_eight_at_most_and_likely_ones_first() -> None:
    many = "".join(f"fetch('/api/a{n}');" for n in range(50))

    found = addresses(f"<script>{many} fetch('/api/offres')</script>")

    assert (found[0], len(found)) == ("/api/offres", 8)
