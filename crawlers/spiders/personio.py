"""Personio's XML feed of one employer → its offers. From documentation only."""

from crawlers.walks.feed_pages import FeedPagesSpider


class PersonioSpider(FeedPagesSpider):
    """Reads the one feed that holds every offer."""

    name = "personio"
    root = "workzag-jobs"
    entry = "position"

    def page_address(self) -> str:
        """The feed, in French unless the source says otherwise."""
        return f"{self.told['api']}/xml?language={self.told['language'] or 'fr'}"
