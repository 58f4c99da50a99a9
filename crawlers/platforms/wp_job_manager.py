"""The feed of WP Job Manager, page after page until one brings nothing new → its offers."""

from crawlers.platforms.record.platform import API_OPTION, DOCUMENTED, Platform
from crawlers.platforms.record.walk import FeedPages

PLATFORM = Platform(
    name="wp_job_manager",
    for_="WordPress with WP Job Manager: the feed of its offers",
    options=API_OPTION,
    marks=r"plugins/wp-job-manager|feed=job_feed",
    api="{site}",
    walk=FeedPages(pages="{api}/?feed=job_feed&paged={page}", size=10),
    known_by="the plugin's files on the page",
    asks="`/?feed=job_feed&paged=…`, until a page brings nothing new",
    known_to_work=DOCUMENTED,
)
