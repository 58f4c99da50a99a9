"""A sitemap → the sitemaps or the groups of addresses that it names."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from lxml.etree import LxmlError
from scrapy.utils.gz import gunzip
from scrapy.utils.sitemap import Sitemap

from crawlers.addresses import page_url
from crawlers.extract.page.document import Document
from crawlers.gather.shapes import shape
from crawlers.gather.words import OFFER, careers_score, plain
from crawlers.items import Page

GZIP = b"\x1f\x8b"
LARGEST = 8 * 1024 * 1024
PLACES = ("/sitemap.xml", "/sitemap_index.xml", "/sitemap.xml.gz")
MOST_CHILDREN = 3


@dataclass(frozen=True, slots=True)
class Addresses:
    """What a sitemap names."""

    index: bool
    urls: tuple[str, ...]


def read_sitemap(page: Page) -> Addresses | None:
    """The addresses of a sitemap; nothing when the page is none."""
    try:
        body = gunzip(page.body, max_size=LARGEST) if page.body.startswith(GZIP) else page.body
        if b"<urlset" not in body[:5000] and b"<sitemapindex" not in body[:5000]:
            return None
        sitemap = Sitemap(body)
        urls = [page_url(page.url, entry["loc"]) for entry in sitemap if entry.get("loc")]
    except (LxmlError, StopIteration, OSError, EOFError, ValueError):
        return None
    return Addresses(sitemap.type == "sitemapindex", tuple(dict.fromkeys(url for url in urls if url)))


def of_offers(sitemap: str, urls: Sequence[str]) -> set[str]:
    """The addresses of a sitemap whose own name says that they are offers (``job_listing-sitemap.xml``), without those of lists.

    >>> of_offers("https://a.example/offre-sitemap.xml", ["https://a.example/offre/", "https://a.example/offre/regleur/"])
    {'https://a.example/offre/regleur/'}
    """
    if not OFFER.search(plain(urlsplit(sitemap).path.rpartition("/")[2])):
        return set()
    written = Counter(shape(url) for url in urls)
    most = written.most_common(1)[0][0] if written else ""
    lists = {
        url for url in urls if any(other != url and other.startswith(url.rstrip("/") + "/") for other in urls[:200])
    }
    return {url for url in urls if shape(url) == most} - lists


def likeliest(urls: Sequence[str]) -> list[str]:
    """The sitemaps of an index that may hold offers, the likeliest first."""
    return sorted(urls, key=lambda url: -careers_score("", url) - bool(OFFER.search(plain(url))))[:MOST_CHILDREN]


def families(urls: Sequence[str]) -> list[tuple[str, list[str]]]:
    """Pattern and addresses of each family of pages that may be offers, the largest first.

    >>> families([f"https://a.example/jobs/{kind}/{n}-poste" for kind in ("tri", "four") for n in (1, 2)])[0][0]
    '/jobs/'
    """
    alike: dict[tuple[str, int], list[str]] = defaultdict(list)
    for url in urls:
        steps = [step for step in urlsplit(url).path.split("/") if step]
        top = next((at for at, step in enumerate(steps[:-1]) if OFFER.search(plain(step))), None)
        if top is not None:
            alike["/".join(steps[: top + 1]), len(steps)].append(url)
    found = [(pattern(folder, depth, below, urls), below) for (folder, depth), below in alike.items()]
    return sorted((one for one in found if one[0]), key=lambda one: -len(one[1]))


def pattern(folder: str, depth: int, below: Sequence[str], urls: Sequence[str]) -> str:
    """The plainest regular expression that finds exactly the addresses of a family; empty when there is none."""
    exact = "/" + re.escape(folder).replace(r"\-", "-") + "/"
    steps = "/".join(["[^/?]+"] * (depth - folder.count("/") - 1))
    for tried in (exact, f"{exact}.+", f"{exact}{steps}/?$"):
        if [url for url in urls if re.search(tried, url)] == list(below):
            return tried
    return ""


def named_by(robots: str, base: str) -> list[str]:
    """The sitemaps that robots.txt names."""
    found = re.findall(r"^\s*sitemap\s*:\s*(\S+)", robots, re.IGNORECASE | re.MULTILINE)
    return [url for link in found if (url := page_url(base, link))]


def feeds(document: Document) -> list[str]:
    """The feeds that a page names, those of offers first."""
    if document.tree is None:
        return []
    named: dict[str, int] = {}
    for element in document.tree.iter("link", "a"):
        href, kind = element.get("href") or "", (element.get("type") or "").lower()
        url = page_url(document.base_url, href)
        declared = "rss" in kind or "atom" in kind
        if (
            url
            and (declared or re.search(r"(?:/feed/?|\.rss|rss\.xml|atom\.xml|/rss/?|flux[^/]*\.xml)(?:$|\?)", url))
            and "comment" not in url
        ):
            named[url] = max(named.get(url, 0), careers_score(element.get("title") or "".join(element.itertext()), url))
    return sorted(named, key=lambda url: -named[url])
