"""Flatchr's public list of one employer → its offers. From documentation only."""

from crawlers.walks.json_pages import JsonPagesSpider


class FlatchrSpider(JsonPagesSpider):
    """Reads the one answer that holds every offer."""

    name = "flatchr"
