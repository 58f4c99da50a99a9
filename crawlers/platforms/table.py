"""The one table of platforms: how a kind of site is read, and what its spider must be told."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from crawlers.addresses import host
from crawlers.platforms.platform import Platform, told
from crawlers.platforms.recruiting import RECRUITING
from crawlers.registry.registry import Source

LINKS = "`css:` or `xpath:` of the links to the offers"
CONTAINER = "`css:` or `xpath:` of the element that holds the list: without it, the page is not trusted"

PLATFORMS: Mapping[str, Platform] = {
    "sitemap": Platform(
        for_="a sitemap, an index of sitemaps, gzipped or not: each address leads to an offer",
        options={"pages": "regular expression that the address of an offer contains; without it, every page is read"},
    ),
    "listing": Platform(
        for_="a list of links, on one page or several, each to the page (or PDF) of an offer",
        options={
            "links": LINKS,
            "next": "`css:` or `xpath:` of the link to the next page of the list",
            "container": CONTAINER,
        },
    ),
    "feed": Platform(
        for_="an RSS, Atom or XML feed of offers",
        options={"follow": "« yes »: read the page of each entry too, when the feed holds only summaries"},
    ),
    "json_api": Platform(
        for_="an API that answers in JSON",
        options={
            "items": "where the offers are in the answer: `data.jobs`",
            "next": "where the address of the next page is in the answer: `links.next`",
        },
    ),
    "single_page": Platform(
        for_="one page that holds all the offers, each in a section of its own",
        options={"container": CONTAINER},
    ),
    "declared": Platform(
        for_="a CSV or XLSX file of offers that a member or the association keeps by hand",
        options={
            "file": "its name in the folder of the registry or of the data; without it, the address is the file's"
        },
    ),
    "france_travail": Platform(
        for_="France Travail's API « Offres d’emploi v2 »; off until its keys are set",
        options={
            "communes": "INSEE codes of the towns around which offers are looked for",
            "radius": "kilometres around each",
            "naf": "sectors of which every offer is taken",
            "rome": "trades of which every offer is taken",
            "wide_rome": "trades of which only members' offers are taken",
        },
    ),
    **RECRUITING,
}

EVERYWHERE: Mapping[str, str] = {
    "hosts": "other hosts that the source may lead to, a space between two",
    "javascript": "« yes »: draw its pages in a browser first; needs the extra `javascript`, and Chromium",
    "jsonld": "« no »: our pages of its offers carry no JSON-LD and name its own as canonical, when those carry a valid JobPosting",
    "at": "when it is visited, in Paris: `06:15`; without it, the setting [schedule] at",
    "every": "how often: `6h`, `12h` (hours that part a day), `2d`, `7d`; once a day without it",
    "patience": "visits in a row that may fail before anybody is told; learnt from its past without it",
}
"""Options that every spider has."""

SPIDERS: Mapping[str, frozenset[str]] = {
    name: frozenset(platform.options) | EVERYWHERE.keys() for name, platform in PLATFORMS.items()
}
"""Spider → names of its options: what the registry checks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognised:
    """A platform that an address or a page leads to."""

    spider: str
    url: str
    """What to write as ``url``."""
    options: Mapping[str, str] = field(default_factory=dict)
    """What to write as ``options``."""


def recognised(url: str, text: str = "") -> list[Recognised]:
    """Platforms to which an address belongs, or which a page of it links to or bears the marks of, the surest first.

    >>> recognised("https://verrerie.example/emploi", '<a href="https://verrerie.taleez.com/">Nos offres</a>')[0].url
    'https://verrerie.taleez.com'
    """
    found = []
    for name, platform in PLATFORMS.items():
        if platform.addresses and re.search(platform.addresses, url):
            return [Recognised(spider=name, url=url)]
        linked = re.search(rf"https?://(?:www\.)?(?:{platform.addresses})", text) if platform.addresses else None
        if linked:
            found.append(Recognised(spider=name, url=linked[0]))
        elif platform.marks and (marked := re.search(platform.marks, text)):
            options = {option: value for option, value in marked.groupdict().items() if value}
            found.append(Recognised(spider=name, url=url, options=options))
    return found


def asked_host(source: Source) -> str:
    """The host that a source is read from: the platform's own for all members that publish there.

    >>> asked_host(Source(id="a", member="a", spider="ashby", url="https://verrerie.example/", options={"company": "verrerie"}))
    'api.ashbyhq.com'
    """
    platform = PLATFORMS.get(source.spider)
    return host(told(platform, source.url, source.options)["api"] if platform else "") or host(source.url)
