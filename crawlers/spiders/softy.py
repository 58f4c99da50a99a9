"""A Softy board → its sitemap, as its makers wish, and the page of each offer. From documentation only."""

from collections.abc import Iterator

from scrapy.http import Response

from crawlers.walks.link_pages import LinkPagesSpider
from vocabulary.faults_and_mends import Fault


class SoftySpider(LinkPagesSpider):
    """Follows the offers that the sitemap names."""

    name = "softy"
    pages = "{api}/sitemap.xml"
    links = "xpath://loc/text()"
    offer = r"/off(?:er|re)s?/\d+[\w-]*/?$"
    container = "xpath://urlset/url"

    def no_offer(self, response: Response, *, bare: bool = False) -> Iterator[Fault]:
        """A sitemap that names the board's own pages, and no offer, is that of a board without offers."""
        del response, bare
        self.report.plainly_empty = True
        yield from ()
