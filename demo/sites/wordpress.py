"""WordPress with a job plugin: a sitemap of sitemaps, and JSON-LD on each page beside another plugin's graph."""

from html import escape

from demo import layout
from demo.answers import InventedSite, SiteRequest, SiteResponse, last_part
from demo.french import slashes
from demo.schema import job_posting, script
from demo.sites import Make
from demo.valley import Offer

XML = "text/xml; charset=UTF-8"


def answer(site: InventedSite, request: SiteRequest) -> SiteResponse | None:
    """Two sitemaps, a list, and a page an offer."""
    if request.path == "/sitemap_index.xml":
        names = ("page-sitemap.xml", "offre-emploi-sitemap.xml")
        return SiteResponse(sitemap("sitemapindex", "sitemap", [(site.url(f"/{name}"), "") for name in names]), XML)
    if request.path == "/page-sitemap.xml":
        return SiteResponse(sitemap("urlset", "url", [(site.url("/"), ""), (site.url("/nos-offres/"), "")]), XML)
    if request.path == "/offre-emploi-sitemap.xml":
        entries = [(site.url(path(offer)), offer.posted.isoformat()) for offer in site.listed]
        return SiteResponse(sitemap("urlset", "url", entries), XML)
    if request.path == "/nos-offres/":
        return SiteResponse(listing(site))
    offer = site.find(last_part(request.path)) if request.path.startswith("/offre-emploi/") else None
    return SiteResponse(page(site, offer)) if offer else None


def path(offer: Offer) -> str:
    """Where an offer is."""
    return f"/offre-emploi/{offer.slug}/"


def sitemap(root: str, element: str, entries: list[tuple[str, str]]) -> str:
    """A sitemap as the plugin writes it."""
    lines = [
        f"<{element}><loc>{escape(url)}</loc>{f'<lastmod>{day}</lastmod>' if day else ''}</{element}>"
        for url, day in entries
    ]
    xmlns = "http://www.sitemaps.org/schemas/sitemap/0.9"
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} xmlns="{xmlns}">\n' + "\n".join(lines) + f"\n</{root}>\n"


def listing(site: InventedSite) -> str:
    """The page that people read."""
    lines = [f"{layout.link(path(offer), offer.title)} · {offer.contract} · {offer.place}" for offer in site.listed]
    return layout.shell(site, "Nos offres d’emploi", f"<h1>Nos offres d’emploi</h1>{layout.items(site, lines)}")


def page(site: InventedSite, offer: Offer) -> str:
    """An offer."""
    url = site.url(path(offer))
    graph = [
        {"@type": "WebSite", "@id": site.url("/#website"), "url": site.url("/"), "name": site.company.name},
        {
            "@type": "WebPage",
            "@id": url,
            "url": url,
            "name": offer.title,
            "datePublished": offer.posted.isoformat(),
        },
        {
            "@type": "BreadcrumbList",
            "itemListElement": [{"@type": "ListItem", "position": 1, "name": "Accueil"}],
        },
    ]
    head = script({"@context": "https://schema.org", "@graph": graph}, attributes=' class="seo-graph"')
    head += script(
        {"@context": "https://schema.org/"} | job_posting(site, offer, url) | {"employmentType": offer.contract}
    )
    facts = {label: value for label, value in offer.facts.items() if label not in {"Entreprise", "Date de publication"}}
    main = (
        f'<article class="offre-emploi"><h1>{escape(offer.title)}</h1><p>Publiée le {slashes(offer.posted)}</p>'
        f"{layout.definitions(facts)}{layout.prose(offer)}"
        f"<p><a class='bouton' href='/contact?offre={offer.reference}'>Postuler</a></p></article>"
    )
    return layout.shell(site, offer.title, main, head=head, side=others(site, offer))


def others(site: InventedSite, offer: Offer) -> str:
    """The frame that names other offers, and that no reader should take for this one."""
    near = [other for other in site.listed if other is not offer][:3]
    return f"<aside><h2>Ces offres peuvent vous intéresser</h2>{layout.bullets(o.title for o in near)}</aside>"


MAKE = Make(
    "sitemap",
    "/sitemap_index.xml",
    "pages=/offre-emploi/.+",
    answer,
    robots="User-agent: *\nDisallow: /wp-admin/\nAllow: /wp-admin/admin-ajax.php\n\nSitemap: {base}/sitemap_index.xml\n",
    careers="/nos-offres/",
)
