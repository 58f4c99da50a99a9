"""A group: one gzipped sitemap for five countries, and JSON-LD inside a graph, wrapped in a comment."""

import gzip
import json
from html import escape

from demo import layout
from demo.answers import InventedSite, SiteRequest, SiteResponse, last_part
from demo.schema import job_posting
from demo.sites import Make
from demo.sites.wordpress import sitemap
from demo.valley import Offer

ENGLISH = (
    "The Vitrelane group makes glass vials and bottles for pharmacy and beauty in five countries. You join a plant that "
    "works around the clock, next to the people who melt, form, check and pack. You will keep the lines running, report "
    "what you measure, and train those who come after you. We expect experience in a similar industry, fluent English "
    "and the language of the country, and a taste for teamwork on the shop floor."
)


def answer(site: InventedSite, request: SiteRequest) -> SiteResponse | None:
    """``/sitemap.xml.gz`` and ``/careers/job/SLUG``."""
    if request.path == "/sitemap.xml.gz":
        entries = [(site.url("/"), ""), (site.url("/careers"), "")]
        entries += [(site.url(path(offer)), offer.posted.isoformat()) for offer in site.listed]
        body = sitemap("urlset", "url", entries).encode()
        return SiteResponse(gzip.compress(body, mtime=0), "application/x-gzip")
    if request.path == "/careers":
        lines = [layout.link(path(offer), f"{offer.title} – {offer.place}") for offer in site.listed]
        return SiteResponse(layout.shell(site, "Careers", f"<h1>Carrières</h1>{layout.items(site, lines)}"))
    offer = site.find(last_part(request.path)) if request.path.startswith("/careers/job/") else None
    return SiteResponse(page(site, offer)) if offer else None


def path(offer: Offer) -> str:
    """Where an offer is."""
    return f"/careers/job/{offer.slug}"


def page(site: InventedSite, offer: Offer) -> str:
    """An offer."""
    posting = job_posting(site, offer, site.url(path(offer)))
    text = layout.prose(offer, level=3) if offer.commune else f"<p>{ENGLISH}</p>"
    organization = {"@type": "Organization", "@id": site.url("/#org"), "name": site.company.name}
    graph = [organization, posting | {"@type": ["JobPosting", "Thing"], "description": text}]
    data = json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False, indent=1)
    head = f'<script type="application/ld+json">\n<!--\n{data.replace("</", "<" + chr(92) + "/")}\n-->\n</script>'
    shown = f"<h1>{escape(offer.title)}</h1><p>{escape(offer.address)} · {escape(offer.contract)}</p>{text}"
    return layout.shell(site, offer.title, shown, head=head)


MAKE = Make(
    "sitemap",
    "/sitemap.xml.gz",
    "pages=/careers/job/",
    answer,
    robots="User-agent: *\nCrawl-delay: 0\n",
    careers="/careers",
)
