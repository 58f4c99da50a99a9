"""Teamtailor's JSON feed of one career site → its offers."""

from crawlers.walks.json_pages import JsonPagesSpider


class TeamtailorSpider(JsonPagesSpider):
    """Reads each page of the feed, which names the one after it."""

    name = "teamtailor"
    pages = "{api}/jobs.json"
    next = "next_url"
