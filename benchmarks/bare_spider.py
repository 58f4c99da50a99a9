"""The baseline: a Scrapy spider with Scrapy's own settings that asks for every page and reads nothing."""

import json
import sys
import time
from collections.abc import AsyncIterator
from typing import Any

from scrapy import Request, Spider
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.http import Response

CONCURRENT = 8


class BareSpider(Spider):
    """Asks, and does nothing with the answers."""

    name = "bare"

    def __init__(self, base: str, size: int) -> None:
        super().__init__()
        self.base, self.size, self.seen = base, size, 0

    async def start(self) -> AsyncIterator[Any]:
        """Ask for every page."""
        for number in range(self.size):
            yield Request(f"{self.base}/offre/{number}")

    def parse(self, response: Response) -> None:
        """Count an answer; nothing else is done with it."""
        self.seen += response.status == 200


def main(base: str, size: int) -> None:
    """Crawl, and say the CPU time of the process in seconds and the pages seen, as JSON."""
    process = AsyncCrawlerProcess({"LOG_LEVEL": "WARNING", "CONCURRENT_REQUESTS_PER_DOMAIN": CONCURRENT})
    crawler = process.create_crawler(BareSpider)
    process.crawl(crawler, base=base, size=size)
    process.start()
    assert isinstance(crawler.spider, BareSpider)
    print(json.dumps({"cpu": time.process_time(), "pages": crawler.spider.seen}))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
