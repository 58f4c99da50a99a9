"""A sitemap, or an index of sitemaps, gzipped or not → the page of each offer."""

import re
from collections.abc import Iterator
from typing import Any

from lxml.etree import LxmlError
from scrapy import Request
from scrapy.http import Response
from scrapy.settings.default_settings import DOWNLOAD_MAXSIZE
from scrapy.utils.gz import gunzip, gzip_magic_number
from scrapy.utils.sitemap import Sitemap

from crawlers.items import RawPosting
from crawlers.walks.spider import SourceSpider
from crawlers.walks.truncated import xml_cut
from vocabulary.faults_and_mends import Fault


class SitemapSpider(SourceSpider):
    """Reads every sitemap, and the pages whose address ``pages`` is found in."""

    name = "sitemap"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pages = re.compile(self.source.options.get("pages", ""))
        # Without a pattern, a page without an offer is a normal page of the site.
        self.every_page_is_an_offer = "pages" in self.source.options  # type: ignore[misc]

    def parse_listing(self, response: Response) -> Iterator[Request | RawPosting | Fault]:
        """The sitemaps or pages that a sitemap names."""
        try:
            limit = self.settings.getint("DOWNLOAD_MAXSIZE", DOWNLOAD_MAXSIZE)
            body = gunzip(response.body, max_size=limit) if gzip_magic_number(response) else response.body
            sitemap = Sitemap(body)
            addresses = [entry["loc"] for entry in sitemap if entry.get("loc")]
        except (LxmlError, StopIteration, OSError, EOFError, ValueError):
            yield Fault.UNREADABLE
            return
        if sitemap.type not in {"urlset", "sitemapindex"}:
            yield Fault.UNREADABLE
            return
        if xml_cut(body.decode("utf-8", "replace")):
            yield Fault.CUT
        self.keep_list(response)
        if sitemap.type == "sitemapindex":
            for address in addresses:
                yield from self.ask_next(response.url, address)
        else:
            yield from self.ask_offers(response.url, [url for url in addresses if self.pages.search(url)])
