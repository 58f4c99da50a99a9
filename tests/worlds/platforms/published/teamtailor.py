"""The three offers as teamtailor publishes them."""

from typing import Any

from tests.worlds.platforms.case import Case
from tests.worlds.platforms.offers import EMPLOYER, OFFERS, TEXT, Offer, Published
from tests.worlds.platforms.site import Answer


def published(base: str) -> Published:
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


CASE = Case(
    url="https://novembre.teamtailor.com/jobs",
    first="https://novembre.teamtailor.com/jobs.json",
    second_page="page=2",
    published=published,
)
