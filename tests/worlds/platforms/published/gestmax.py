"""The three offers as gestmax publishes them."""

from tests.worlds.platforms.case import Case
from tests.worlds.platforms.offers import OFFERS, Published, labelled_page, slug
from tests.worlds.platforms.site import html


def published(base: str) -> Published:
    """Two pages of a search that says how many there are, a third that shows nothing more, and pages for people."""
    answers = {}
    for page, part in ((1, OFFERS[:2]), (2, OFFERS[2:])):
        rows = "".join(
            f"<tr><td><a href='{base}/{o.id}/1/{slug(o)}'>{o.title} (Nouvelle fenêtre)</a></td><td>{o.day}</td><td>{o.town}</td></tr>"
            for o in part
        )
        first = 2 * page - 1
        answers[f"/search/index/page/{page}"] = html(
            f"<p>Résultats <b>{first} - {first + len(part) - 1}</b> sur <b>3</b></p><table>{rows}</table>"
            "<a href='/search/index/page/1'>1</a><a href='/apply/74001/1'>Postuler</a>"
        )
    pages = {f"/{o.id}/1/{slug(o)}": html(labelled_page(o)) for o in OFFERS}
    return Published(f"{base}/search", answers | pages, {"api": base}, says="title town contract date")


CASE = Case(
    url="https://novembre.gestmax.fr/74001/1/regleur-is",
    first="https://novembre.gestmax.fr/search/index/page/1",
    second_page="page/2",
    published=published,
)
