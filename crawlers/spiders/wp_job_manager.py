"""The feed of WP Job Manager, page after page → its offers. From documentation only."""

from crawlers.walks.feed_pages import FeedPagesSpider


class WpJobManagerSpider(FeedPagesSpider):
    """Reads the feed until a page of it brings nothing new."""

    name = "wp_job_manager"
    pages = "{api}/?feed=job_feed&paged={page}"
    size = 10
