"""A site in a browser framework, whose data come from an API."""

import json
from typing import Any

from demo import layout
from demo.answers import InventedSite, SiteRequest, SiteResponse, last_part, number
from demo.sites import Make
from demo.valley import Offer


def answer(site: InventedSite, request: SiteRequest) -> SiteResponse | None:
    """``/api/v1/jobs?page=2``, ``/carrieres``, and pages that say nothing without a browser."""
    if request.path == "/api/v1/jobs":
        body = json.dumps(listing(site, number(request)), ensure_ascii=False)
        return SiteResponse(body, "application/json; charset=utf-8")
    known = request.path == "/carrieres" or (request.path.startswith("/jobs/") and site.find(last_part(request.path)))
    shell = (
        "<div id='app'>Chargement…</div><noscript>Cette page a besoin de JavaScript.</noscript>"
        "<script>fetch('/api/v1/jobs').then(answer => answer.json()).then(({data}) => draw(data.jobs))</script>"
    )
    return SiteResponse(layout.shell(site, "Carrières", shell)) if known else None


def listing(site: InventedSite, at: int) -> dict[str, Any]:
    """One page of the API."""
    following = site.url(f"/api/v1/jobs?page={at + 1}") if at < site.pages else None
    return {
        "data": {"jobs": [job(site, offer) for offer in site.page(at)]},
        "meta": {"page": at, "pages": site.pages, "total": len(site.listed)},
        "links": {"next": following},
    }


def job(site: InventedSite, offer: Offer) -> dict[str, Any]:
    """One offer."""
    return {
        "id": offer.reference,
        "title": offer.title,
        "url": site.url(f"/jobs/{offer.slug}"),
        "company": {"name": site.company.name},
        "contract": offer.contract or None,
        "location": {
            "city": offer.place,
            "zipcode": offer.commune.postal_code if offer.commune else None,
            "country": "FR",
        },
        "schedule": offer.hours or None,
        "salary": offer.pay.words() if offer.pay else None,
        "experience": offer.experience or None,
        "education": offer.level or None,
        "publishedAt": offer.posted.isoformat(),
        "expiresAt": offer.valid_through.isoformat() if offer.valid_through else None,
        "description": layout.prose(offer, level=3),
    }


MAKE = Make("json_api", "/api/v1/jobs", "items=data.jobs; next=links.next", answer, careers="/carrieres")
