"""A crawl without its network: the real spider asks, a function answers, and the run file is written as it would be.

What Scrapy's engine does between the two (pace, robots.txt, retries, guards) is tried where whole crawls are; here it would cost a
process and a second for each of many.
"""

from collections import deque
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from scrapy import Request
from scrapy.http import HtmlResponse, Response, TextResponse
from scrapy.spidermiddlewares.httperror import HttpError
from scrapy.utils.test import get_crawler
from twisted.python.failure import Failure

from crawlers.crawl import spider_class
from crawlers.items import Crawl
from crawlers.process.order import Order
from crawlers.process.report import read_with
from crawlers.process.run_file import RunFileWriter
from crawlers.walks.spider import SourceSpider
from vocabulary.crawl_notes import READ_WITH

MOST_ASKED = 2_000


@dataclass(frozen=True, slots=True)
class Told:
    """What an address answers."""

    body: str
    kind: str = "text/html; charset=utf-8"
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


Answers = Callable[[Request], Told | None]
"""What answers a request; nothing is « not found »."""


def drive(order: Order, answers: Answers) -> Crawl:
    """Crawl in this process, and write the run file."""
    with RunFileWriter(order.run_file, order.source, order.started_at) as run_file:
        made = spider_class(order.source.spider).from_crawler(
            get_crawler(), source=order.source, seen_at=order.started_at, run_file=run_file
        )
        assert isinstance(made, SourceSpider)
        answer_all(begun(made), answers)
        made.report.notes[READ_WITH] = read_with(order.source)
        done = made.report.crawl(finished_at=order.started_at)
        run_file.finish(done)
    return done


def begun(spider: SourceSpider) -> list[Any]:
    """What a spider asks for first: it begins without waiting for anything."""

    async def first() -> list[Any]:
        return [asked async for asked in spider.start()]

    try:
        first().send(None)
    except StopIteration as done:
        return list(done.value)
    raise AssertionError("it waits before it begins")


def answer_all(first: Iterable[Any], answers: Answers) -> None:
    """Answer requests, and those that follow from them, in their order."""
    waiting = deque(first)
    for _ in range(MOST_ASKED):
        if not waiting:
            return
        asked = waiting.popleft()
        if isinstance(asked, Request):
            waiting.extend(answered(asked, answers(asked)))
    raise AssertionError("it asks for ever")


def answered(request: Request, told: Told | None) -> list[Any]:
    """What a spider makes of an answer."""
    response = response_to(request, told or Told("", "text/plain", 404))
    if response.status < 300 and request.callback:
        return list(request.callback(response, **request.cb_kwargs) or ())
    failure = Failure(HttpError(response, "no"))  # type: ignore[no-untyped-call]
    failure.request = request  # type: ignore[attr-defined]
    return list((request.errback(failure) if request.errback else None) or ())


def response_to(request: Request, told: Told) -> Response:
    """An answer as Scrapy gives it."""
    kind = HtmlResponse if "html" in told.kind else TextResponse
    headers = {"Content-Type": told.kind, **told.headers}
    body = told.body.encode()
    return kind(request.url, status=told.status, body=body, headers=headers, request=request, encoding="utf-8")
