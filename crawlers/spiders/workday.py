"""Workday's public « cxs » API → its list, then each posting for its text. From documentation only."""

from scrapy import Request
from scrapy.http import JsonRequest

from crawlers.walks.json_pages import JsonPagesSpider


class WorkdaySpider(JsonPagesSpider):
    """Reads the postings of one career site."""

    name = "workday"
    pages = "{api}/jobs"
    size = 20  # Workday gives no more, whatever one asks
    id = "externalPath"
    total = "total"  # on its first page only
    detail = "{api}{item[externalPath]}"

    def ask_page(self, url: str) -> Request:
        """Ask by POST for the page at the current offset."""
        asked = {"appliedFacets": {}, "limit": self.size, "offset": self.rows, "searchText": ""}
        return JsonRequest(
            url, self.listing_came, errback=self.failed, cb_kwargs={"listing": True}, dont_filter=True, data=asked
        )
