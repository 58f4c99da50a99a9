"""Greenhouse's job board API → the offers of one board."""

from crawlers.walks.json_pages import JsonPagesSpider


class GreenhouseSpider(JsonPagesSpider):
    """Reads the one answer that holds every offer, with its text."""

    name = "greenhouse"
    pages = "{api}/jobs?content=true"
    total = "meta.total"
