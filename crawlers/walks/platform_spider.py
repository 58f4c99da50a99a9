"""A platform of the table and a list on one page or several → every page of it, and whether its end was reached."""

from collections.abc import AsyncIterator, Iterable, Iterator
from typing import Any

from scrapy import Request

from crawlers.addresses import host
from crawlers.platforms.platform import missing, told
from crawlers.platforms.table import PLATFORMS
from crawlers.walks.spider import MOST_LISTINGS, SourceSpider
from vocabulary.faults_and_mends import Fault

SMALLEST_PAGE = 10
"""Fewer offers than this are a whole list, even when its site knows no second page."""
ACCEPT = "application/json, application/xml;q=0.9, text/html;q=0.9, */*;q=0.8"


class PlatformSpider(SourceSpider):
    """Asks for ``pages``, one after the other, until the list is at its end."""

    custom_settings = {"DEFAULT_REQUEST_HEADERS": {"Accept": ACCEPT, "Accept-Language": "fr"}}  # noqa: RUF012 - as Scrapy has it
    pages: str = "{api}"
    """Address of a page of the list: ``{api}``, ``{offset}``, ``{page}``, and what the source says, filled in."""
    size: int = 0
    """How many offers a page holds at most; 0 when all are on one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.platform = PLATFORMS[self.name]
        self.told = told(self.platform, self.source.url, self.source.options)
        self.allowed_domains += [*self.platform.hosts.split(), host(self.told["api"])]
        self.listed_names: dict[str, None] = {}
        """What the list named so far, each once."""
        self.rows = 0
        """How many lines of the list were read."""
        self.announced: int | None = None
        """How many offers the list says that it has."""

    async def start(self) -> AsyncIterator[Any]:
        """Ask for the first page, when it is known where that is."""
        if absent := missing(self.platform, self.told):
            words = f"l’adresse ne dit pas : {', '.join(absent)}. Donnez-le dans les options de la source."
            self.report.trouble(Fault.EXCEPTION, self.source.url, words, listing=True)
            return
        for request in self.first():
            yield request

    def first(self) -> Iterator[Request]:
        """What is asked for first: the first page of the list."""
        yield self.ask_page(self.page_address())

    def page_address(self) -> str:
        """The address of the page that comes next."""
        return self.pages.format_map({**self.told, "offset": self.rows, "page": self.turned + 1})

    @property
    def turned(self) -> int:
        """How many pages of the list were read."""
        return self.report.listings

    def ask_page(self, url: str) -> Request:
        """Ask for a page of the list; a platform that is asked by POST says so here."""
        return self.ask_listing(url)

    def ask_before(self, url: str, then: Any) -> Request:
        """Ask for what must be known before the list can be."""
        return Request(url, then, errback=self.failed, cb_kwargs={"listing": True}, dont_filter=True)

    def fresh(self, names: Iterable[str]) -> list[str]:
        """Names that no earlier page had."""
        found = [name for name in dict.fromkeys(names) if name not in self.listed_names]
        self.listed_names.update(dict.fromkeys(found))
        return found

    def turn(self, url: str, rows: int, fresh: int, total: int | None = None) -> Iterator[Request]:
        """Ask for the page after this one, or judge the list now that it is at its end."""
        self.rows += rows
        if self.announced is None:
            self.announced = total
        known = self.announced
        if self.size and fresh and (known is None or self.rows < known):
            yield from self.ask_following(url)
        elif known is not None and known != len(self.listed_names):
            self.unfinished(url, f"{known} offres annoncées, {len(self.listed_names)} dans la liste")
        elif self.size and not fresh and rows >= SMALLEST_PAGE and self.turned == 2:
            self.unfinished(url, "la deuxième page de la liste répète la première")

    def ask_following(self, url: str) -> Iterator[Request]:
        """Ask for the next page, unless there are too many."""
        if self.turned >= MOST_LISTINGS:
            self.unfinished(url, f"plus de {MOST_LISTINGS} pages de liste")
        else:
            yield self.ask_page(self.page_address())

    def unfinished(self, url: str, words: str) -> None:
        """Note that the end of the list was not reached."""
        self.report.trouble(Fault.CAP_REACHED, url, words, listing=True)

    def misread(self, url: str, shown: int, read: int) -> None:
        """Note that offers are listed which were not understood."""
        if read < shown:
            self.report.trouble(Fault.NOTHING_FOUND, url, f"{read} offres lues sur {shown}", listing=True)
