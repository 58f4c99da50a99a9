"""Ways of reading a site → the best one."""

from crawlers.probe.finding import Way

PREFERENCE = ("json_api", "feed", "listing", "sitemap", "single_page")
"""Between ways that give as much, the one that says most, and that changes least."""


def good(way: Way) -> bool:
    """Whether a way is more than the page of one offer that somebody happened to name."""
    return way.spider != "single_page" or way.count > 1


def rank(way: Way) -> tuple[bool, bool, bool, int, int]:
    """The greatest is the best way: one that was tried, then one that is likely, then the page of one offer."""
    return good(way) and bool(way.postings), good(way), way.more, way.count, -PREFERENCE.index(way.spider)
