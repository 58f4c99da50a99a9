"""Offers that no list shows any more → the page of each, before anybody calls it closed.

A list may be a window (a feed of the ten newest), half of itself, or empty because something broke, and look whole. What tells
whether an offer is over is its own page (``own_page.py``), so that is asked, at the pace of any other page: the offers that
nobody asked for come first, then those asked longest ago, so many a visit; the others wait, and stay open meanwhile.

Only a list that is where it was is looked at so: one that was drawn anew, with other addresses, would have every offer gone.
One that shows nothing and does not say why is believed where all its offers are gone, and doubted where one is there.
"""

from collections import defaultdict
from typing import Self

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import DontCloseSpider, NotConfigured
from scrapy.http import Response
from twisted.python.failure import Failure

from crawlers.process.order import LiveOffer
from crawlers.process.report import Report
from crawlers.walks import scrapy_errors
from crawlers.walks.own_page import said_of
from crawlers.walks.page_text import text_of
from crawlers.walks.spider import SourceSpider, page_of, place_of
from crawlers.walks.truncated import cut
from vocabulary.faults_and_mends import Fault
from vocabulary.own_pages import OwnPage

FEW_ASKED = 20
"""Pages that are asked for in one visit, or a third of all that are absent, so that each has its turn within three visits, …"""
MOST_ASKED = 60
"""… but no more than that; so many, too, when the list shows nothing at all, which only all of them together may explain."""
PROVED = {OwnPage.GONE, OwnPage.OVER}
"""What says by itself that an offer is over."""
MOST_BROKEN = 3
"""So many pages in a row that cannot be read: the site is ill, and is left alone."""


class SecondLook:
    """Asks for the offers of ``LIVE_OFFERS`` that the list did not show, once it has come to its end."""

    def __init__(self, crawler: Crawler) -> None:
        self.offers: list[LiveOffer] = crawler.settings.getlist("LIVE_OFFERS")
        if not self.offers:
            raise NotConfigured
        self.crawler = crawler
        self.begun = False
        self.of_page: dict[str, list[LiveOffer]] = {}
        """Page → the offers that are looked for there."""
        self.to_ask: list[str] = []
        """Addresses of pages, in the order in which they are asked for."""
        self.broken = 0
        """How many pages in a row could not be read."""

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        made = cls(crawler)
        crawler.signals.connect(made.idle, signals.spider_idle)
        return made

    def idle(self, spider: SourceSpider) -> None:
        """Nothing is left to ask for: look for what the list did not show, or say what was seen."""
        if self.begun:
            weigh_ways_away(spider)
            self.judge(spider.report)
            return
        self.begun = True
        report = spider.report
        if not spider.asks_own_pages or not report.listings:
            return
        self.note_absent(spider)
        if not in_its_place(report):
            weigh_ways_away(spider)
            return
        self.to_ask = [offers[0].url for offers in self.of_page.values()][: budget(len(self.of_page), report.found)]
        if self.ask(spider):
            raise DontCloseSpider
        weigh_ways_away(spider)

    def note_absent(self, spider: SourceSpider) -> None:
        """Note each offer that the list did not show, as one that waits, and where its own page is."""
        asked = {place_of(url) for url in spider.asked} - spider.lists
        of_page: dict[str, list[LiveOffer]] = defaultdict(list)
        for offer in self.offers:
            place = place_of(offer.url)
            if offer.key in spider.reader.keys or place in spider.lists or not spider.may_ask(offer.url):
                continue
            if offer.url in spider.report.own_pages:
                continue  # the spider knows why it could not be read
            if place in spider.told:
                spider.report.own_pages[offer.url] = OwnPage.ELSEWHERE
            elif place in spider.said_instead:
                spider.report.own_pages[offer.url] = spider.said_instead[place]
            elif offer.url in spider.report.gone:
                spider.report.own_pages[offer.url] = OwnPage.GONE
            elif place in asked:
                spider.report.own_pages[offer.url] = OwnPage.BROKEN
            else:
                spider.report.own_pages[offer.url] = OwnPage.WAITING
                of_page[place].append(offer)
        self.of_page = dict(of_page)

    def ask(self, spider: SourceSpider) -> bool:
        """Ask for the next page, if there is one: one after the other, so that it can be stopped."""
        if not self.to_ask or self.broken >= MOST_BROKEN or not self.crawler.engine:
            return False
        url = self.to_ask.pop(0)
        # an answer names only the last address of those that it was led through
        named = {"spider": spider, "place": place_of(url)}
        self.crawler.engine.crawl(
            Request(url, self.take_page, errback=self.note_failure, cb_kwargs=named, dont_filter=True)
        )
        return True

    def take_page(self, response: Response, *, spider: SourceSpider, place: str) -> None:
        """A page that answers: with the offer, or that it is over, or with something else."""
        text, page = text_of(response), page_of(response, spider)
        led_away = place_of(response.url) != place and place_of(response.url) in spider.lists
        stops = cut(text, unframed="partial" in response.flags)
        for offer in self.of_page[place]:
            said = OwnPage.LEADS_AWAY if led_away else said_of(offer, page, text)
            self.say(spider, [offer], OwnPage.BROKEN if stops and said is not OwnPage.THERE else said)
            if said is OwnPage.THERE and not stops:
                # kept as a list is, from which nothing is read: the next visit need only ask whether it changed
                spider.keep(response, listing=True)
        self.ask(spider)

    def note_failure(self, failure: Failure) -> None:
        """A page that did not come: gone, or out of order, which proves nothing; a site that asks to slow down is left."""
        request: Request = failure.request  # type: ignore[attr-defined]
        spider: SourceSpider = request.cb_kwargs["spider"]
        offers = self.of_page[request.cb_kwargs["place"]]
        fault = scrapy_errors.of_error(failure.value, request.url) if failure.value else Fault.EXCEPTION
        if fault is Fault.THROTTLED:
            # noted, so that others come first the next time
            self.say(spider, offers, OwnPage.DENIED)
            self.to_ask = []
            if not spider.report.found:
                spider.report.note_trouble(fault, request.url, "", listing=True)
        elif fault.record.not_for_us:
            spider.report.own_pages |= {offer.url: OwnPage.NOT_FOR_US for offer in offers}
        else:
            self.say(spider, offers, OwnPage.GONE if fault is Fault.GONE else OwnPage.BROKEN)
        self.ask(spider)

    def say(self, spider: SourceSpider, offers: list[LiveOffer], said: OwnPage) -> None:
        """Note what a page says of offers."""
        self.broken = self.broken + 1 if said in {OwnPage.BROKEN, OwnPage.DENIED} else 0
        spider.report.own_pages |= {offer.url: said for offer in offers}

    def judge(self, report: Report) -> None:
        """Of a list that shows nothing: believe it when nothing is left, doubt it when something is; else leave it as it was."""
        said = report.own_pages
        there = [url for url, own in said.items() if own is OwnPage.THERE]
        if doubtful(report) and all(said.get(offer.url) in PROVED for offer in self.offers):
            for url in said:
                report.note_gone(url)
            report.note_all_gone()
        elif there and not report.found and (report.plainly_empty or report.says_empty):
            words = f"la liste est vide, mais {len(there)} de ses offres ont encore leur page"
            report.note_trouble(Fault.NOTHING_FOUND, there[0], words, listing=True)


