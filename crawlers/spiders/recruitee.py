"""Recruitee's public API of one career site → its offers."""

from crawlers.walks.json_pages import JsonPagesSpider


class RecruiteeSpider(JsonPagesSpider):
    """Reads the one answer that holds every offer."""

    name = "recruitee"
    pages = "{api}/"
