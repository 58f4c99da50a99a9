"""robots.txt beyond « may we »: its pace, and what its absence or failure means."""

from typing import Any, Self

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.http import Response
from scrapy.robotstxt import RobotParser
from scrapy.utils.httpobj import urlparse_cached

MOST_DELAY_SECONDS = 30.0
"""Seconds: a site that wants more gets fewer pages, since a crawl has 20 minutes."""
NOBODY = b"User-agent: *\nDisallow: /\n"


class PoliteRobotsTxt(RobotsTxtMiddleware):
    """RFC 9309: without robots.txt (4xx) everything may be read; when it fails (5xx), nothing."""

    async def _parse_robots(self, response: Response, netloc: str, request: Request) -> None:
        spider = self.crawler.spider
        notes: dict[str, str] = spider.report.notes if spider is not None and hasattr(spider, "report") else {}
        if response.status >= 500:
            notes["robots"] = f"HTTP {response.status}"
            response = response.replace(status=200, body=NOBODY)
        elif response.status >= 400:
            notes["robots"] = "absent"
            response = response.replace(status=200, body=b"")
        else:
            notes["robots"] = "present"
        await super()._parse_robots(response, netloc, request)


class Pace:
    """Honours Crawl-delay, which Scrapy ignores."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.delays: dict[str, float] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        made = cls(crawler)
        crawler.signals.connect(made.robots_parsed, signal=signals.robots_parsed)
        return made

    def robots_parsed(self, robotparser: RobotParser, request: Request) -> None:
        """Remember the pace that the site asks for."""
        delay = robotparser.crawl_delay(self.crawler.settings["ROBOTSTXT_USER_AGENT"])
        if delay:
            self.delays[urlparse_cached(request).hostname or ""] = min(float(delay), MOST_DELAY_SECONDS)
            self.note("crawl_delay", f"{float(delay):g}")
            # Only now: a signal for every request is a cost that few sites are worth.
            self.crawler.signals.connect(self.request_reached_downloader, signal=signals.request_reached_downloader)

    def request_reached_downloader(self, request: Request, **_: Any) -> None:
        """Keep that pace from the first request after robots.txt."""
        delay = self.delays.get(urlparse_cached(request).hostname or "")
        slot = self.slot(request) if delay else None
        if slot is not None and slot.delay < delay:
            slot.delay, slot.jitter = delay, 0.0

    def slot(self, request: Request) -> Any:
        """Scrapy's queue for the host of a request."""
        engine = self.crawler.engine
        key = request.meta.get("download_slot")
        return engine.downloader.slots.get(key) if engine and key else None

    def note(self, name: str, value: str) -> None:
        """Note in the report what robots.txt asked for."""
        spider = self.crawler.spider
        if spider is not None and hasattr(spider, "report"):
            spider.report.notes[name] = value
