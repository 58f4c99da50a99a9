"""A blog whose offers are articles: everything is in its RSS feed."""

from html import escape

from demo import layout
from demo.answers import InventedSite, SiteRequest, SiteResponse, last_part
from demo.french import rfc822
from demo.sites import Make
from demo.valley import Offer


def answer(site: InventedSite, request: SiteRequest) -> SiteResponse | None:
    """``/carrieres/feed/`` and ``/carrieres/SLUG/``."""
    if request.path == "/carrieres/feed/":
        return SiteResponse(feed(site), "application/rss+xml; charset=UTF-8")
    offer = site.find(last_part(request.path)) if request.path.startswith("/carrieres/") else None
    if offer is None:
        return None
    main = f"<h1>{escape(offer.title)}</h1>{text(offer)}"
    return SiteResponse(layout.shell(site, offer.title, main))


def text(offer: Offer) -> str:
    """An article."""
    facts = "<br>\n".join(f"<strong>{label} :</strong> {escape(value)}" for label, value in offer.facts.items())
    return f"<p>{facts}</p>\n{layout.prose(offer, level=3)}"


def feed(site: InventedSite) -> str:
    """RSS 2.0 with the whole text."""
    items = "\n".join(item(site, offer) for offer in site.listed)
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel>
<title>{escape(site.company.name)} – Offres d’emploi</title>
<link>{site.url("/carrieres/")}</link>
<description>Nos offres d’emploi</description>
<language>fr-FR</language>
{items}
</channel>
</rss>
"""


def item(site: InventedSite, offer: Offer) -> str:
    """One article of the feed."""
    return f"""<item>
<title>{escape(offer.title)}</title>
<link>{site.url(f"/carrieres/{offer.slug}/?utm_source=rss")}</link>
<guid isPermaLink="false">{offer.reference}</guid>
<pubDate>{rfc822(offer.posted)}</pubDate>
<dc:creator>{escape(site.company.name)}</dc:creator>
<category>{escape(offer.contract)}</category>
<description>{escape(f"{offer.contract} à {offer.place}. {offer.prose.post}")}</description>
<content:encoded><![CDATA[{text(offer)}]]></content:encoded>
</item>"""


MAKE = Make("feed", "/carrieres/feed/", "", answer, robots="User-agent: *\nAllow: /\n")
