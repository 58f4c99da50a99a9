"""The three offers as platforms publish them that answer in JSON, all at once."""

from html import escape
from typing import Any

from tests.worlds.platforms.offers import EMPLOYER, OFFERS, TEXT, Offer, Published, slug
from tests.worlds.platforms.site import Answer


def flatchr(base: str) -> Published:
    """One answer; one of its offers is not for the public."""

    def item(offer: Offer, *, published: bool = True) -> dict[str, Any]:
        vacancy = {
            "vacancy_id": int(offer.id), "slug": slug(offer), "reference": "VN", "title": offer.title, "mission": TEXT, "salary": "0",
            "contract_type": offer.contract, "company": {"name": EMPLOYER, "slug": "verrerie-novembre"},
            "address": {"locality": offer.town, "postal_code": offer.postcode, "country": "France"},
        }  # fmt: skip
        day = f"{offer.day}T09:00:00Z"
        return {"id": f"k{offer.id}", "offer_id": 9, "published": published, "created_at": day, "vacancy": vacancy}

    hidden = Offer("74009", "Poste fermé", "Eu", "76260", "CDI", "2026-01-01")
    items = [*map(item, OFFERS), item(OFFERS[0], published=False) | {"id": "k9", "vacancy": {"title": hidden.title}}]
    return Published(base, {".json": Answer({"items": items})}, {"api": f"{base}.json", "company": "verrerie-novembre"})


def welcometothejungle(base: str) -> Published:
    """An employer, then its list."""
    jobs = [
        {
            "reference": f"VN_{o.id}", "name": o.title, "description": TEXT, "published_at": f"{o.day}T10:00:00Z",
            "office": {"city": o.town, "zip_code": o.postcode, "country": {"fr": "France", "en": "France"}},
            "contract_type": {"fr": o.contract, "en": "?"}, "department": {"name": "Production"},
            "websites_urls": [{"website_reference": "wttj_fr", "url": f"{base}/jobs/{slug(o)}"}],
        }
        for o in OFFERS
    ]  # fmt: skip
    answers = {
        "/organizations/novembre": Answer({"organization": {"name": EMPLOYER, "reference": "Ab12"}}),
        "/embed?organization_reference=Ab12": Answer({"name": EMPLOYER, "reference": "Ab12", "jobs": jobs}),
    }
    return Published(base, answers, {"api": base, "company": "novembre"})


def recruitee(base: str) -> Published:
    """One answer."""
    offers = [
        {
            "id": int(o.id), "slug": slug(o), "title": o.title, "company_name": EMPLOYER, "city": o.town, "country": "France",
            "location": f"{o.town}, Normandie, France", "careers_url": f"{base}/o/{slug(o)}", "description": TEXT,
            "published_at": f"{o.day} 07:00:00 UTC", "employment_type_code": o.contract, "department": "Production",
        }
        for o in OFFERS
    ]  # fmt: skip
    return Published(base, {"/api/offers/": Answer({"offers": offers})}, {"api": f"{base}/api/offers"})


def greenhouse(base: str) -> Published:
    """One answer; it has no word for the contract."""
    jobs = [
        {
            "id": int(o.id), "internal_job_id": 5, "title": o.title, "absolute_url": f"{base}/jobs/{o.id}", "requisition_id": "R5",
            "location": {"name": o.town}, "first_published": f"{o.day}T05:00:00-04:00", "company_name": EMPLOYER,
            "content": escape(TEXT), "departments": [{"name": "Production"}], "offices": [{"name": "France"}],
        }
        for o in OFFERS
    ]  # fmt: skip
    answers = {"/jobs?content=true": Answer({"jobs": jobs, "meta": {"total": 3}})}
    return Published(base, answers, {"api": base, "company": "vn"}, "title town date")


def ashby(base: str) -> Published:
    """One answer; one of its offers is not for the public."""
    jobs = [
        {
            "id": f"a{o.id}", "title": o.title, "employmentType": o.contract, "location": o.town,
            "publishedAt": f"{o.day}T12:00:00.000+00:00",
            "jobUrl": f"{base}/{o.id}", "isListed": True, "descriptionHtml": TEXT, "secondaryLocations": [],
            "address": {"postalAddress": {"addressLocality": o.town, "addressCountry": "France"}},
        }
        for o in OFFERS
    ]  # fmt: skip
    hidden = jobs[0] | {"id": "a9", "isListed": False}
    answer = Answer({"apiVersion": "1", "jobs": [*jobs, hidden]})
    return Published(base, {"?includeCompensation=true": answer}, {"api": base, "company": "vn"})


def workable(base: str) -> Published:
    """One answer."""
    jobs = [
        {
            "title": o.title, "shortcode": f"AB{o.id}", "employment_type": o.contract, "url": f"{base}/j/AB{o.id}",
            "description": TEXT,
            "application_url": f"{base}/j/AB{o.id}/apply", "published_on": o.day, "country": "France", "city": o.town,
            "locations": [{"country": "France", "city": o.town, "region": "Normandie", "hidden": False}],
        }
        for o in OFFERS
    ]  # fmt: skip
    return Published(base, {"?details=true": Answer({"name": EMPLOYER, "jobs": jobs})}, {"api": base, "company": "vn"})
