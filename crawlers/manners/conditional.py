"""Known pages → conditional requests: an unchanged page costs a 304 instead of its bytes, and becomes the page again."""

from pathlib import Path
from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.http import Headers, Response
from scrapy.responsetypes import responsetypes

from crawlers.manners.known_pages import KnownPage, read_known

COMPARED = "compared_with"
"""In ``request.meta``: the answer that was sent in full, while the same page is asked for once more by its validators."""
NOT_MODIFIED = "not_modified"
"""The flag of a page that was not sent again."""


class ConditionalRequests:
    """Asks for known pages only if they changed."""

    def __init__(self, crawler: Crawler) -> None:
        path = crawler.settings["KNOWN_PAGES"]
        if not path:
            raise NotConfigured
        self.known = read_known(Path(path))
        self.distrusted = False
        """Whether the site said of a page that it had not changed, which had."""
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Say which version we have."""
        page = self.page_of(request)
        if page is None or self.distrusted or (page.in_full and COMPARED not in request.meta):
            return
        if page.etag:
            request.headers["If-None-Match"] = page.etag
        if page.last_modified:
            request.headers["If-Modified-Since"] = page.last_modified

    def process_response(self, request: Request, response: Response) -> Response:
        """The page that we have, when it is still the one; with its validators, so that the next visit may name them too."""
        page = self.page_of(request)
        if response.status != 304 or page is None:
            return response
        if self.crawler.stats:
            self.crawler.stats.inc_value("conditional/not_modified")
        body = page.plain_body
        validators = {"ETag": page.etag, "Last-Modified": page.last_modified}
        newest = {name: response.headers.get(name) or value for name, value in validators.items()}
        named = {"Content-Type": page.content_type, **{name: value for name, value in newest.items() if value}}
        headers = Headers(
            named
        )  # made at once: Scrapy looks for names as this writes them, « |= » writes them otherwise
        kind = responsetypes.from_args(headers=headers, url=request.url, body=body)
        return kind(request.url, status=200, headers=headers, body=body, flags=[NOT_MODIFIED])

    def page_of(self, request: Request) -> KnownPage | None:
        """The page that we have; not of what is asked by POST: many answers bear one address."""
        return self.known.get(request.url) if request.method == "GET" else None


class FalseNotModified:
    """Compares pages that are asked for in full with those that we have: a 304 that is not true would freeze a site for ever.

    One that changed is asked for once more, by the validators of ours: who then says that nothing changed is not believed in this
    visit any more, and its pages are kept without validators, so that the next visit asks for all of them in full.
    (It stands where bodies are decompressed already.)
    """

    def __init__(self, crawler: Crawler) -> None:
        if not crawler.settings["KNOWN_PAGES"]:
            raise NotConfigured
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    def process_response(self, request: Request, response: Response) -> Response | Request:
        """The page, or the request that puts its site to the test."""
        asking = self.crawler.get_downloader_middleware(ConditionalRequests)
        if asking is None:
            return response
        sent: Response | None = request.meta.get(COMPARED)
        page = asking.page_of(request)
        if sent is None and page and page.in_full and not asking.distrusted and changed(page, response):
            return request.replace(meta={**request.meta, COMPARED: response}, dont_filter=True)
        if sent and NOT_MODIFIED in response.flags:
            asking.distrusted = True
            if self.crawler.stats:
                self.crawler.stats.inc_value("conditional/false")
        page_sent = sent if sent and (asking.distrusted or response.status != 200) else response
        if asking.distrusted:
            page_sent.headers.pop("ETag", None)
            page_sent.headers.pop("Last-Modified", None)
        return page_sent


def changed(page: KnownPage, response: Response) -> bool:
    """Whether an answer is another page than the one that we have."""
    return response.status == 200 and response.body != page.plain_body
