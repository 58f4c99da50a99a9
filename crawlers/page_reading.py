"""A source and its pages, in the order of the crawl → raw postings. Pure: a rebuild reads kept pages the same way."""

import json
from collections.abc import Callable, Collection
from dataclasses import replace
from typing import TYPE_CHECKING

from crawlers.addresses import page_url
from crawlers.declared import read_declared
from crawlers.extract import extract
from crawlers.extract.finish.merge import filled
from crawlers.extract.formats import france_travail
from crawlers.extract.page.stumbles import Stumbles
from crawlers.items import Page, RawPosting
from crawlers.own_hosts import own_hosts
from crawlers.registry.registry import Problem, Source
from crawlers.told_offers import ToldOffers

if TYPE_CHECKING:
    from crawlers.join.reading import SiteReading


class EarlierReading:
    """What was read of pages in the crawl before, and is in this one: a page that did not change is not parsed again.

    No more is kept than two crawls of one source, since a page that left and came back is rare.
    """

    def __init__(self) -> None:
        self.before: dict[tuple[str, ...], list[RawPosting]] = {}
        self.now: dict[tuple[str, ...], list[RawPosting]] = {}

    def begin_crawl(self) -> None:
        """Forget the crawl before the last one: the pages of a new crawl come now."""
        self.before, self.now = self.now, {}

    def read(self, page: Page, parse: Callable[[Page], list[RawPosting]]) -> list[RawPosting]:
        """The postings of a page, parsed unless its body, address, type and status, which alone decide them, are known."""
        key = (page.sha256, page.url, page.content_type, str(page.status))
        known = self.before.get(key)
        if known is None:
            known = parse(page)
        self.now[key] = known
        return [p if p.seen_at == page.seen_at else replace(p, seen_at=page.seen_at) for p in known]


class PageReader:
    """Reads the pages of one crawl; the first page that tells of a posting gives its key."""

    def __init__(self, source: Source, earlier: EarlierReading | None = None) -> None:
        self.source = source
        self.earlier = earlier
        """What earlier crawls told of the same pages, when they are read again."""
        self.summaries: dict[str, RawPosting] = {}
        """Address → the entry of a feed whose page is read too."""
        self.told = ToldOffers()
        """The offers of the pages so far, each once."""
        self.hosts = own_hosts(source)
        self.problems: list[Problem] = []
        """Lines of a declared table that somebody has to mend."""
        self.stumbles = Stumbles()
        """What no reader could read of the last page: offers may be there that nobody knows of."""
        self.understood = False
        """Whether a declared table had its header."""
        self.pages: list[Page] = []
        """Pages of a site that are read together, when all are there."""

    def read(self, page: Page) -> list[RawPosting]:
        """The postings of a page that no earlier page told of."""
        if page.listing:
            return []
        self.stumbles = Stumbles(page.url)
        postings = READERS.get(self.source.spider, read_page)(self, page)
        return self.told.fresh(postings, page)

    def finish(self) -> "SiteReading":
        """Read the pages of a site that are read together; nothing new where each was read by itself."""
        from crawlers.join.reading import read_site  # what most sources never need takes a while to import

        reading = read_site(self.pages, source=self.source.id, hosts=self.hosts)
        self.told.keys |= {posting.key for posting in reading.postings}
        return reading

    @property
    def keys(self) -> Collection[str]:
        """Keys of the postings so far."""
        return self.told.keys


def read_page(reader: PageReader, page: Page) -> list[RawPosting]:
    """Every posting of a page."""

    def parse(unread: Page) -> list[RawPosting]:
        return extract(
            unread, items=reader.source.options.get("items", ""), hosts=reader.hosts, stumbles=reader.stumbles
        )

    return reader.earlier.read(page, parse) if reader.earlier else parse(page)


def keep_page(reader: PageReader, page: Page) -> list[RawPosting]:
    """Nothing yet: a site is read when all its pages are there."""
    reader.pages.append(page)
    return []


def read_feed(reader: PageReader, page: Page) -> list[RawPosting]:
    """Entries, or, when their pages are read too, the page of an entry completed by what the feed says of it."""
    if reader.source.options.get("follow") != "yes":
        return extract(page, hosts=reader.hosts, stumbles=reader.stumbles)
    summary = reader.summaries.pop(page_url(page.url, page.url), None)
    if summary:
        whole = next(iter(extract(page, hosts=reader.hosts, stumbles=reader.stumbles)), None)
        return [replace(filled(whole, summary), key=summary.key, url=summary.url)] if whole else []
    entries = extract(page, hosts=reader.hosts, stumbles=reader.stumbles)
    reader.summaries |= {page_url(page.url, entry.url): entry for entry in entries if entry.url}
    return [entry for entry in entries if not entry.url]


def read_table(reader: PageReader, page: Page) -> list[RawPosting]:
    """The offers of a declared table."""
    declared = read_declared(page, file=reader.source.options.get("file", ""))
    reader.problems += declared.problems
    reader.understood = declared.understood
    return declared.postings


def read_france_travail(reader: PageReader, page: Page) -> list[RawPosting]:
    """The offers of an answer of France Travail."""
    try:
        offers = france_travail.postings(json.loads(page.body), reader.stumbles)
    except (ValueError, RecursionError):
        return []
    return [
        RawPosting(
            source=page.source, key=id, url=url, seen_at=page.seen_at, extractor="france_travail", page=page.sha256, fields=fields,
        )
        for id, url, fields in offers
    ]  # fmt: skip


READERS: dict[str, Callable[[PageReader, Page], list[RawPosting]]] = {
    "site": keep_page,
    "feed": read_feed,
    "declared": read_table,
    "france_travail": read_france_travail,
}
"""Spider → how its pages are read, when that is not simply page by page."""
