"""The three offers as platforms publish them whose JSON has pages."""

from typing import Any

from tests.worlds.platforms.offers import EMPLOYER, OFFERS, TEXT, Offer, Published, slug
from tests.worlds.platforms.site import Answer


def smartrecruiters(base: str) -> Published:
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


def workday(base: str) -> Published:
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
    return Published(base, answers, {"api": base, "company": "vn", "board": "site"}, "title town date")


def teamtailor(base: str) -> Published:
    """A feed on two pages."""

    def item(offer: Offer) -> dict[str, Any]:
        posting = {
            "@type": "JobPosting", "title": offer.title, "datePosted": f"{offer.day}T08:00:00+01:00", "employmentType": offer.contract,
            "identifier": {"@type": "PropertyValue", "name": EMPLOYER, "value": int(offer.id)}, "description": TEXT,
            "jobLocation": [{"@type": "Place", "address": {"addressLocality": offer.town, "postalCode": offer.postcode}}],
        }  # fmt: skip
        return {"id": f"u-{offer.id}", "title": offer.title, "url": f"{base}/jobs/{offer.id}", "_jobposting": posting}

    feed = {"version": "https://jsonfeed.org/version/1.1", "title": EMPLOYER}
    answers = {
        "/jobs.json": Answer(feed | {"items": [item(o) for o in OFFERS[:2]], "next_url": f"{base}/jobs.json?page=2"}),
        "/jobs.json?page=2": Answer(feed | {"items": [item(o) for o in OFFERS[2:]]}),
    }
    return Published(f"{base}/jobs", answers, {"api": base})


def lever(base: str) -> Published:
    """Pages that end with an empty one."""
    jobs = [
        {
            "id": f"{o.id}-aa", "text": o.title, "hostedUrl": f"{base}/{o.id}", "applyUrl": f"{base}/{o.id}/apply", "country": "FR",
            "createdAt": {"74001": 1793613600000, "74002": 1794218400000, "74003": 1794823200000}[o.id], "description": TEXT,
            "categories": {"commitment": o.contract, "department": "Production", "location": o.town, "allLocations": [o.town]},
            "lists": [{"text": "Missions", "content": "<li>Régler les sections</li>"}],
        }
        for o in OFFERS
    ]  # fmt: skip
    answers = {f"?mode=json&limit=100&skip={at}": Answer(jobs[at : at + 2]) for at in (0, 2, 3)}
    answers["?mode=json&limit=100&skip=3"] = Answer([])
    return Published(base, answers, {"api": base, "company": "vn"})


def wordpress(base: str) -> Published:
    """The kinds of posts that there are, then those that are offers, in two pages."""

    def post(offer: Offer) -> dict[str, Any]:
        groups = [[{"taxonomy": "type_contrat", "name": offer.contract}], [{"taxonomy": "lieu", "name": offer.town}]]
        return {
            "id": int(offer.id), "date": f"{offer.day}T08:00:00", "slug": slug(offer), "type": "offre_emploi",
            "link": f"{base}/offres/{slug(offer)}/", "title": {"rendered": offer.title.replace("’", "&#8217;")},
            "content": {"rendered": TEXT, "protected": False}, "author": 3, "_embedded": {"wp:term": groups},
        }  # fmt: skip

    kinds = {
        "post": {"name": "Articles", "rest_base": "posts"},
        "offre_emploi": {"name": "Offres", "rest_base": "offres"},
    }
    total = {"X-WP-Total": "3", "X-WP-TotalPages": "2"}
    answers = {"/types": Answer(kinds)}
    for page, part in ((1, OFFERS[:2]), (2, OFFERS[2:])):
        answers[f"/offres?per_page=100&page={page}&_embed=wp:term"] = Answer([post(o) for o in part], headers=total)
    return Published(base, answers, {"api": base})
