"""Workable's widget API → the offers of one employer."""

from crawlers.walks.json_pages import JsonPagesSpider


class WorkableSpider(JsonPagesSpider):
    """Reads the one answer that holds every offer, with its text."""

    name = "workable"
    pages = "{api}?details=true"
    id = "shortcode"
