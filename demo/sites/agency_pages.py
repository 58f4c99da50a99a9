"""An agency's site: many pages, JSON-LD that names the agency, links that carry a campaign's name."""

from html import escape

from demo import layout
from demo.answers import InventedSite, SiteRequest, SiteResponse, last_part, number
from demo.french import ago
from demo.schema import job_posting, script
from demo.sites import Make
from demo.valley import Offer

HEADINGS = ("Votre futur poste", "Vos missions", "Votre profil", "Pourquoi passer par nous ?")


def answer(site: InventedSite, request: SiteRequest) -> SiteResponse | None:
    """``/nos-offres?page=2`` and ``/offre/SLUG``."""
    if request.path == "/nos-offres":
        return SiteResponse(listing(site, number(request)))
    offer = site.find(last_part(request.path)) if request.path.startswith("/offre/") else None
    return SiteResponse(page(site, offer)) if offer else None


def listing(site: InventedSite, at: int) -> str:
    """One page of the list."""
    lines = [
        f"{layout.link(f'/offre/{offer.slug}?utm_source=liste&page={at}', offer.title, classes='titre')}"
        f"<p>{escape(offer.contract)} · {escape(offer.place)} · {ago(offer.posted, site.today)}</p>"
        for offer in site.page(at)
    ]
    following = f'<a rel="next" href="?page={at + 1}">Suivant</a>' if at < site.pages else ""
    total = f"<p>{len(site.listed)} offres correspondent à votre recherche</p>"
    return layout.shell(site, "Nos offres", f"<h1>Nos offres</h1>{total}{layout.items(site, lines)}{following}")


def page(site: InventedSite, offer: Offer) -> str:
    """An offer, whose employer is not named."""
    url = site.url(f"/offre/{offer.slug}")
    posting = job_posting(site, offer, url) | {"description": layout.prose(offer, headings=HEADINGS, level=3)}
    head = f'<link rel="canonical" href="{url}">' + script([{"@context": "http://schema.org"} | posting])
    near = [other for other in site.listed if other is not offer][:4]
    side = layout.items(
        site, [layout.link(f"/offre/{other.slug}?utm_source=similaires", other.title) for other in near]
    )
    main = (
        f"<h1>{escape(offer.title)}</h1>{layout.table(offer.facts)}{layout.prose(offer, headings=HEADINGS)}"
        f"<p>{escape(site.company.name)} est une entreprise de travail temporaire.</p>"
    )
    return layout.shell(site, offer.title, main, head=head, side=f"<aside><h2>Offres similaires</h2>{side}</aside>")


MAKE = Make(
    "listing",
    "/nos-offres",
    "links=css:main ul.offres a.titre; next=css:a[rel=next]; container=css:main ul.offres",
    answer,
)
