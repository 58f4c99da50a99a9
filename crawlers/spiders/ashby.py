"""Ashby's public job board API → the offers of one board."""

from crawlers.walks.json_pages import JsonPagesSpider


class AshbySpider(JsonPagesSpider):
    """Reads the one answer that holds every offer."""

    name = "ashby"
    pages = "{api}?includeCompensation=true"
