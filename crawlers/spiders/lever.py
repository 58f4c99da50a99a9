"""Lever's postings API → the offers of one employer."""

from crawlers.walks.json_pages import JsonPagesSpider


class LeverSpider(JsonPagesSpider):
    """Reads page after page, until one brings nothing new: Lever does not say how many offers there are."""

    name = "lever"
    pages = "{api}?mode=json&limit=100&skip={offset}"
    size = 100
