"""A page of a site → the ways of reading offers that begin there, each tried on a few of them."""

from collections.abc import Sequence

from crawlers.addresses import host, page_url
from crawlers.extract import extract
from crawlers.extract.page.document import Document
from crawlers.items import RawPosting
from crawlers.probe import api, sitemaps
from crawlers.probe.finding import Way
from crawlers.probe.learn import as_response, learned
from crawlers.probe.links import Group, groups
from crawlers.probe.pager import next_options
from crawlers.probe.site import Site
from crawlers.probe.words import plain
from crawlers.walks.selectors import links

STRUCTURED = {"json_ld", "microdata", "rdfa", "embedded_json", "json_api", "feed", "pdf"}
SUMMARY = 600
"""Letters under which the text of a feed's entry is taken for a summary."""
SURE = 3.5
"""The score above which links that cannot be followed are still taken for offers."""
MOST_FAMILIES = 3


async def ways_of(document: Document, site: Site) -> list[Way]:
    """Every way that begins at a page."""
    if document.kind == "json":
        return await api_ways(document, site)
    if document.kind == "xml" or document.page.body.startswith(sitemaps.GZIP):
        return await xml_ways(document, site)
    if document.kind != "html":
        return []
    return [*single_ways(document), *await listing_ways(document, site)]


def single_ways(document: Document) -> list[Way]:
    """All offers on the page itself."""
    found = extract(document.page)
    if not found:
        return []
    url = document.page.url
    return [Way(spider="single_page", url=url, count=len(found), postings=tuple(found), page=url)]


async def listing_ways(document: Document, site: Site) -> list[Way]:
    """Links of the page that lead to offers; the first group that does is the one."""
    unsure: list[Way] = []
    for group in groups(document):
        found = await tried(group.urls, site, texts={link.url: link.text for link in group.links})
        reached = any(site.pages.get(url) for url in sample(group.urls))
        if not found and (reached or group.score < SURE or not group.telling):
            continue
        options = learned(document, group)
        if not options:
            continue
        option, more, count = await next_page(document, group, options["links"], site)
        options |= {"next": option} if option else {}
        hosts = {host(url) for url in group.urls} - {host(document.page.url)}
        options |= {"hosts": " ".join(sorted(hosts))} if hosts else {}
        way = Way(
            spider="listing", url=document.page.url, options=options, count=count, more=more,
            postings=tuple(found), page=group.urls[0], pages=group.urls,
        )  # fmt: skip
        if found:
            return [way]
        unsure.append(way)
    return unsure[:1]


async def next_page(document: Document, group: Group, option: str, site: Site) -> tuple[str, bool, int]:
    """The option ``next`` that leads to other offers, whether the list then goes on, and how many offers were seen."""
    here = set(group.urls)
    for way_on, url in next_options(document, here):
        following = await site.get(url)
        if following is None:
            if "rel" in way_on and not site.tired:
                return way_on, True, len(here)
            continue
        there = {page_url(following.base_url, link) for link in links(as_response(following), option)}
        if there - here:
            after = next((address for _, address in next_options(following, there)), "")
            return way_on, bool(after and after not in site.pages), len(here | there)
    return "", False, len(here)


def sample(urls: Sequence[str]) -> list[str]:
    """Two of them, far apart."""
    return list(dict.fromkeys([urls[0], urls[-1]])) if urls else []


async def tried(urls: Sequence[str], site: Site, texts: dict[str, str] | None = None) -> list[RawPosting]:
    """The offers of two of the pages; nothing when one of those that answer holds none."""
    found: list[RawPosting] = []
    for url in sample(urls):
        document = await site.get(url)
        if document is None:
            continue
        here = extract(document.page)
        if not here or not any(told(posting, (texts or {}).get(url, "")) for posting in here):
            return []
        found += here[:1]
    return found


def told(posting: RawPosting, text: str) -> bool:
    """Whether a page is the offer that a link told of, or says so itself."""
    title = set(plain(str(posting.fields.get("title", ""))).split())
    return (
        posting.extractor in STRUCTURED or not text or any(len(word) > 3 for word in title & set(plain(text).split()))
    )


async def xml_ways(document: Document, site: Site) -> list[Way]:
    """A sitemap or a feed."""
    sitemap = sitemaps.read_sitemap(document.page)
    if sitemap is None:
        return await feed_ways(document, site)
    urls = list(sitemap.urls)
    if sitemap.index:
        children = [await site.get(url) for url in sitemaps.likeliest(sitemap.urls)]
        read = [sitemaps.read_sitemap(child.page) for child in children if child]
        urls = [url for child in read if child and not child.index for url in child.urls]
    for pattern, family in sitemaps.families(urls)[:MOST_FAMILIES]:
        found = await tried(family, site)
        if found or not any(site.pages.get(url) for url in sample(family)):
            return [
                Way(
                    spider="sitemap", url=document.page.url, options={"pages": pattern}, count=len(family),
                    postings=tuple(found), page=family[0], pages=tuple(family),
                )
            ]  # fmt: skip
    return []


async def feed_ways(document: Document, site: Site) -> list[Way]:
    """A feed of offers, whose pages are read too when they say more."""
    entries = extract(document.page)
    if not entries:
        return []
    url = document.page.url
    whole = await site.read(entries[0].url) if entries[0].url and entries[0].url != url else []
    follow = bool(whole) and worth(entries[0], whole[0])
    return [
        Way(
            spider="feed", url=url, options={"follow": "yes"} if follow else {}, count=len(entries),
            postings=tuple(whole[:1] if follow else entries), page=entries[0].url if follow else url,
            pages=tuple(entry.url for entry in entries) if follow else (),
        )
    ]  # fmt: skip


def worth(entry: RawPosting, whole: RawPosting) -> bool:
    """Whether the page of an entry says more than the feed."""
    short = len(str(entry.fields.get("description", "")))
    return short < SUMMARY and len(str(whole.fields.get("description", ""))) > 1.5 * short


async def api_ways(document: Document, site: Site) -> list[Way]:
    """An API: where its offers are, and its next page."""
    best = max(
        ((len(extract(document.page, items=path)), path) for path, _ in api.lists_in(document.data)),
        key=lambda one: one[0],
        default=(0, ""),
    )
    if not best[0]:
        return []
    options = {"items": best[1]} if best[1] else {}
    more = False
    for path, url in api.nexts_in(document.data, document.page.url):
        following = await site.get(url)
        if following and following.kind == "json" and extract(following.page, items=best[1]):
            options["next"], more = path, True
            break
    found = extract(document.page, items=best[1])
    url = document.page.url
    return [
        Way(spider="json_api", url=url, options=options, count=len(found), more=more, postings=tuple(found), page=url)
    ]
