"""Lists of links, page after page → the page of each offer."""

import re
from collections.abc import Iterator

from scrapy import Request
from scrapy.http import Response, TextResponse

from crawlers.addresses import page_url
from crawlers.items import RawPosting
from crawlers.walks.platform_spider import PlatformSpider
from crawlers.walks.selectors import links, present
from vocabulary.faults_and_mends import Fault


class LinkPagesSpider(PlatformSpider):
    """Follows the ``links`` of each page of a platform's list."""

    pages: str = "{url}"
    links: str
    """Selector of the links to the offers."""
    offer: str = ""
    """Regular expression that the address of an offer contains."""
    next: str = ""
    """Selector of the link to the next page, when pages are not counted."""
    container: str = ""
    """Selector of what holds the list: without it, the page is not trusted."""
    total: str = ""
    """Regular expression whose group is how many offers the list says that it has."""

    def parse_listing(self, response: Response) -> Iterator[Request | RawPosting | Fault]:
        """The offers that a page names, and the page after it."""
        if not isinstance(response, TextResponse):
            yield Fault.UNREADABLE
            return
        if not present(response, self.container):
            yield Fault.CONTAINER_MISSING
            return
        self.listed(response)
        every = [page_url(response.url, link) for link in links(response, self.links)]
        found = [link for link in every if link and re.search(self.offer, link)]
        fresh = self.fresh(found)
        yield from self.ask_offers(response.url, fresh)
        if not found and self.turned == 1:  # a platform's pages are counted: an empty one only ends the others
            yield from self.no_offer(response)
        following = links(response, self.next)[:1]
        if following:
            yield from self.ask_next(response.url, following[0])
        else:
            yield from self.turn(response.url, len(set(found)), len(fresh), self.total_of(response.text))

    def total_of(self, text: str) -> int | None:
        """How many offers the page says that there are."""
        found = re.search(self.total, text) if self.total else None
        return int(re.sub(r"\D", "", found[1])) if found else None
