"""Page → its links, each with the words that it bears or that stand in its picture, and how likely it leads to offers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from crawlers.addresses import host, page_url
from crawlers.extract.page.document import Document
from crawlers.gather.words import careers_score
from crawlers.own_hosts import RECRUITING_HOSTS, SHARED_HOSTS, lies_on, shared_domain
from crawlers.platforms.table import recognised
from crawlers.records.cells import text_of

FILES = re.compile(r"\.(?:pdf|docx?|odt)(?:$|[?#])|eID=dumpFile|/download/|/telecharg", re.IGNORECASE)
NO_PAGES = re.compile(
    r"\.(?:jpe?g|png|gif|svg|webp|ico|css|js|mjs|zip|mp[34]|woff2?|ttf|xlsx?|pptx?|ics|vcf)(?:$|\?)", re.IGNORECASE
)
PARKED = (
    "src", "data-src", "data-lazy-src", "data-src-cmplz", "data-cookieblock-src", "data-cmp-src", "data-cookie-src",
    "data-ll-src", "data-iframe-src", "data-url", "data-original", "data-suppressedsrc", "data-tarteaucitron-src",
    "data-consent-src",
)  # fmt: skip
"""Where a frame has its address, also before a visitor consents to it."""
WRITTEN_FRAME = re.compile(
    r"<iframe\b[^>]{0,400}?\s(?:data-)?src\s{0,3}=\s{0,3}\\?[\"']([^\"'\s>]{1,500}?)\\?[\"']", re.IGNORECASE
)
"""A frame that a script writes, at once or when a visitor consents."""
MOST_LETTERS = 200_000
LONGEST = 200


@dataclass(frozen=True, slots=True)
class Link:
    """A link of a page."""

    url: str
    text: str
    score: int
    """How likely it leads to a page of offers (``careers_score``)."""


def links_of(document: Document) -> list[Link]:
    """The links of a page to other pages, each address once, with the words that promise most."""
    found: dict[str, Link] = {}
    own = page_url(document.page.url, document.page.url)
    for element in document.tree.iter("a", "area"):
        url = page_url(document.base_url, element.get("href") or "")
        if not url or url == own or NO_PAGES.search(url):
            continue
        text = words_of(element)
        score = careers_score(text, url)
        known = found.get(url)
        if known is None or score > known.score:
            found[url] = Link(url, text, score)
    return list(found.values())


def words_of(element: Any) -> str:
    """What a link says: its text, the words of its picture, its title."""
    text = text_of(element)
    if not text:
        text = " ".join(filter(None, (picture.get("alt") for picture in element.iter("img"))))
    return (text or element.get("title") or element.get("aria-label") or element.get("alt") or "")[:LONGEST]


def frames_of(document: Document) -> Iterator[str]:
    """The addresses of frames and scripts that may hold a recruiting tool, also those that wait for consent."""
    for _, text in document.scripts[:100]:
        for found in islice(WRITTEN_FRAME.finditer(text[:MOST_LETTERS]), 5):
            url = page_url(document.base_url, found[1].replace("\\/", "/").replace("&amp;", "&"))
            if lies_on(host(url), RECRUITING_HOSTS) or careers_score("", url) >= 3:
                yield url
    for element in document.tree.iter("iframe", "script", "div", "embed", "object"):
        for name in PARKED:
            value = element.get(name)
            if not value or (element.tag == "div" and name in {"src", "data-url"}):
                continue
            url = page_url(document.base_url, value.replace("&#038;", "&").replace("&amp;", "&"))
            if not url:
                continue
            tool = lies_on(host(url), RECRUITING_HOSTS)
            if (
                element.tag != "script"
                and (tool or careers_score("", url) >= 3 or lies_on(host(url), {host(document.page.url)}))
            ) or (element.tag == "script" and tool and not url.endswith(".js")):
                yield url


def tools_of(document: Document) -> list[str]:
    """The places at recruiting tools that a page names anywhere: a link beside a widget, settings of a script.

    Only those with a host of their own: on one that all customers share, a walk would stray to the others.
    """
    known = recognised(document.page.url, document.text[:MOST_LETTERS])
    hosts = {one.url: host(one.url) for one in known}
    return [url for url, name in hosts.items() if lies_on(name, SHARED_HOSTS) and not shared_domain(name)]


def languages_of(document: Document) -> dict[str, str]:
    """Language → address of the same page in it."""
    return {
        (element.get("hreflang") or "")[:2].lower(): page_url(document.base_url, element.get("href") or "")
        for element in document.tree.iter("link")
        if "alternate" in (element.get("rel") or "") and element.get("hreflang")
    }
