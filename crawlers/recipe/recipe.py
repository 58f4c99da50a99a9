"""A walk, and what was read on it → the line of sources.csv that reads the same again."""

from collections import defaultdict
from dataclasses import dataclass

from crawlers.addresses import host
from crawlers.gather.ask import Role
from crawlers.gather.shapes import shape
from crawlers.gather.walk import Walk
from crawlers.join.page_told import PageTold
from crawlers.join.reading import SiteReading

MOST_LISTS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """Where a visit begins."""

    url: str
    lists: tuple[str, ...] = ()
    """Other pages that list offers, and sitemaps that name them."""
    hosts: tuple[str, ...] = ()
    """Hosts beside the first page's."""
    pages: str = ""
    """How the addresses of offers are written, where the list only links them: ``a.example/offre/*``."""

    @property
    def options(self) -> dict[str, str]:
        """As they are written."""
        found = {"lists": " ".join(self.lists), "hosts": " ".join(self.hosts), "pages": self.pages}
        return {name: value for name, value in found.items() if value}


def recipe_of(reading: SiteReading, walk: Walk) -> Recipe:
    """The fewest pages that lead to all offers; of two that lead to as many, one about work, a page rather than data or a feed.

    A page that only goes on with a list is none of them: it has another number tomorrow, and the list leads to it.
    """
    leads: dict[str, set[str]] = defaultdict(set)
    pages: dict[str, PageTold] = {}
    by_url = {page.url: page for page in reading.told}
    for offer in reading.offers:
        listed = [page.url for page in offer.told_by if page is not offer.page] or [
            walk.linked_by.get(offer.place, offer.url)
        ]
        for listing in listed:
            url = walk.chains.first(listing)
            leads[url].add(offer.place)
            if url in by_url:
                pages[url] = by_url[url]
    left = {offer.place for offer in reading.offers}
    own = {offer.page.url for offer in reading.offers if offer.page is not None}
    for url, places in walk.sitemaps.items():
        if named := places & left:
            leads[url] |= named

    def rank(url: str) -> tuple[bool, bool, int, bool, bool, int, str]:
        page = pages.get(url)
        return (
            url not in own,
            url not in walk.sitemaps,  # of itself it does not say which of its addresses are offers
            len(leads[url] & left),
            page is not None and page.kind == "html",
            page is not None and page.careers,
            -len(url),
            url,
        )

    found: list[str] = []
    while left and len(found) < MOST_LISTS:
        useful = [url for url in leads if leads[url] & left]
        if not useful:
            break
        best = max(useful, key=rank)
        found.append(best)
        left -= leads[best]
    if found and not any(url in pages and pages[url].kind == "html" for url in found):
        # data may name their offers without saying where they are: the page that links them does
        linking = [walk.linked_by.get(offer.place, "") for offer in reading.offers if offer.page is not None]
        found += [url for url in dict.fromkeys(linking) if url in by_url and url not in own][:1]
    found.sort(key=lambda url: url in walk.sitemaps)
    url = found[0] if found else walk.start
    asked = [one for one in (*(offer.url for offer in reading.offers), *found) if walk.may_ask(one, Role.OWN)]
    hosts = {host(one) for one in asked}  # whoever lists offers of somebody else does not own where they are
    bare = {
        shape(offer.url) for offer in reading.offers if not offer.cards and not offer.data and offer.page is not None
    }
    written = next(iter(bare)) if len(bare) == 1 else ""
    return Recipe(url=url, lists=tuple(found[1:]), hosts=tuple(sorted(hosts - {host(url)})), pages=written)
