"""The three offers as ashby publishes them."""

from tests.worlds.platforms.case import Case
from tests.worlds.platforms.offers import OFFERS, TEXT, Published
from tests.worlds.platforms.site import Answer


def published(base: str) -> Published:
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
    return Published(
        base, {"?includeCompensation=true": answer}, {"api": base, "company": "vn"}, says="title town contract date"
    )


CASE = Case(
    url="https://jobs.ashbyhq.com/novembre",
    first="https://api.ashbyhq.com/posting-api/job-board/novembre?includeCompensation=true",
    published=published,
)
