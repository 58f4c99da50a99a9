"""What every spider shares: pages are kept, postings read from them, and everything that goes wrong is noted."""

import json
import os
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import urldefrag, urlsplit

from scrapy import Request, Spider
from scrapy.http import Response
from twisted.python.failure import Failure

from crawlers.addresses import host, page_url, same_place
from crawlers.extract.page.stumbles import Stumbles
from crawlers.items import Page, RawPosting
from crawlers.own_hosts import leads_to, shared_domain
from crawlers.page_reading import PageReader
from crawlers.process.report import Report
from crawlers.process.run_file import RunFileWriter
from crawlers.registry.registry import Source, read_registry
from crawlers.walks import scrapy_errors
from crawlers.walks.no_offer import says_no_offer
from crawlers.walks.own_page import is_over, said_without_offer
from crawlers.walks.page_text import text_of
from crawlers.walks.seen_page import seen_page
from crawlers.walks.truncated import cut
from vocabulary.faults_and_mends import Fault
from vocabulary.own_pages import OwnPage

MOST_LISTINGS = 200
MOST_OFFERS = 3000
Output = Iterator[Request | RawPosting]


class SourceSpider(Spider):
    """Walks one source. A subclass says, in ``parse_listing``, where its offers are."""

    every_page_is_an_offer: ClassVar[bool] = True
    """Whether a page that gives no posting is a trouble: then absence of a posting proves nothing."""
    asks_own_pages: ClassVar[bool] = True
    """Whether an offer that is no longer listed is asked for at its own address: a file that a person keeps is its own word."""

    def __init__(
        self,
        source: Source | str = "",
        seen_at: datetime | None = None,
        run_file: RunFileWriter | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.source = source if isinstance(source, Source) else source_named(source)
        self.seen_at = seen_at or datetime.now(UTC).replace(microsecond=0)
        self.run_file = run_file
        self.reader = PageReader(self.source)
        self.report = Report(self.source, self.seen_at)
        self.asked: set[str] = set()
        self.lists: set[str] = {same_place(page_url(self.source.url.whole, "/"))}
        """Addresses that are no offer's: the site's home, and its lists."""
        self.told: set[str] = set()
        """Addresses where offers were read, and those that these offers have."""
        self.said_instead: dict[str, OwnPage] = {}
        """Address that a list gave of an offer → what its page says, where it is not read as one."""
        self.allowed_domains = [host(self.source.url.whole), *self.source.options.get("hosts", "").split()]

    def may_ask(self, url: str) -> bool:
        """Whether an address is on this site, which alone is asked."""
        name = urlsplit(url).hostname or ""
        if shared_domain(name) and not leads_to(url, self.reader.hosts):
            return False  # the place of another customer of the same platform
        return any(name == domain or name.endswith(f".{domain}") for domain in self.allowed_domains)

    async def start(self) -> AsyncIterator[Any]:
        """Ask for the address of the source."""
        yield self.ask_listing(self.source.url.whole)

    def ask_listing(self, url: str) -> Request:
        """Ask for a page that names offers."""
        self.asked.add(url)
        self.lists.add(same_place(url))
        return Request(url, self.take_listing, errback=self.note_failure, cb_kwargs={"listing": True}, dont_filter=True)

    def ask_offers(self, base: str, links: Iterator[str] | list[str]) -> Iterator[Request]:
        """Ask for the pages of offers, each once."""
        for link in links:
            url = page_url(base, link)
            if not url or url in self.asked:
                continue
            if len(self.asked) >= MOST_OFFERS:
                self.report.note_trouble(Fault.CAP_REACHED, base, f"plus de {MOST_OFFERS} pages", listing=True)
                return
            self.asked.add(url)
            try:
                yield Request(
                    url, self.take_offer, errback=self.note_failure, cb_kwargs={"listing": False}, dont_filter=True
                )
            except ValueError:  # one link that is no address must not cost the others
                self.report.note_trouble(Fault.UNREADABLE, base, f"lien illisible : {url[:100]}", listing=False)

    def ask_next(self, base: str, link: str) -> Iterator[Request]:
        """Ask for the next page of the list, unless it was read already."""
        url = page_url(base, link)
        if not url or url in self.asked:
            return
        if self.report.listings >= MOST_LISTINGS:
            self.report.note_trouble(Fault.CAP_REACHED, base, f"plus de {MOST_LISTINGS} pages de liste", listing=True)
            return
        yield self.ask_listing(url)

    def take_listing(self, response: Response, *, listing: bool) -> Output:
        """Keep a page that names offers, and follow what it names."""
        for step in self.parse_listing(response):
            if isinstance(step, Fault):
                self.report.note_trouble(step, response.url, "", listing=listing)
            else:
                yield step

    def parse_listing(self, response: Response) -> Iterator[Request | RawPosting | Fault]:
        """What a page that names offers leads to; a ``Fault`` when it is not what it should be."""
        raise NotImplementedError(f"{type(self).__name__} does not say where its offers are")

    def take_offer(self, response: Response, *, listing: bool) -> Output:
        """Keep the page of an offer, and read it, unless it says that its offer is over."""
        came_from = response.meta.get("redirect_urls") if response.request else None
        if came_from and same_place(response.url) in self.lists:
            self.note_said(OwnPage.LEADS_AWAY, [came_from[0]])
            self.report.note_trouble(Fault.LED_AWAY, came_from[0], f"l’adresse mène à {response.url}", listing=listing)
            return
        seen, page = seen_page(text_of(response)), page_of(response, self)
        asked = [*(came_from or []), response.url]
        if is_over(seen, page):
            self.keep(response, listing=True)
            self.note_said(OwnPage.OVER, asked)
            return
        postings = self.read(response, listing=listing)
        yield from self.for_export(postings)
        known = postings or self.reader.told.repeated or response.url in self.report.gone
        if known or self.reader.stumbles.readers or not self.every_page_is_an_offer:
            return
        said = said_without_offer(seen, page)
        self.note_said(said, asked)
        if said is OwnPage.DENIED:
            words = "la page demande une connexion, ou de revenir plus tard"
            self.report.note_trouble(Fault.DENIED, response.url, words, listing=listing)
        elif said is not OwnPage.OVER:
            words = "aucune offre lue sur cette page"
            self.report.note_trouble(Fault.NOTHING_FOUND, response.url, words, listing=listing)

    def note_said(self, said: OwnPage, urls: list[str]) -> None:
        """Note what the page at these addresses, which are one offer's, says instead of telling of it."""
        self.report.over += said is OwnPage.OVER
        if said in {OwnPage.OVER, OwnPage.DENIED, OwnPage.LEADS_AWAY}:
            self.said_instead |= {place_of(url): said for url in urls}

    def for_export(self, postings: list[RawPosting]) -> list[RawPosting]:
        """What a plain ``scrapy crawl`` exports; with a run file, postings are there already."""
        return [] if self.run_file else postings

    def read(self, response: Response, *, listing: bool = True) -> list[RawPosting]:
        """Keep a page and its postings; gives those that are new. ``listing``: whether it may tell of any offer, or of its own."""
        page = self.keep(response, listing=False)
        withdrawn = len(self.reader.told.withdrawn)
        fresh = self.reader.read(page)
        self.note_unread(self.reader.stumbles, response.url, listing=listing)
        withdrawn = len(self.reader.told.withdrawn) - withdrawn
        self.report.found += len(fresh) - withdrawn
        if withdrawn:
            self.report.notes["withdrawn"] = json.dumps(sorted(self.reader.told.withdrawn))
        if fresh or self.reader.told.repeated:
            self.told |= {place_of(page.url), *(place_of(posting.url) for posting in fresh)}
        if self.run_file:
            for posting in fresh:
                self.run_file.write_posting(posting)
        return fresh

    def note_unread(self, stumbles: Stumbles, url: str, *, listing: bool) -> None:
        """Note that something of a page broke its reader: it may be any offer, so absence from it means nothing."""
        if stumbles.readers:
            words = "une annonce au moins n’a pas pu être lue ; les autres l’ont été"
            self.report.note_trouble(Fault.UNREADABLE, url, words, listing=listing)

    def keep(self, response: Response, *, listing: bool) -> Page:
        """Keep a page; of one that stops in the middle, what it does not say means nothing."""
        whole = not cut(text_of(response), unframed="partial" in response.flags)
        if not whole:
            self.report.note_trouble(Fault.CUT, response.url, Fault.UNREADABLE.record.request, listing=listing)
        page = Page(
            source=self.source.id,
            url=response.url,
            status=response.status,
            content_type=header(response, "Content-Type") or "",
            body=response.body,
            seen_at=self.seen_at,
            etag=header(response, "ETag") if whole else None,  # a cut one is asked for anew, however it is called
            last_modified=header(response, "Last-Modified") if whole else None,
            listing=listing,
        )
        self.report.pages += 1
        if reserved := header(response, "tdm-reservation"):
            self.report.notes["tdm-reservation"] = reserved[:20]
        if self.run_file:
            self.run_file.write_page(page)
        return page

    def keep_list(self, response: Response) -> None:
        """Keep a page that was read for its links, and count it as understood."""
        self.keep(response, listing=True)
        self.report.listings += 1

    def no_offer(self, response: Response, *, bare: bool = False) -> Iterator[Fault]:
        """A list without links: believed when it says so, or when it ends others and is known by its container.

        ``bare``: whether the room for offers is there, and empty; a list that was drawn anew has none that we know.
        """
        says_empty = says_no_offer(text_of(response))
        self.report.bare |= bare and self.report.listings <= 1
        if self.report.listings <= 1 and says_empty:
            self.report.says_empty = True
        elif not says_empty and (self.report.listings <= 1 or not self.source.options.get("container")):
            yield Fault.NOTHING_FOUND

    def note_failure(self, failure: Failure) -> None:
        """Note a request that gave nothing; an offer whose page is gone is gone."""
        request: Request = failure.request  # type: ignore[attr-defined]
        listing = bool(request.cb_kwargs.get("listing"))
        error = failure.value or RuntimeError("no reason given")
        fault = scrapy_errors.of_error(error, request.url)
        if fault is Fault.GONE and not listing:
            self.report.note_gone(request.url)
        else:
            self.report.note_trouble(fault, request.url, scrapy_errors.in_words(error, request.url), listing=listing)
        if fault is Fault.THROTTLED and self.crawler.engine:
            self.crawler.engine.close_spider(self, "throttled")


def source_named(id: str) -> Source:
    """A source of the registry, for a plain ``scrapy crawl``; raises ``ValueError`` with the mend."""
    folder = Path(os.environ.get("GLASSVALLEE_REGISTRY") or Path(__file__).resolve().parents[1])
    source = read_registry(folder).sources.get(id)
    if source is None:
        raise ValueError(f"« {id} » n’est pas dans {folder / 'sources.csv'} : donnez -a source=IDENTIFIANT.")
    return source


def place_of(url: str) -> str:
    """The page that an address leads to, whatever place in it.

    >>> place_of("https://www.verrerie.example/offres/#o12")
    'verrerie.example/offres'
    """
    return same_place(urldefrag(url).url)


def page_of(response: Response, spider: SourceSpider) -> Page:
    """A page to be read only, not kept."""
    kind = header(response, "Content-Type") or ""
    return Page(
        source=spider.source.id,
        url=response.url,
        status=response.status,
        content_type=kind,
        body=response.body,
        seen_at=spider.seen_at,
    )


def header(response: Response, name: str) -> str | None:
    """A header, when there is one."""
    value = response.headers.get(name)
    return value.decode("latin-1") if value else None
