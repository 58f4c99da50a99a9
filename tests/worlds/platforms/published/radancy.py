"""The three offers as radancy publishes them."""

from crawlers.platforms.radancy import PLATFORM
from tests.worlds.platforms.case import Case
from tests.worlds.platforms.offers import OFFERS, Published, json_ld_page, slug
from tests.worlds.platforms.site import Answer

SEARCH = (PLATFORM.walk.pages if PLATFORM.walk else "").removeprefix("{api}")


def published(base: str) -> Published:
    """Two pages of a search, each HTML in JSON, and pages with JSON-LD."""
    answers = {}
    for page, part in ((1, OFFERS[:2]), (2, OFFERS[2:])):
        rows = "".join(
            f"<li><a href='{base}/fr/emploi/{slug(o)}/2710/{o.id}' data-job-id='{o.id}'><h2>{o.title}</h2></a>"
            f"<button data-job-id='{o.id}'>Garder</button></li>"
            for o in part
        )
        section = (
            f"<section id='search-results' data-total-job-results='3' data-total-pages='2'><ul>{rows}</ul></section>"
        )
        answers["/fr" + SEARCH.format(page=page)] = Answer(
            {"filters": "", "results": section, "hasJobs": True, "hasContent": False}
        )
    pages = {f"/fr/emploi/{slug(o)}/2710/{o.id}": json_ld_page(o) for o in OFFERS}
    return Published(f"{base}/fr/search-jobs", answers | pages, {"api": f"{base}/fr"})


CASE = Case(
    url="https://emploi.novembre.example/fr/search-jobs",
    first="https://emploi.novembre.example/fr" + SEARCH.format(page=1),
    own_address=True,
    mark="<section id='search-results' data-total-job-results='3'>",
    second_page="CurrentPage=2",
    published=published,
)
