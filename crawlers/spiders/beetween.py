"""A list of offers made with Beetween → the page of each offer, which says all in JSON-LD. From documentation only."""

from crawlers.walks.link_pages import LinkPagesSpider


class BeetweenSpider(LinkPagesSpider):
    """Follows the offers of a list, page after page."""

    name = "beetween"
    links = "css:a[href*='/poste/'], a[href*='/offre/'], a[href*='/job/']"
    offer = r"/(?:poste|offre|job)/[\w-]{6,}"
    next = "css:a.next, a[rel=next]"
