"""The three offers as greenhouse publishes them."""

from html import escape

from tests.worlds.platforms.case import Case
from tests.worlds.platforms.offers import (
    EMPLOYER,
    OFFERS,
    TEXT,
    Published,
)
from tests.worlds.platforms.site import Answer


def published(base: str) -> Published:
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
    return Published(base, answers, {"api": base, "company": "vn"}, "title town date employer")


CASE = Case(
    url="https://job-boards.greenhouse.io/novembre",
    first="https://boards-api.greenhouse.io/v1/boards/novembre/jobs?content=true",
    published=published,
)
