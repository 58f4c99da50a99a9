"""The three offers as talentsoft publishes them."""

from tests.worlds.platforms.case import Case
from tests.worlds.platforms.offers import OFFERS, Published, labelled_page, slug
from tests.worlds.platforms.site import html

LIST = "/offre-de-emploi/liste-offres.aspx?mode=list&LCID=1036&page={page}"


def published(base: str) -> Published:
    """Two pages of a list whose classes are none that we know, and pages for people."""
    answers = {}
    for page, part in ((1, OFFERS[:2]), (2, OFFERS[2:])):
        rows = "".join(
            f"<li><h3><a href='{base}/offre-de-emploi/emploi-{slug(o)}_{o.id}.aspx'>{o.title}</a></h3><p>{o.town}</p></li>"
            for o in part
        )
        answers[LIST.format(page=page)] = html(
            f"<h1>Nos offres (3 offres, page {page})</h1><ul>{rows}</ul><a href='{base}/pages/aide.aspx'>Aide</a>"
        )
    pages = {f"/offre-de-emploi/emploi-{slug(o)}_{o.id}.aspx": html(labelled_page(o)) for o in OFFERS}
    return Published(f"{base}/accueil.aspx", answers | pages, {"api": base}, says="title town contract date")


CASE = Case(
    url="https://novembre-recrute.talent-soft.com/accueil.aspx",
    first="https://novembre-recrute.talent-soft.com" + LIST.format(page=1),
    mark="<li class='ts-offer-list-item'>",
    second_page="page=2",
    published=published,
)
