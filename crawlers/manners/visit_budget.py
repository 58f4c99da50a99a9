"""A visit → its end once it has brought more bytes than its source is given: pages bounded in size and number could come to 40 GB."""

from typing import Any, Self

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.http import Response

from crawlers.manners.conditional import NOT_MODIFIED

TOO_MANY_BYTES = "visit_bytes"
"""Why Scrapy is told to end; its fault and words: ``crawlers/walks/scrapy_errors.py``. The visit is incomplete, and closes nothing."""


class VisitBudget:
    """Counts what comes, as it came and unpacked, whichever is more; a page that did not change comes from here and is free."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.most = crawler.settings.getint("MOST_VISIT_BYTES")
        self.unpacked = 0

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        made = cls(crawler)
        crawler.signals.connect(made.response_received, signal=signals.response_received)
        return made

    def response_received(self, response: Response, **_: Any) -> None:
        """Count a response, and end the visit when it is one too many."""
        if NOT_MODIFIED not in response.flags:
            self.unpacked += len(response.body)
        packed = self.crawler.stats.get_value("downloader/response_bytes", 0) if self.crawler.stats else 0
        if max(self.unpacked, packed) > self.most and self.crawler.engine and self.crawler.spider:
            self.crawler.engine.close_spider(self.crawler.spider, TOO_MANY_BYTES)
