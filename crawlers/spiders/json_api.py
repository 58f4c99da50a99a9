"""An API that answers in JSON, page after page → its offers."""

import json
from collections.abc import Iterator
from typing import Any

from scrapy import Request
from scrapy.http import Response

from crawlers.items import RawPosting
from crawlers.walks.spider import SourceSpider
from vocabulary.faults_and_mends import Fault


class JsonApiSpider(SourceSpider):
    """Reads ``items`` of each answer, and follows ``next``."""

    name = "json_api"

    def parse_listing(self, response: Response) -> Iterator[Request | RawPosting | Fault]:
        """The offers of an answer, and the answer after it."""
        try:
            answer = json.loads(response.body)
        except (ValueError, RecursionError):
            yield Fault.UNREADABLE
            return
        where = self.source.options.get("items", "")
        items = at(answer, where)
        if not isinstance(items, list):
            yield Fault.CONTAINER_MISSING
            return
        postings = self.read(response)
        self.report.listings += 1
        yield from self.for_export(postings)
        if not items and self.report.listings == 1:
            self.report.plainly_empty = True
        elif items and not postings and not self.reader.told.repeated:
            yield Fault.NOTHING_FOUND
        if self.report.listings > 1 and not postings:
            return  # the last answer, once more
        following = at(answer, self.source.options["next"]) if "next" in self.source.options else None
        if isinstance(following, str):
            yield from self.ask_next(response.url, following)


def at(value: Any, path: str) -> Any:
    """What is at a dotted path; ``None`` when there is nothing.

    >>> at({"data": {"jobs": [1, 2]}}, "data.jobs"), at({"data": 3}, "data.jobs")
    ([1, 2], None)
    """
    for name in filter(None, path.split(".")):
        value = value.get(name) if isinstance(value, dict) else None
    return value
