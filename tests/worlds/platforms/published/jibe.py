"""The three offers as jibe publishes them."""

from tests.worlds.platforms.case import Case
from tests.worlds.platforms.offers import EMPLOYER, OFFERS, TEXT, Published
from tests.worlds.platforms.site import Answer


def published(base: str) -> Published:
    """Two pages of an API whose rows each keep the offer under « data »."""
    answers = {}
    for page, part in ((1, OFFERS[:2]), (2, OFFERS[2:])):
        rows = [
            {
                "data": {
                    "slug": o.id, "req_id": f"R-{o.id}", "title": o.title, "description": TEXT, "city": o.town, "country": "France",
                    "postal_code": o.postcode, "employment_type": o.contract, "posted_date": f"{o.day}T00:00:00+0000",
                    "hiring_organization": EMPLOYER, "meta_data": {"canonical_url": None},
                }
            }
            for o in part
        ]  # fmt: skip
        answers[f"/api/jobs?page={page}&limit=100&internal=false"] = Answer(
            {"jobs": rows, "totalCount": 3, "count": len(rows)}
        )
    return Published(f"{base}/jobs", answers, {"api": f"{base}/api/jobs"})


CASE = Case(
    url="https://novembre.jibeapply.com/jobs",
    first="https://novembre.jibeapply.com/api/jobs?page=1&limit=100&internal=false",
    mark="<script src='https://app.jibecdn.com/prod/search/1.2/app.js'></script>",
    second_page="page=2",
    published=published,
)
