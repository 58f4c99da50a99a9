"""An RSS, Atom or XML feed → its entries, and their pages when they hold only summaries."""

from collections.abc import Iterator

from scrapy import Request
from scrapy.http import Response

from crawlers.items import Fault, RawPosting
from crawlers.spider import SourceSpider, text_of
from crawlers.xml_end import whole

ROOTS = ("<rss", "<feed", "<rdf:rdf", "<?xml", "<source", "<jobs")


class FeedSpider(SourceSpider):
    """Reads one feed."""

    name = "feed"

    def parse_listing(self, response: Response) -> Iterator[Request | RawPosting | Fault]:
        """The entries of the feed."""
        start = text_of(response)[:2000].lstrip("\ufeff \t\r\n").lower()
        if start.startswith(("<!doctype html", "<html")) or not any(root in start for root in ROOTS):
            yield Fault.UNREADABLE
            return
        if not whole(text_of(response)):
            # what is there is still read: the trouble only keeps the rest from being closed
            yield Fault.CUT
        entries = self.read(response)
        self.report.listings += 1
        yield from self.exported(entries)
        summaries = list(self.reader.summaries)
        yield from self.ask_offers(response.url, summaries)
        if not entries and not summaries:
            yield from self.no_offer(response)
