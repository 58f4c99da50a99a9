"""The three offers as digitalrecruiters publishes them."""

from tests.worlds.platforms.case import Case
from tests.worlds.platforms.offers import OFFERS, Published, json_ld_page, slug
from tests.worlds.platforms.site import Answer


def published(base: str) -> Published:
    """The list of a career site, in two pages, and the page of each offer."""
    site, _, folder = base.rpartition("/")
    query = "/careers-site/job-ads?domainName=127.0.0.1&locale=fr_FR&limit=100&page="
    answers = {}
    for page, part in ((1, OFFERS[:2]), (2, OFFERS[2:])):
        items = [{"title": o.title, "url": f"{o.id}-{slug(o)}", "location": o.town} for o in part]
        answers[f"{query}{page}#"] = Answer({"count": 3, "items": items, "filters": {}})
    answers |= {f"{site}/fr/annonce/{o.id}-{slug(o)}": json_ld_page(o) for o in OFFERS}
    return Published(f"{site}/fr/{folder}", answers, {"api": base})


CASE = Case(
    url="https://emploi.novembre.example/fr/annonces",
    first="https://api.digitalrecruiters.com/public/v1/careers-site/job-ads?domainName=emploi.novembre.example&locale=fr_FR&limit=100&page=1",
    second_page="page=2#",
    own_address=True,
    mark="<img src='https://app.digitalrecruiters.com/generated_contents/a.png'>",
    published=published,
)
