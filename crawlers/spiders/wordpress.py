"""WordPress' REST API → the posts of the kind that are offers. From documentation only."""

import re
from collections.abc import Iterator
from typing import Any

from scrapy import Request
from scrapy.http import Response

from crawlers.platforms.recruiting import KINDS
from crawlers.walks.json_pages import JsonPagesSpider, answer_of
from crawlers.walks.spider import header
from vocabulary.faults_and_mends import Fault

OFFERS = re.compile(KINDS, re.IGNORECASE)
SPONTANEOUS = re.compile(r"alert|candidatur|applica|resume|\bcv", re.IGNORECASE)


class WordPressSpider(JsonPagesSpider):
    """Finds the kind of posts that are offers, then reads them page after page."""

    name = "wordpress"
    pages = "{api}/{type}?per_page=100&page={page}&_embed=wp:term"
    size = 100

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.source.options.get("follow") == "yes":
            self.detail = "{item[link]}"

    def first(self) -> Iterator[Request]:
        """The posts, or the kinds of posts that there are."""
        if self.told["type"]:
            yield from super().first()
        else:
            yield self.ask_before(f"{self.told['api']}/types", self.kinds_came)

    def kinds_came(self, response: Response, *, listing: bool) -> Iterator[Request]:
        """The one kind that sounds like offers."""
        kinds = answer_of(response)
        names = [
            str(kind.get("rest_base") or slug)
            for slug, kind in (kinds.items() if isinstance(kinds, dict) else [])
            if isinstance(kind, dict) and OFFERS.search(f"{slug} {kind.get('name')}") and not SPONTANEOUS.search(slug)
        ]
        if len(names) == 1:
            self.told["type"] = names[0]
            yield self.ask_page(self.page_address())
        else:
            words = (
                f"plusieurs genres possibles : {', '.join(names)}" if names else "aucun genre ne ressemble à des offres"
            )
            detail = f"{words}. Donnez l’option type."
            self.report.trouble(Fault.CONTAINER_MISSING, response.url, detail, listing=listing)

    def total_of(self, response: Response, answer: Any) -> int | None:
        """How many posts there are: a header says it."""
        del answer
        total = header(response, "X-WP-Total")
        return int(total) if total and total.isdecimal() else None
