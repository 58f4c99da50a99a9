"""One page that holds all the offers → each of them."""

from collections.abc import Iterator

from scrapy import Request
from scrapy.http import Response, TextResponse

from crawlers.items import RawPosting
from crawlers.walks.selectors import present
from crawlers.walks.spider import SourceSpider
from vocabulary.faults_and_mends import Fault


class SinglePageSpider(SourceSpider):
    """Reads one page."""

    name = "single_page"

    def parse_listing(self, response: Response) -> Iterator[Request | RawPosting | Fault]:
        """The offers of the page."""
        if isinstance(response, TextResponse) and not present(response, self.source.options.get("container", "")):
            yield Fault.CONTAINER_MISSING
            return
        postings = self.read(response)
        self.report.listings += 1
        yield from self.for_export(postings)
        if not postings:
            yield from self.no_offer(response)
