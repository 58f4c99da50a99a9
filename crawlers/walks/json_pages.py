"""Lists of offers in JSON, page after page → the offers, or the address of each when the list says too little."""

import json
from collections.abc import Iterator
from typing import Any

from scrapy import Request
from scrapy.http import Response

from crawlers.extract.formats.json_api import at
from crawlers.items import RawPosting
from crawlers.platforms.record.shape import Shape
from crawlers.platforms.record.walk import JsonPages
from crawlers.walks.platform_spider import PlatformSpider, answer_of, filled
from crawlers.walks.spider import header
from vocabulary.faults_and_mends import Fault

PLAIN = Shape()


class JsonPagesSpider(PlatformSpider):
    """Reads the offers of each answer; with ``detail``, asks for each by itself."""

    walk: JsonPages

    @property
    def shape(self) -> Shape:
        """What its offers look like."""
        return self.platform.shape if isinstance(self.platform.shape, Shape) else PLAIN

    def parse_listing(self, response: Response) -> Iterator[Request | RawPosting | Fault]:
        """The offers of an answer, and the answer after it."""
        answer = answer_of(response)
        if answer is None:
            yield Fault.UNREADABLE
            return
        where = self.walk.items or self.shape.items
        items = at(answer, where) if where else answer
        if not isinstance(items, list):
            yield Fault.CONTAINER_MISSING
            return
        items = [item for item in items if isinstance(item, dict)]
        names = {name_of(item, self.walk.id): item for item in items}
        fresh = [names[name] for name in self.fresh(names)]
        yield from self.details(response, fresh) if self.walk.detail else self.whole(response, fresh)
        self.report.plainly_empty |= not items and self.pages_read == 1
        yield from self.after(response, answer, len(items), len(fresh))

    def details(self, response: Response, fresh: list[dict[str, Any]]) -> Iterator[Request]:
        """The page of each offer."""
        self.keep_list(response)
        links = [link for item in fresh if (link := filled(self.walk.detail, {**self.values, "item": item}))]
        self.note_misread(response.url, len(fresh), len(links))
        yield from self.ask_offers(response.url, links)

    def whole(self, response: Response, fresh: list[dict[str, Any]]) -> Iterator[RawPosting]:
        """The offers that the answer tells all about."""
        postings = self.read(response)
        self.report.listings += 1
        hidden = self.shape.shown
        public = [item for item in fresh if not (hidden and at(item, hidden) is False)]
        self.report.plainly_empty |= not public and self.pages_read == 1
        self.note_misread(response.url, len(public), len(postings))
        yield from postings

    def after(self, response: Response, answer: Any, rows: int, fresh: int) -> Iterator[Request]:
        """The answer after this one, by its address or by counting."""
        following = at(answer, self.walk.next) if self.walk.next else None
        if isinstance(following, str) and following:
            yield from self.ask_next(response.url, following)
        else:
            yield from self.turn_page(response.url, rows, fresh, self.total_of(response, answer))

    def total_of(self, response: Response, answer: Any) -> int | None:
        """How many offers the answer says that there are."""
        if self.walk.total_header:
            number = header(response, self.walk.total_header) or ""
            return int(number) if number.isdecimal() else None
        total = at(answer, self.walk.total) if self.walk.total else None
        return total if isinstance(total, int) else None


def name_of(item: dict[str, Any], id: str) -> str:
    """What names an offer: its identifier, or all of it."""
    name = at(item, id)
    return str(name) if name not in (None, "") else json.dumps(item, sort_keys=True)