def budget(absent: int, found: int) -> int:
    """How many pages a visit asks for, of so many absent offers, when its list showed so many others.

    >>> [budget(absent, found=5) for absent in (4, 50, 61, 400)], budget(50, found=0)
    ([20, 20, 21, 60], 60)
    """
    return min(MOST_ASKED, max(FEW_ASKED, -(-absent // 3))) if found else MOST_ASKED


def weigh_ways_away(spider: SourceSpider) -> None:
    """Believe that an address leads away from its offer only where the pages of others answer.

    A site that is ill leads all of them home. Of offers that the list still shows, more have to answer than lead away.
    """
    own = spider.report.own_pages
    away = [url for url, said in own.items() if said is OwnPage.LEADS_AWAY]
    listed = [url for url in away if place_of(url) in spider.said_instead]
    read = (spider.told & {place_of(url) for url in spider.asked}) - spider.lists
    answering = len(read) + sum(said is OwnPage.THERE for said in own.values())
    for url in away:
        if url in listed and answering <= len(listed):
            own[url] = OwnPage.BROKEN
        elif not answering:
            own[url] = OwnPage.SILENT


def in_its_place(report: Report) -> bool:
    """Whether a list was read that is where it was: it shows offers, or it is empty and says so, or its room for them is."""
    if report.found:
        return report.listings > 0
    explained = report.says_empty and not any(trouble.listing for trouble in report.troubles)
    return explained or doubtful(report)


def doubtful(report: Report) -> bool:
    """Whether a list was read that is where it was, and empty, and nothing else is wrong."""
    nothing = all(trouble.fault is Fault.NOTHING_FOUND and trouble.listing for trouble in report.troubles)
    explained = report.found or report.gone or report.over or report.says_empty
    return nothing and not explained and (report.bare or report.plainly_empty)
