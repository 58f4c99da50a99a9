"""Saved pages of one host → whatever the extractors read in them."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any, ClassVar

from scrapy import Request
from scrapy.http import Response

from crawlers.addresses import host
from crawlers.items import RawPosting
from crawlers.process.saved_pages import addresses_of
from crawlers.walks.spider import SourceSpider
from vocabulary.faults_and_mends import Fault


class SavedSpider(SourceSpider):
    """Offers every saved page of a host to the extractors."""

    name = "saved"
    asks_own_pages: ClassVar[bool] = False
    every_page_is_an_offer: ClassVar[bool] = False

    async def start(self) -> AsyncIterator[Any]:
        """Ask for every saved page."""
        for url in addresses_of(Path(self.settings["SAVED_PAGES"]), host(self.source.url.whole)):
            yield self.ask_listing(url)

    def parse_listing(self, response: Response) -> Iterator[Request | RawPosting | Fault]:
        """The postings of a page."""
        postings = self.read(response)
        self.report.listings += 1
        yield from self.for_export(postings)
