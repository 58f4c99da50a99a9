"""The three offers as welcometothejungle publishes them."""

from tests.worlds.platforms.case import Case
from tests.worlds.platforms.offers import EMPLOYER, OFFERS, TEXT, Published, slug
from tests.worlds.platforms.site import Answer


def published(base: str) -> Published:
    """An employer, then its list."""
    jobs = [
        {
            "reference": f"VN_{o.id}", "name": o.title, "description": TEXT, "published_at": f"{o.day}T10:00:00Z",
            "office": {"city": o.town, "zip_code": o.postcode, "country": {"fr": "France", "en": "France"}},
            "contract_type": {"fr": o.contract, "en": "?"}, "department": {"name": "Production"},
            "websites_urls": [{"website_reference": "wttj_fr", "url": f"{base}/jobs/{slug(o)}"}],
        }
        for o in OFFERS
    ]  # fmt: skip
    answers = {
        "/organizations/novembre": Answer({"organization": {"name": EMPLOYER, "reference": "Ab12"}}),
        "/embed?organization_reference=Ab12": Answer({"name": EMPLOYER, "reference": "Ab12", "jobs": jobs}),
    }
    return Published(base, answers, {"api": base, "company": "novembre"})


CASE = Case(
    url="https://www.welcometothejungle.com/fr/companies/novembre/jobs",
    first="https://api.welcometothejungle.com/api/v1/organizations/novembre",
    mark="fetch('https://www.welcomekit.co/api/v1/embed?organization_reference=Ab12')",
    marked={"reference": "Ab12"},
    published=published,
)
