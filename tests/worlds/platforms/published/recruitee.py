"""The three offers as recruitee publishes them."""

from tests.worlds.platforms.case import Case
from tests.worlds.platforms.offers import EMPLOYER, OFFERS, TEXT, Published, slug
from tests.worlds.platforms.site import Answer


def published(base: str) -> Published:
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


CASE = Case(
    url="https://novembre.recruitee.com/",
    first="https://novembre.recruitee.com/api/offers/",
    published=published,
)
