"""A Taleez board → the page of each offer, which says all in JSON-LD. From documentation only."""

from crawlers.walks.link_pages import LinkPagesSpider


class TaleezSpider(LinkPagesSpider):
    """Follows the offers that the board names; a board that only a script fills is reported, not believed."""

    name = "taleez"
    links = "css:a[href*='/apply/']"
    offer = r"/apply/[\w-]+/?(?:\?|$)"
