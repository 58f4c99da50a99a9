"""The three offers as beetween publishes them."""

from tests.worlds.platforms.case import Case
from tests.worlds.platforms.offers import OFFERS, Offer, Published, json_ld_page, slug
from tests.worlds.platforms.site import html


def published(base: str) -> Published:
    """A list on two pages."""

    def rows(part: tuple[Offer, ...]) -> str:
        return "".join(f"<li><a href='{base}/poste/x{o.id}-{slug(o)}/'>{o.title}</a></li>" for o in part)

    answers = {"/offres": html(f"<ul>{rows(OFFERS[:2])}</ul><a rel='next' href='{base}/offres/page/2'>suivant</a>")}
    answers["/offres/page/2"] = html(f"<ul>{rows(OFFERS[2:])}</ul>")
    return Published(f"{base}/offres", answers | {f"/poste/x{o.id}-{slug(o)}/": json_ld_page(o) for o in OFFERS})


CASE = Case(
    url="https://novembre.nous-recrutons.fr/offres-emploi/",
    first="https://novembre.nous-recrutons.fr/offres-emploi/",
    second_page="/page/2",
    published=published,
)
