"""Known pages → conditional requests: an unchanged page costs a 304 instead of its bytes, and becomes the page again."""

from pathlib import Path
from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.http import Headers, Response
from scrapy.responsetypes import responsetypes

from crawlers.manners.known_pages import read_known


class ConditionalRequests:
    """Asks for known pages only if they changed."""

    def __init__(self, crawler: Crawler) -> None:
        path = crawler.settings["KNOWN_PAGES"]
        if not path:
            raise NotConfigured
        self.known = read_known(Path(path))
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Say which version we have."""
        page = self.known.get(request.url) if request.method == "GET" else None
        if page is None:
            return  # also for what is asked by POST: many answers bear one address
        if page.etag:
            request.headers["If-None-Match"] = page.etag
        if page.last_modified:
            request.headers["If-Modified-Since"] = page.last_modified

    def process_response(self, request: Request, response: Response) -> Response:
        """The page that we have, when it is still the one."""
        page = self.known.get(request.url) if request.method == "GET" else None
        if response.status != 304 or page is None:
            return response
        if self.crawler.stats:
            self.crawler.stats.inc_value("conditional/not_modified")
        body = page.plain_body
        headers = Headers({"Content-Type": page.content_type})
        headers |= {
            name: value for name, value in (("ETag", page.etag), ("Last-Modified", page.last_modified)) if value
        }
        kind = responsetypes.from_args(headers=headers, url=request.url, body=body)
        return kind(request.url, status=200, headers=headers, body=body)
