"""The three offers as wp_job_manager publishes them."""

from tests.worlds.platforms.case import Case
from tests.worlds.platforms.offers import EMPLOYER, OFFERS, TEXT, Published, slug
from tests.worlds.platforms.site import xml


def published(base: str) -> Published:
    """A feed that ends with an empty page."""
    items = [
        f"<item><title>{o.title}</title><link>{base}/offre/{slug(o)}/</link><guid>{base}/?post_type=job_listing&amp;p={o.id}</guid>"
        f"<pubDate>{o.day}T08:00:00+00:00</pubDate><content:encoded><![CDATA[{TEXT}]]></content:encoded>"
        f"<job_listing:location><![CDATA[{o.town}]]></job_listing:location><job_listing:job_type>{o.contract}</job_listing:job_type>"
        f"<job_listing:company>{EMPLOYER}</job_listing:company></item>"
        for o in OFFERS
    ]
    spaces = 'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:job_listing="http://example.org"'
    parts = ("".join(items[:2]), items[2], "")
    answers = {
        f"/?feed=job_feed&paged={number}": xml(
            f'<rss version="2.0" {spaces}><channel><title>Offres</title>{part}</channel></rss>'
        )
        for number, part in enumerate(parts, 1)
    }
    return Published(base, answers, {"api": base})


CASE = Case(
    url="https://novembre.example/offres/",
    first="https://novembre.example/?feed=job_feed&paged=1",
    second_page="paged=2",
    own_address=True,
    mark="<link rel='stylesheet' href='/wp-content/plugins/wp-job-manager/a.css'>",
    published=published,
)
