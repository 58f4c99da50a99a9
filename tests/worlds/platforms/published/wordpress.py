"""The three offers as wordpress publishes them."""

from typing import Any

from tests.worlds.platforms.case import Case
from tests.worlds.platforms.offers import OFFERS, TEXT, Offer, Published, slug
from tests.worlds.platforms.site import Answer


def published(base: str) -> Published:
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
    return Published(base, answers, {"api": base}, says="title town contract date")


CASE = Case(
    url="https://novembre.example/offres/",
    first="https://novembre.example/wp-json/wp/v2/types",
    second_page="page=2&",
    own_address=True,
    mark="<link rel=alternate href='/wp-json/wp/v2/offres-emploi/12'>",
    marked={"type": "offres-emploi"},
    published=published,
)
