"""The three offers as workday publishes them."""

from tests.worlds.platforms.case import Case
from tests.worlds.platforms.offers import EMPLOYER, OFFERS, TEXT, Published, slug
from tests.worlds.platforms.site import Answer


def published(base: str) -> Published:
    """A list that is asked by POST and says its length once."""
    answers = {}
    for offset, part in ((0, OFFERS[:2]), (2, OFFERS[2:])):
        rows = [{"title": o.title, "externalPath": f"/job/{slug(o)}_{o.id}", "bulletFields": [o.id]} for o in part]
        answers[f"/jobs#{offset}"] = Answer({"total": 0 if offset else 3, "jobPostings": rows, "facets": []})
    for offer in OFFERS:
        info = {
            "id": f"g{offer.id}", "title": offer.title, "jobDescription": TEXT, "location": offer.town, "jobReqId": offer.id,
            "startDate": offer.day, "timeType": "Temps plein", "postedOn": "Publié hier",
            "country": {"descriptor": "France"}, "externalUrl": f"{base}/{slug(offer)}",
        }  # fmt: skip
        answers[f"/job/{slug(offer)}_{offer.id}"] = Answer(
            {"jobPostingInfo": info, "hiringOrganization": {"name": EMPLOYER}}
        )
    return Published(base, answers, {"api": base, "company": "vn", "board": "site"}, "title town date employer")


CASE = Case(
    url="https://novembre.wd3.myworkdayjobs.com/fr-FR/Carrieres",
    first="https://novembre.wd3.myworkdayjobs.com/wday/cxs/novembre/Carrieres/jobs",
    second_page="/jobs#2",
    published=published,
)
