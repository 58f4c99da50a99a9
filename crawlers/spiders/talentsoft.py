"""Cegid Talentsoft's RSS export → its offers. From documentation only."""

from collections.abc import Iterator

from scrapy import Request

from crawlers.walks.feed_pages import FeedPagesSpider

MOST = 1000
CUT = {20, 50, 100, MOST}
"""Lengths at which an export may have been cut: it does not say how many offers there are."""


class TalentsoftSpider(FeedPagesSpider):
    """Reads the export of all offers of one career site."""

    name = "talentsoft"

    def page_address(self) -> str:
        """The export, in French unless the source says otherwise."""
        language = self.told["language"] or "1036"
        return f"{self.told['api']}/handlers/offerRss.ashx?LCID={language}&top={MOST}"

    def turn(self, url: str, rows: int, fresh: int, total: int | None = None) -> Iterator[Request]:
        """Doubt an export that is as long as exports are cut."""
        if rows in CUT:
            self.unfinished(url, f"{rows} offres exactement : l’export a pu être coupé")
        yield from super().turn(url, rows, fresh, total)
