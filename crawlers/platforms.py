"""The one table of platforms: how a kind of site is read, and what its spider must be told."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Platform:
    """A way in which offers are published, and the spider that walks it."""

    for_: str
    """What it is for, in one line: ``docs/adding-a-source.md`` prints it."""

    options: Mapping[str, str] = field(default_factory=dict)
    """What the spider can be told in ``sources.csv``: option → what it means."""


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
}

EVERYWHERE: Mapping[str, str] = {"hosts": "other hosts that the source may lead to, a space between two"}
"""Options that every spider has."""

SPIDERS: Mapping[str, frozenset[str]] = {
    name: frozenset(platform.options) | EVERYWHERE.keys() for name, platform in PLATFORMS.items()
}
"""Spider → names of its options: what the registry checks."""
