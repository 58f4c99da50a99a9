"""Lists of links, page after page → the page of each offer."""

import re
from collections.abc import Iterator
from urllib.parse import parse_qsl, quote, urlsplit

from scrapy import Request
from scrapy.http import HtmlResponse, Response, TextResponse

from crawlers.addresses import page_url
from crawlers.extract.formats.json_api import at
from crawlers.extract.formats.written import written
from crawlers.items import RawPosting
from crawlers.platforms.record.walk import LinkPages
from crawlers.walks.page_text import text_of
from crawlers.walks.platform_spider import PlatformSpider, answer_of, filled
from crawlers.walks.selectors import links, present
from vocabulary.faults_and_mends import Fault


class LinkPagesSpider(PlatformSpider):
    """Follows the links of each page of a platform's list."""

    walk: LinkPages

    def parse_listing(self, response: Response) -> Iterator[Request | RawPosting | Fault]:
        """The offers that a page names, and the page after it."""
        page = self.shown(response)
        if page is None:
            yield Fault.UNREADABLE
            return
        if not present(page, self.walk.container):
            yield Fault.CONTAINER_MISSING
            return
        self.keep_list(response)
        every = [page_url(page.url, link) for link in links(page, self.walk.links)]
        offer_links = [link for link in every if link and re.search(self.walk.offer, link)]
        fresh = self.fresh(offer_links)
        asked = [address for link in fresh if (address := self.read_at(link))]
        self.note_misread(response.url, len(fresh), len(asked))
        yield from self.ask_offers(response.url, asked)
        # Only of the first page: a platform's pages are counted, and an empty one after it only ends the others.
        if not offer_links and self.pages_read == 1:
            yield from self.no_offer(page)
        following = links(page, self.walk.next)[:1]
        if following:
            yield from self.ask_next(response.url, following[0])
        else:
            yield from self.turn_page(response.url, len(set(offer_links)), len(fresh), self.total_of(text_of(page)))

    def shown(self, response: Response) -> TextResponse | None:
        """The page of the list as a person sees it, where that is; nothing when it is none."""
        if not isinstance(response, TextResponse):
            return None
        if self.walk.inside:
            inner = at(answer_of(response), self.walk.inside)
            return HtmlResponse(response.url, body=inner, encoding="utf-8") if isinstance(inner, str) else None
        if not self.walk.written:
            return response
        html = written(text_of(response))
        return HtmlResponse(self.source.url.whole, body=html, encoding="utf-8") if html else None

    def read_at(self, link: str) -> str:
        """Where the offer behind a link is read; empty when the link does not say it."""
        if not self.walk.detail:
            return link
        query = {name: quote(value) for name, value in parse_qsl(urlsplit(link).query)}
        return filled(self.walk.detail, {**self.values, "link": quote(link, safe=""), "query": query})

    def no_offer(self, response: Response, *, bare: bool = False) -> Iterator[Fault]:
        """A list without links: of some platforms, that alone says that there is no offer."""
        if self.walk.empty_without_links:
            self.report.plainly_empty = True
        else:
            yield from super().no_offer(response, bare=bare)

    def total_of(self, text: str) -> int | None:
        """How many offers the page says that there are."""
        number = re.search(self.walk.total, text) if self.walk.total else None
        return int(re.sub(r"\D", "", number[1])) if number else None
