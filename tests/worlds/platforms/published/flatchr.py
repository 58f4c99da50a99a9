"""The three offers as flatchr publishes them."""

from typing import Any

from tests.worlds.platforms.case import Case
from tests.worlds.platforms.offers import EMPLOYER, OFFERS, TEXT, Offer, Published, slug
from tests.worlds.platforms.site import Answer


def published(base: str) -> Published:
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
    return Published(
        base, {"/verrerie-novembre.json": Answer({"items": items})}, {"api": base, "company": "verrerie-novembre"}
    )


CASE = Case(
    url="https://novembre.flatchr.io/",
    first="https://careers.flatchr.io/company/novembre.json",
    published=published,
)
