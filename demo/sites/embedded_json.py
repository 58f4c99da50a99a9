"""A site drawn in the browser: the page is nearly empty, and the offer is in the state that it carries."""

from typing import Any

from demo import layout
from demo.answers import InventedSite, SiteRequest, SiteResponse, last_part, number
from demo.schema import script
from demo.sites import Make
from demo.valley import Offer


def answer(site: InventedSite, request: SiteRequest) -> SiteResponse | None:
    """``/recrutement?page=2`` and ``/recrutement/SLUG``."""
    if request.path == "/recrutement":
        return SiteResponse(listing(site, number(request)))
    offer = site.find(last_part(request.path)) if request.path.startswith("/recrutement/") else None
    return SiteResponse(page(site, offer)) if offer else None


def listing(site: InventedSite, at: int) -> str:
    """One page of the list, drawn by the server."""
    lines = [layout.link(f"/recrutement/{offer.slug}", offer.title, classes="carte") for offer in site.page(at)]
    following = f'<a rel="next" href="/recrutement?page={at + 1}">Voir plus</a>' if at < site.pages else ""
    return layout.shell(site, "Recrutement", f"<h1>Nos postes ouverts</h1>{layout.items(site, lines)}{following}")


def page(site: InventedSite, offer: Offer) -> str:
    """An offer, in the state."""
    state = {"props": {"pageProps": {"job": job(offer)}}, "page": "/recrutement/[slug]", "buildId": "r4Xk2"}
    data = script(state, type="application/json", attributes=' id="__NEXT_DATA__"')
    return layout.shell(site, offer.title, f'<div id="__next"><p>Chargement…</p></div>{data}')


def job(offer: Offer) -> dict[str, Any]:
    """The offer, as the site's own database names things."""
    return {
        "id": offer.reference,
        "slug": offer.slug,
        "title": offer.title,
        "contractType": offer.contract,
        "company": {"name": offer.employer},
        "location": {"city": offer.place, "postalCode": offer.commune.postal_code if offer.commune else None},
        "workingHours": offer.hours,
        "salary": offer.pay.brief() if offer.pay else None,
        "education": offer.level,
        "experience": offer.experience,
        "publishedAt": f"{offer.posted.isoformat()}T08:00:00.000Z",
        "description": layout.prose(offer, level=3),
    }


MAKE = Make(
    "listing",
    "/recrutement",
    "links=css:a.carte; next=css:a[rel=next]; container=css:ul.offres",
    answer,
)
