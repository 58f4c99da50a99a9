"""Known pages → conditional requests: an unchanged page costs a 304 instead of its bytes, and becomes the page again."""

from pathlib import Path
from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.http import Headers, Response
from scrapy.responsetypes import responsetypes

from crawlers.manners.known_pages import body_of, read_known


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
        row = self.known.get(request.url) if request.method == "GET" else None
        if row is None:
            return  # also for what is asked by POST: many answers bear one address
        if row["etag"]:
            request.headers["If-None-Match"] = row["etag"]
        if row["last_modified"]:
            request.headers["If-Modified-Since"] = row["last_modified"]

    def process_response(self, request: Request, response: Response) -> Response:
        """The page that we have, when it is still the one."""
        row = self.known.get(request.url) if request.method == "GET" else None
        if response.status != 304 or row is None:
            return response
        if self.crawler.stats:
            self.crawler.stats.inc_value("conditional/not_modified")
        body = body_of(row)
        headers = Headers({"Content-Type": row["content_type"]})
        headers |= {name: row[key] for name, key in (("ETag", "etag"), ("Last-Modified", "last_modified")) if row[key]}
        kind = responsetypes.from_args(headers=headers, url=request.url, body=body)
        return kind(request.url, status=200, headers=headers, body=body)
