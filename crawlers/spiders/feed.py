"""An RSS, Atom or XML feed → its entries, and their pages when they hold only summaries."""

import re
from collections.abc import Iterator

from scrapy import Request
from scrapy.http import Response

from crawlers.items import RawPosting
from crawlers.walks.page_text import text_of
from crawlers.walks.spider import SourceSpider
from crawlers.walks.truncated import xml_cut
from vocabulary.faults_and_mends import Fault

ROOTS = ("<rss", "<feed", "<rdf:rdf", "<?xml", "<source", "<jobs")
OWN = (
    "rss|feed|rdf|channel|title|subtitle|link|description|language|id|updated|published|generator|image|icon|logo|url|author|name|email|uri"
    "|width|height|copyright|rights|category|ttl|docs|cloud|pubdate|lastbuilddate|managingeditor|webmaster|updateperiod|updatefrequency"
)
ENTRY = re.compile(rf"<(?:\w++:(?!(?:{OWN})\b)|(?!\w++:|(?:{OWN})\b))[a-z]", re.IGNORECASE)
"""Anything that may be an entry: what is not the name or address of the feed itself."""


class FeedSpider(SourceSpider):
    """Reads one feed."""

    name = "feed"

    def parse_listing(self, response: Response) -> Iterator[Request | RawPosting | Fault]:
        """The entries of the feed."""
        start = text_of(response)[:2000].lstrip("\ufeff \t\r\n").lower()
        if start.startswith(("<!doctype html", "<html")) or not any(root in start for root in ROOTS):
            yield Fault.UNREADABLE
            return
        if xml_cut(text_of(response)):
            # what is there is still read: the trouble only keeps the rest from being closed
            yield Fault.CUT
        entries = self.read(response)
        self.report.listings += 1
        yield from self.for_export(entries)
        summaries = list(self.reader.summaries)
        yield from self.ask_offers(response.url, summaries)
        if not entries and not summaries:
            yield from self.no_offer(response, bare=ENTRY.search(text_of(response)) is None)
