"""DigitalRecruiters → the export of an employer, or the list of its career site and the page of each offer.

The export is verified on a captured payload, the career site is from documentation only.
"""

import re
from typing import Any

from scrapy import Request
from scrapy.http import JsonRequest

from crawlers.walks.json_pages import JsonPagesSpider

EXPORT = "https://app.digitalrecruiters.com"
LANGUAGE = re.compile(r"//[^/]+/([a-z]{2}(?:_[A-Z]{2})?)(?:/|$)")


class DigitalRecruitersSpider(JsonPagesSpider):
    """Reads the export when the source has its key, and the career site otherwise."""

    name = "digitalrecruiters"
    total = "count"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.token = self.told["token"]
        language = LANGUAGE.search(self.source.url)
        self.told["locale"] = self.told["locale"] or "fr_FR"
        self.told["language"] = language[1] if language else self.told["locale"][:2]
        if self.token:
            base = self.source.options.get("api") or EXPORT
            self.pages, self.id = f"{base}/export/job-ads/{self.token}", "reference"
        else:
            self.pages = "{api}/careers-site/job-ads?domainName={host}&locale={locale}&limit=100&page={page}"
            self.items, self.id, self.size = "items", "url", 100
            self.detail = "{site}/{language}/annonce/{item[url]}"

    def ask_page(self, url: str) -> Request:
        """Ask for the export, or by POST for a page of the career site's list."""
        if self.token:
            return self.ask_listing(url)
        told = {"listing": True}
        return JsonRequest(url, self.listing_came, errback=self.failed, cb_kwargs=told, dont_filter=True, data={})
