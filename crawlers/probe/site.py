"""A site that is looked at: each page asked for once, and no more than a few."""

from collections.abc import Awaitable, Callable

from protego import Protego

from crawlers.addresses import page_url
from crawlers.extract import extract
from crawlers.extract.page.document import Document
from crawlers.items import Page, RawPosting

MOST_PAGES = 22
"""With the eight of a dry crawl, a site is asked for thirty at most."""
AGENT = "GlassValleeBot"
Fetch = Callable[[str, bool], Awaitable[Page | None]]
"""Address, and whether robots.txt is asked first → the page; nothing when there is none."""


class Site:
    """Pages that were asked for, and what was read in them."""

    def __init__(self, fetch: Fetch) -> None:
        self.fetch = fetch
        self.pages: dict[str, Document | None] = {}
        self.robots: Protego | None = None
        """Its robots.txt; nothing when it has none."""

    @property
    def tired(self) -> bool:
        """Whether enough was asked."""
        return len(self.pages) >= MOST_PAGES

    async def get(self, url: str, *, ask_robots: bool = True) -> Document | None:
        """A page; nothing when it does not answer, or when enough was asked."""
        url = page_url(url, url)
        if url not in self.pages:
            if not url or self.tired:
                return None
            page = await self.fetch(url, ask_robots)
            self.pages[url] = Document(page) if page else None
        return self.pages[url]

    async def read(self, url: str) -> list[RawPosting]:
        """The offers of a page."""
        document = await self.get(url)
        return extract(document.page) if document else []

    async def read_robots(self, url: str) -> str:
        """Its robots.txt; empty when it has none."""
        document = await self.get(page_url(url, "/robots.txt"), ask_robots=False)
        if document is None or "<html" in document.text[:500].lower():
            return ""
        self.robots = Protego.parse(document.text)
        return document.text

    def allows(self, url: str) -> bool:
        """Whether robots.txt lets us read a page."""
        return self.robots is None or bool(self.robots.can_fetch(url, AGENT))
