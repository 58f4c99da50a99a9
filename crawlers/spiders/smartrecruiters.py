"""SmartRecruiters' Posting API → its list, then each posting for its text."""

from crawlers.walks.json_pages import JsonPagesSpider


class SmartRecruitersSpider(JsonPagesSpider):
    """Reads the postings of one employer."""

    name = "smartrecruiters"
    pages = "{api}?limit=100&offset={offset}"
    size = 100
    total = "totalFound"
    detail = "{api}/{item[id]}"
