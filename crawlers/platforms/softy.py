"""A Softy board → its sitemap, as its makers wish, and the page of each offer."""

from crawlers.platforms.record.platform import API_OPTION, SEEN, Platform
from crawlers.platforms.record.walk import LinkPages

PLATFORM = Platform(
    name="softy",
    for_="Softy: `https://EMPLOYER.softy.pro`",
    options=API_OPTION,
    addresses=r"[\w-]+\.softy\.pro",
    hosts="softy.pro",
    api="{site}",
    walk=LinkPages(
        pages="{api}/sitemap.xml",
        links="xpath://loc/text()",
        offer=r"/off(?:er|re)s?/\d+[\w-]*/?$",
        container="xpath://urlset/url",
        empty_without_links=True,  # it names the board's own pages all the same
    ),
    known_by="address",
    asks="`/sitemap.xml`, as Softy asks of robots, then each page (HTML)",
    known_to_work=SEEN,
)
