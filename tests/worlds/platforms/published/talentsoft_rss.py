"""The three offers as talentsoft_rss publishes them."""

from html import escape

from tests.worlds.platforms.case import Case
from tests.worlds.platforms.offers import (
    EMPLOYER,
    OFFERS,
    TEXT,
    Published,
)
from tests.worlds.platforms.site import xml


def published(base: str) -> Published:
    """One export."""
    items = "".join(
        f"<item><title>2026-{o.id} - {o.title}</title><link>{base}/r/{o.id}/1/1036?reference=2026-{o.id}</link>"
        f"<category>Production</category><category>{o.contract}</category><pubDate>{o.day}T08:00:00Z</pubDate><description>"
        f"{escape(f'<b>Entreprise :</b> {EMPLOYER}<br/><b>Ville :</b> {o.town}<br/><b>Missions :</b><br/>{TEXT}')}"
        "</description></item>"
        for o in OFFERS
    )
    feed = xml(f"<rss version='2.0'><channel><title>Export RSS des offres</title>{items}</channel></rss>")
    return Published(base, {"/handlers/offerRss.ashx?LCID=1036&top=1000": feed}, {"api": base})


CASE = Case(
    url="https://novembre-recrute.talent-soft.com/accueil.aspx",
    first="https://novembre-recrute.talent-soft.com/handlers/offerRss.ashx?LCID=1036&top=1000",
    own_address=True,
    published=published,
)
