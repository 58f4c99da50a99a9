"""One site, one process → a finding. ``python -m crawlers.probe``, with an order in JSON on standard input."""

import json
import sys
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import datetime
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from scrapy import Spider
from scrapy.crawler import AsyncCrawlerProcess
from zstandard import ZstdDecompressor

from crawlers.crawl import crawl, make_light, settings
from crawlers.gather.ask import Ask
from crawlers.items import Page, RawPosting
from crawlers.manners.known_pages import MOST_PAGE_BYTES
from crawlers.probe.explore import probe
from crawlers.probe.finding import Finding, Way, kept
from crawlers.process.order import Order
from crawlers.process.report import Report
from crawlers.process.run_file import read_lines
from crawlers.registry.registry import Source
from crawlers.walks import scrapy_errors
from crawlers.walks.asked_request import request_of
from crawlers.walks.spider import header
from vocabulary.web_address import WebAddress

DRY_PAGES = 8
LONGEST = 180
"""Seconds that a site is looked at."""


class ProbeSpider(Spider):
    """Fetches what the exploration asks for, one page at a time, under the guards of every crawl."""

    name = "probe"

    def __init__(self, order: Order, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.order = order
        self.report = Report(order.source, order.started_at)
        self.finding = Finding(url=order.source.url.whole)
        self.refused: list[str] = []

    async def start(self) -> AsyncIterator[Any]:
        """Explore; nothing is left to Scrapy's own queue."""
        self.finding = await probe(self.order.source.url.whole, self.fetch)
        if self.refused is None:  # never: an asynchronous generator has to hold a yield
            yield

    async def fetch(self, ask: Ask) -> Page | None:
        """One page; nothing, and a word on why, when it does not answer 200."""
        engine = self.crawler.engine
        if engine is None:
            return None
        url, request = ask.url, request_of(ask)
        try:
            response = await engine.download_async(request)
        except scrapy_errors.NO_ANSWER as error:
            self.refused.append(f"{url} : {scrapy_errors.in_words(error)}")
            return None
        if response.status != 200:
            self.refused.append(f"{url} : HTTP {response.status}")
            return None
        return Page(
            source="probe",
            url=response.url,
            status=response.status,
            content_type=header(response, "Content-Type") or "",
            body=response.body,
            seen_at=self.order.started_at,
        )


def look(order: Order) -> Finding:
    """Explore a site in this process."""
    extra = {"RETRY_ENABLED": False, "CLOSESPIDER_TIMEOUT": LONGEST, "LOG_ENABLED": False}
    process = AsyncCrawlerProcess(settings(order, extra))
    crawler = process.create_crawler(ProbeSpider)
    process.crawl(crawler, order=order)
    process.start()
    spider = crawler.spider
    if not isinstance(spider, ProbeSpider):
        return Finding(url=order.source.url.whole, troubles=["notre lecture a échoué"])
    finding, notes = spider.finding, spider.report.notes
    if not finding.way:
        finding.troubles += [
            one for one in spider.refused if one.startswith(f"{order.source.url.whole} :") or "HTTP 404" not in one
        ][:4]
    if notes.get("tdm-reservation", "").strip() == "1":
        finding.tdm = "reserved"
    if finding.robots == "absent":
        finding.robots = "unknown" if order.saved_pages else "absent" if notes.get("robots") == "absent" else "failed"
    finding.requests = crawler.stats.get_value("downloader/request_count", 0) if crawler.stats else 0
    return finding


def dry_crawl(order: Order) -> Finding:
    """The real spider on a few pages: what the line would give."""
    with TemporaryDirectory(prefix="glassvallee-probe-") as folder:
        out = Path(folder) / "dry.run"
        done = crawl(replace(order, run_file=out), {"CLOSESPIDER_PAGECOUNT": DRY_PAGES, "LOG_ENABLED": False})
        lines = list(islice(read_lines(out, "posting"), DRY_PAGES))
        page = next(
            (one for one in read_lines(out, "page") if lines and one["body"] and one["sha256"] == lines[0]["page"]),
            None,
        )
    postings = [RawPosting(source="probe", seen_at=order.started_at, **line) for line in lines]
    source = order.source
    way = Way(
        spider=source.spider, url=source.url.whole, options=source.options, count=done.found, more=not done.complete,
        postings=tuple(postings), page=postings[0].url if postings else "",
    )  # fmt: skip
    found = Finding(url=source.url.whole, way=way, requests=done.requests)
    if page:
        body = ZstdDecompressor().decompress(page["body"], max_output_size=MOST_PAGE_BYTES)
        found.kept = kept(page["url"], page["content_type"], body)
    return found


def main() -> int:
    """Obey one order: explore a site, or, when it names a spider, try that one."""
    asked = json.loads(sys.stdin.read())
    make_light()
    source = asked.get("source") or {"spider": "probe", "url": asked["url"]}
    order = Order(
        source=Source(id="probe", member="", **source | {"url": WebAddress(source["url"])}),
        started_at=datetime.fromisoformat(asked["seen_at"]),
        run_file=Path(),
        saved_pages=Path(asked["pages"]) if asked.get("pages") else None,
    )
    finding = dry_crawl(order) if asked.get("source") else look(order)
    json.dump(finding.to_json(), sys.stdout)  # in ASCII: half a character of a page passes any pipe
    return 0


if __name__ == "__main__":
    sys.exit(main())
