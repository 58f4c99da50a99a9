"""A list that suddenly shows no offer, and does not say why → the page of each offer that it had, once.

Many a site answers with an empty list when its last offer is filled, and as many when they are out of order. What tells one
from the other is the offers' own pages: where each of them answers 404 or 410, or says that it is over, there is none left;
where one still tells of its offer, the list is not believed, whatever it says; and where they say nothing, a person is to look.
Only a list that is where it was is looked at so: one that was drawn anew, with other addresses, would have every offer gone.
"""

from typing import Self
from urllib.parse import urldefrag

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import DontCloseSpider, NotConfigured
from scrapy.http import Response
from twisted.python.failure import Failure

from crawlers.addresses import host, same_place
from crawlers.extract import extract
from crawlers.items import Page
from crawlers.process.order import MOST_LOOKED_AT
from crawlers.process.report import Report
from crawlers.walks import scrapy_errors
from crawlers.walks.no_offer import says_over
from crawlers.walks.spider import SourceSpider, header, text_of
from vocabulary.faults_and_mends import Fault


class SecondLook:
    """Asks for the offers of ``LIVE_OFFERS`` when the list has come to its end without any."""

    def __init__(self, crawler: Crawler) -> None:
        self.offers: list[str] = crawler.settings.getlist("LIVE_OFFERS")
        if not 0 < len(self.offers) <= MOST_LOOKED_AT:
            raise NotConfigured
        self.crawler = crawler
        self.asked = False
        self.gone: list[str] = []
        self.there: list[str] = []
        """Those whose page still tells of them."""

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        made = cls(crawler)
        crawler.signals.connect(made.idle, signals.spider_idle)
        return made

    def idle(self, spider: SourceSpider) -> None:
        """Nothing is left to ask for: look again if that may tell anything, or say what was seen."""
        if self.asked:
            self.judge(spider.report)
        elif doubtful(spider.report) and own_pages(spider, self.offers) and self.crawler.engine:
            self.asked = True
            for url in self.offers:
                # an answer names only the last address of those that it was led through
                named = {"spider": spider, "asked": url}
                request = Request(url, self.take_page, errback=self.note_failure, cb_kwargs=named, dont_filter=True)
                self.crawler.engine.crawl(request)
            raise DontCloseSpider

    def take_page(self, response: Response, *, spider: SourceSpider, asked: str) -> None:
        """A page that answers: with the offer, or that it is over; a site's home in its place says nothing."""
        if same_place(response.url) in spider.lists:
            return
        if extract(page_of(response, spider)):
            self.there.append(asked)
        elif says_over(text_of(response)):
            self.gone.append(asked)

    def note_failure(self, failure: Failure) -> None:
        """A page that did not come: gone, or out of order, which proves nothing; a site that asks to slow down is left."""
        request: Request = failure.request  # type: ignore[attr-defined]
        fault = scrapy_errors.of_error(failure.value, request.url) if failure.value else None
        if fault is Fault.GONE:
            self.gone.append(request.cb_kwargs["asked"])
        elif fault is Fault.THROTTLED and self.crawler.engine:
            self.crawler.engine.close_spider(request.cb_kwargs["spider"], "throttled")

    def judge(self, report: Report) -> None:
        """Believe the list when nothing is left, doubt it when something is; else leave it as it was."""
        if len(self.gone) == len(self.offers):
            for url in self.gone:
                report.note_gone(url)
            report.note_all_gone()
        elif self.there and report.plainly_empty:
            words = f"la liste est vide, mais {len(self.there)} de ses offres ont encore leur page"
            report.note_trouble(Fault.NOTHING_FOUND, self.there[0], words, listing=True)


def doubtful(report: Report) -> bool:
    """Whether a list was read that is where it was, and empty, and nothing else is wrong."""
    nothing = all(trouble.fault is Fault.NOTHING_FOUND and trouble.listing for trouble in report.troubles)
    explained = report.found or report.gone or report.says_empty
    return nothing and not explained and (report.bare or report.plainly_empty)


def own_pages(spider: SourceSpider, offers: list[str]) -> bool:
    """Whether each offer has a page of its own on the site that is being read; anchors of one page tell nothing apart."""
    pages = {same_place(urldefrag(url).url) for url in offers}
    ours = all(host(url) in spider.allowed_domains for url in offers)
    return ours and len(pages) == len(offers) and pages.isdisjoint(spider.lists) and "file" not in spider.source.options


def page_of(response: Response, spider: SourceSpider) -> Page:
    """A page to be read only, not kept."""
    kind = header(response, "Content-Type") or ""
    return Page(
        source=spider.source.id,
        url=response.url,
        status=response.status,
        content_type=kind,
        body=response.body,
        seen_at=spider.seen_at,
    )
