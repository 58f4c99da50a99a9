"""The table of platforms → a spider for each, which walks as its record says.

Scrapy finds spiders by looking for classes among the names of a module: so each class has its name here.
"""

from crawlers.platforms.record.platform import Platform
from crawlers.platforms.record.walk import FeedPages, JsonPages, LinkPages, Walk
from crawlers.platforms.table import RECRUITING
from crawlers.walks.feed_pages import FeedPagesSpider
from crawlers.walks.json_pages import JsonPagesSpider
from crawlers.walks.link_pages import LinkPagesSpider
from crawlers.walks.platform_spider import PlatformSpider

WALKERS: dict[type[Walk], type[PlatformSpider]] = {
    JsonPages: JsonPagesSpider,
    LinkPages: LinkPagesSpider,
    FeedPages: FeedPagesSpider,
}
"""Kind of list → the spider that walks it."""


def spider_of(platform: Platform, walk: Walk) -> type[PlatformSpider]:
    """The spider of a platform."""
    own = {"name": platform.name, "__module__": __name__, "__doc__": platform.for_}
    return type(f"{platform.name.title().replace('_', '')}Spider", (WALKERS[type(walk)],), own)


MADE = [spider_of(platform, platform.walk) for platform in RECRUITING if platform.walk]
globals().update({made.__name__: made for made in MADE})
