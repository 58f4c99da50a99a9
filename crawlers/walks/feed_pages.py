"""Feeds of offers in XML, on one page or several → the offers."""

import re
from collections.abc import Iterator

from scrapy import Request
from scrapy.http import Response

from crawlers.items import RawPosting
from crawlers.platforms.record.walk import FeedPages
from crawlers.walks.page_text import text_of
from crawlers.walks.platform_spider import PlatformSpider
from crawlers.walks.truncated import xml_cut
from vocabulary.faults_and_mends import Fault


class FeedPagesSpider(PlatformSpider):
    """Reads each page of a platform's feed, and counts whether every entry was understood."""

    walk: FeedPages

    def parse_listing(self, response: Response) -> Iterator[Request | RawPosting | Fault]:
        """The offers of a page of the feed, and the page after it."""
        text = text_of(response)
        if not re.search(rf"<{self.walk.root}\b", text[:2000]):
            yield Fault.UNREADABLE
            return
        if xml_cut(text):
            yield Fault.CUT
        rows = len(re.findall(rf"<{self.walk.entry}(?=[\s/>])", text))
        postings = self.read(response)
        self.report.listings += 1
        yield from postings
        fresh = self.fresh(posting.key for posting in postings)
        self.report.plainly_empty |= not rows and self.pages_read == 1
        if fresh or self.pages_read == 1:
            self.note_misread(response.url, rows, len(postings))
        yield from self.turn_page(response.url, rows, len(fresh))
