"""Jobaffinity's list for an employer's own page → each offer of it. From documentation only."""

import re
from collections.abc import Iterator
from urllib.parse import parse_qs, quote, urlsplit

from scrapy import Request
from scrapy.http import HtmlResponse, Response

from crawlers.addresses import page_url
from crawlers.extract.platforms.jobaffinity import written
from crawlers.items import RawPosting
from crawlers.walks.platform_spider import PlatformSpider
from crawlers.walks.selectors import links
from crawlers.walks.spider import text_of
from vocabulary.faults_and_mends import Fault


class JobaffinitySpider(PlatformSpider):
    """Finds the publication on the employer's page, then its list and its offers, which are scripts that write HTML."""

    name = "jobaffinity"

    def page_address(self) -> str:
        """The list of one publication."""
        return f"{self.told['api']}/list_job/{self.told['company']}/?parent={quote(self.source.url, safe='')}"

    def first(self) -> Iterator[Request]:
        """The list, or the page that says which one it is."""
        if self.told["company"]:
            yield from super().first()
        else:
            yield self.ask_before(self.source.url, self.page_came)

    def page_came(self, response: Response, *, listing: bool) -> Iterator[Request]:
        """The numbers of the publication, and so the list."""
        found = re.search(self.platform.marks, text_of(response))
        if found:
            self.told["company"] = found["company"]
            yield self.ask_page(self.page_address())
        else:
            self.report.trouble(Fault.CONTAINER_MISSING, response.url, "pas de liste Jobaffinity", listing=listing)

    def parse_listing(self, response: Response) -> Iterator[Request | RawPosting | Fault]:
        """The offers that the list names."""
        html = written(text_of(response))
        if not html:
            yield Fault.UNREADABLE
            return
        self.listed(response)
        page = HtmlResponse(self.source.url, body=html, encoding="utf-8")
        found = [page_url(page.url, link) for link in links(page, "css:a[href*='intuition_id=']")]
        yield from self.ask_offers(response.url, [self.offer_address(link) for link in found if link])
        if not found:
            yield from self.no_offer(page)

    def offer_address(self, link: str) -> str:
        """Where an offer that the employer's page links to is written."""
        id = parse_qs(urlsplit(link).query)["intuition_id"][0]
        return f"{self.told['api']}/info_job/{self.told['company']}/{quote(id)}?parent={quote(link, safe='')}"
