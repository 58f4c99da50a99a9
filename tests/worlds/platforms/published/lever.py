"""The three offers as lever publishes them."""

from tests.worlds.platforms.case import Case
from tests.worlds.platforms.offers import OFFERS, TEXT, Published
from tests.worlds.platforms.site import Answer


def published(base: str) -> Published:
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
    return Published(base, answers, {"api": base, "company": "vn"}, says="title town contract date")


CASE = Case(
    url="https://jobs.eu.lever.co/novembre",
    first="https://api.eu.lever.co/v0/postings/novembre?mode=json&limit=100&skip=0",
    second_page="skip=2",
    published=published,
)
