"""The three offers as smartrecruiters publishes them."""

from typing import Any

from tests.worlds.platforms.case import Case
from tests.worlds.platforms.offers import EMPLOYER, OFFERS, TEXT, Offer, Published
from tests.worlds.platforms.site import Answer


def published(base: str) -> Published:
    """A list in two parts, each offer by itself."""

    def listed(offer: Offer) -> dict[str, Any]:
        return {
            "id": offer.id, "name": offer.title, "refNumber": "REF12", "company": {"identifier": "VN", "name": EMPLOYER},
            "releasedDate": f"{offer.day}T08:00:00.000Z", "typeOfEmployment": {"id": "permanent", "label": offer.contract},
            "location": {"city": offer.town, "country": "fr", "postalCode": offer.postcode}, "ref": f"{base}/{offer.id}",
        }  # fmt: skip

    answers = {}
    for offset, part in ((0, OFFERS[:2]), (2, OFFERS[2:])):
        answer = {"offset": offset, "limit": 100, "totalFound": 3, "content": [listed(offer) for offer in part]}
        answers[f"?limit=100&offset={offset}"] = Answer(answer)
    for offer in OFFERS:
        text = {
            "jobDescription": {"title": "Description du poste", "text": TEXT},
            "qualifications": {"title": "Profil"},
        }
        page = {"postingUrl": f"{base}/VN/{offer.id}", "jobAd": {"sections": text}}
        answers[f"/{offer.id}"] = Answer(listed(offer) | page)
    return Published(f"{base}/VN", answers, {"api": base, "company": "VN"})


CASE = Case(
    url="https://careers.smartrecruiters.com/Novembre",
    first="https://api.smartrecruiters.com/v1/companies/Novembre/postings?limit=100&offset=0",
    second_page="offset=2",
    published=published,
)
