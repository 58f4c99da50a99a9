"""A list of links, on one page or several → the page of each offer."""

from collections.abc import Iterator

from scrapy import Request
from scrapy.http import Response, TextResponse

from crawlers.addresses import page_url
from crawlers.items import RawPosting
from crawlers.walks.selectors import links, present
from crawlers.walks.spider import SourceSpider
from vocabulary.faults_and_mends import Fault


class ListingSpider(SourceSpider):
    """Follows ``links`` on each page of the list, and ``next`` to the following one."""

    name = "listing"

    def parse_listing(self, response: Response) -> Iterator[Request | RawPosting | Fault]:
        """The offers that a page of the list names, and the page after it."""
        options = self.source.options
        if not isinstance(response, TextResponse):
            yield Fault.UNREADABLE
            return
        if not present(response, options.get("container", "")):
            yield Fault.CONTAINER_MISSING
            return
        self.keep_list(response)
        offer_links = links(response, options.get("links", ""))
        brings_new = any(page_url(response.url, link) not in self.asked for link in offer_links)
        yield from self.ask_offers(response.url, offer_links)
        if not offer_links:
            yield from self.no_offer(response, bare="container" in options)
        if self.report.listings > 1 and not brings_new:
            return  # many sites show their last page, with « Suivant », for every number after it
        for link in links(response, options.get("next", ""))[:1]:
            yield from self.ask_next(response.url, link)
