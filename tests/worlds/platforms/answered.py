"""Spiders of platforms before their crawl, and what they make of one answer."""

import json
from typing import Any

from scrapy.http import TextResponse
from scrapy.utils.test import get_crawler

from crawlers.crawl import spider_class
from crawlers.extract import extract
from crawlers.items import RawPosting
from crawlers.registry.registry import Source
from crawlers.walks.platform_spider import PlatformSpider
from tests.worlds.crawled_sources import NOW, page
from vocabulary.faults_and_mends import Fault
from vocabulary.web_address import WebAddress


def spider(name: str, url: str, **options: str) -> PlatformSpider:
    """A spider before its crawl."""
    source = Source(id="x", member="", spider=name, url=WebAddress(url), options=options)
    made = spider_class(name).from_crawler(get_crawler(), source=source, seen_at=NOW)
    assert isinstance(made, PlatformSpider)
    return made


def postings(data: Any, url: str = "https://api.example/1") -> list[RawPosting]:
    """What a JSON payload offers."""
    body = data.encode() if isinstance(data, str) else json.dumps(data).encode()
    return extract(page(url=url, content_type="application/json", body=body))


def answered(made: PlatformSpider, url: str, body: str) -> list[Any]:
    """What a spider makes of one answer."""
    return list(made.take_listing(TextResponse(url, body=body.encode(), encoding="utf-8"), listing=True))


def faults(made: PlatformSpider) -> list[Fault]:
    """What went wrong so far."""
    return [trouble.fault for trouble in made.report.troubles]
