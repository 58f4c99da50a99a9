"""The three offers as workable publishes them."""

from tests.worlds.platforms.case import Case
from tests.worlds.platforms.offers import EMPLOYER, OFFERS, TEXT, Published
from tests.worlds.platforms.site import Answer


def published(base: str) -> Published:
    """One answer."""
    jobs = [
        {
            "title": o.title, "shortcode": f"AB{o.id}", "employment_type": o.contract, "url": f"{base}/j/AB{o.id}",
            "description": TEXT,
            "application_url": f"{base}/j/AB{o.id}/apply", "published_on": o.day, "country": "France", "city": o.town,
            "locations": [{"country": "France", "city": o.town, "region": "Normandie", "hidden": False}],
        }
        for o in OFFERS
    ]  # fmt: skip
    return Published(base, {"?details=true": Answer({"name": EMPLOYER, "jobs": jobs})}, {"api": base, "company": "vn"})


CASE = Case(
    url="https://apply.workable.com/novembre/",
    first="https://apply.workable.com/api/v1/widget/accounts/novembre?details=true",
    published=published,
)
