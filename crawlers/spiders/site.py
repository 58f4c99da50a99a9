"""A site of any make → its offers, read by what is like an offer on it: lists, own pages, data and files together."""

import json
from collections.abc import AsyncIterator, Iterator
from typing import Any, ClassVar

from scrapy import Request
from scrapy.http import Response
from twisted.python.failure import Failure

from crawlers.account.account import Account, account_of
from crawlers.gather.ask import Ask, Role
from crawlers.gather.walk import Walk
from crawlers.items import RawPosting
from crawlers.join.reading import SiteReading
from crawlers.walks import scrapy_errors
from crawlers.walks.asked_request import request_of
from crawlers.walks.no_offer import says_no_offer
from crawlers.walks.spider import SourceSpider, page_of, place_of
from vocabulary.crawl_notes import ACCOUNT
from vocabulary.faults_and_mends import Fault

LISTS = {Role.LIST, Role.START}
"""Roles of pages without which nobody knows whether all offers were seen."""


class SiteSpider(SourceSpider):
    """Walks a site from the lists of its recipe, and explores it anew when they give nothing."""

    name = "site"
    every_page_is_an_offer: ClassVar[bool] = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        options = self.source.options
        start = self.source.url.whole
        self.walk = Walk(
            start,
            (start, *options.get("lists", "").split()),
            written=options.get("pages", ""),
            hosts=set(options.get("hosts", "").split()),
            explores=options.get("explore") == "yes",
        )
        self.reading = SiteReading()

    async def start(self) -> AsyncIterator[Any]:
        """Ask for the first page."""
        for request in self.step():
            yield request

    def step(self) -> Iterator[Request | RawPosting]:
        """Ask for the next page of the walk; at its end, read all of them together."""
        ask = self.walk.next()
        if ask is None:
            yield from self.conclude()
            return
        self.asked.add(ask.url)
        try:
            yield request_of(ask).replace(callback=self.take, errback=self.miss, cb_kwargs={"ask": ask})
        except ValueError:  # one link that is no address must not cost the others
            yield from self.step()

    def take(self, response: Response, ask: Ask) -> Iterator[Request | RawPosting]:
        """Keep a page, and go on."""
        if ask.role is Role.ROBOTS:
            self.walk.take(ask, page_of(response, self))
        else:
            self.lists |= {place_of(ask.url)} if ask.role in LISTS else set()
            page = self.keep(response, listing=False)
            self.reader.read(page)
            self.walk.take(ask, page)
        yield from self.step()

    def miss(self, failure: Failure) -> Iterator[Request | RawPosting]:
        """Note a page that did not come, where that means something, and go on."""
        ask: Ask = failure.request.cb_kwargs["ask"]  # type: ignore[attr-defined]
        error = failure.value or RuntimeError("no reason given")
        fault = scrapy_errors.of_error(error, ask.url)
        if ask.role is Role.OWN and fault is Fault.GONE:
            self.report.note_gone(ask.url)
        elif ask.role in LISTS and not (fault is Fault.GONE and self.walk.told and ask.priority < 800):
            self.report.note_trouble(fault, ask.url, scrapy_errors.in_words(error, ask.url), listing=True)
        elif ask.role is Role.OWN:
            self.report.note_trouble(fault, ask.url, scrapy_errors.in_words(error, ask.url), listing=False)
        if fault is Fault.THROTTLED and self.crawler.engine:
            self.crawler.engine.close_spider(self, "throttled")
            return
        self.walk.take(ask, None)
        yield from self.step()

    def conclude(self) -> Iterator[RawPosting]:
        """Read all pages together, and say what the account is."""
        self.reading = self.reader.finish()
        postings = self.reading.postings
        self.report.found = len(postings)
        self.report.listings = sum(1 for page in self.reading.told if place_of(page.url) in self.lists)
        self.told |= {place_of(posting.url) for posting in postings}
        if self.run_file:
            for posting in postings:
                self.run_file.write_posting(posting)
        account = account_of(self.reading)
        self.report.notes[ACCOUNT] = json.dumps(account.to_json(), ensure_ascii=False)
        self.judge(account)
        yield from self.for_export(postings)

    def judge(self, account: Account) -> None:
        """Say what keeps the visit from being whole: offers that were not read, or none where none was expected."""
        if not self.reading.postings:
            careers = [page for page in self.reading.told if page.careers or place_of(page.url) in self.lists]
            self.report.says_empty = any(
                says_no_offer(page.page.body.decode("utf-8", "replace")) for page in careers[:10]
            ) or (bool(self.reading.set_aside) and not account.missing)
        if account.missing:
            self.report.note_trouble(Fault.PARTIAL, self.source.url, account.in_french, listing=True)
