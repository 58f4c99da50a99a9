"""robots.txt beyond « may we »: its pace, and what its absence or failure means."""

from typing import Any, Self

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from scrapy.robotstxt import RobotParser
from scrapy.utils.httpobj import urlparse_cached

MOST_DELAY_SECONDS = 30.0
"""Seconds: a site that wants more gets fewer pages, since a crawl has 20 minutes."""


class RobotsUnreachableError(IgnoreRequest):
    """A request that was not made, because nobody knows whether robots.txt allows it: it did not come. Its cause says why."""


class PoliteRobotsTxt(RobotsTxtMiddleware):
    """RFC 9309: without robots.txt (4xx) everything may be read; when it cannot be fetched, whatever the reason, nothing.

    Scrapy takes a robots.txt that did not come for one that allows everything. That is an outage of the site and no refusal:
    ``crawlers.walks.scrapy_errors`` tells one from the other by the exception.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self.unreachable: dict[str, Exception] = {}
        """Host → why its robots.txt did not come."""

    def process_request_2(self, rp: RobotParser | None, request: Request) -> None:
        """Raise when robots.txt forbids the page, or did not come."""
        if error := self.unreachable.get(urlparse_cached(request).netloc):
            raise RobotsUnreachableError(str(error)) from error
        super().process_request_2(rp, request)

    async def _parse_robots(self, response: Response, netloc: str, request: Request) -> None:
        if response.status >= 500 or 300 <= response.status < 400:  # a redirection that nobody could follow
            raise RobotsUnreachableError(f"HTTP {response.status}")
        self.note("absent" if response.status >= 400 else "present")
        if response.status >= 400:
            response = response.replace(status=200, body=b"")
        await super()._parse_robots(response, netloc, request)

    def _robots_error(self, exc: Exception, netloc: str) -> None:
        self.unreachable[netloc] = exc
        self.note(str(exc) if isinstance(exc, RobotsUnreachableError) else type(exc).__name__)
        super()._robots_error(exc, netloc)

    def note(self, answer: str) -> None:
        """Note in the report what became of robots.txt."""
        spider = self.crawler.spider
        if spider is not None and hasattr(spider, "report"):
            spider.report.notes["robots"] = answer


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
