"""The three offers as icims publishes them."""

from tests.worlds.platforms.case import Case
from tests.worlds.platforms.offers import OFFERS, Published, json_ld_page, slug
from tests.worlds.platforms.site import html


def published(base: str) -> Published:
    """Two pages of a search in a frame, a third that is empty, and pages with JSON-LD."""
    answers = {"/jobs/search?ss=1&in_iframe=1&pr=2": html("<div class='iCIMS_MainWrapper'></div>")}
    for index, part in ((0, OFFERS[:2]), (1, OFFERS[2:])):
        rows = "".join(
            f"<li class='iCIMS_JobCardItem'><a class='iCIMS_Anchor' title='{o.id} - {o.title}' "
            f"href='{base}/jobs/{o.id}/{slug(o)}/job?in_iframe=1'><span>Intitulé</span><h3>{o.title}</h3></a><dd>{o.town}</dd></li>"
            for o in part
        )
        answers[f"/jobs/search?ss=1&in_iframe=1&pr={index}"] = html(
            f"<div class='iCIMS_MainWrapper'><a class='iCIMS_Anchor' href='{base}/jobs/intro'>Accueil</a><ul>{rows}</ul></div>"
        )
    pages = {f"/jobs/{o.id}/{slug(o)}/job?in_iframe=1": json_ld_page(o) for o in OFFERS}
    return Published(f"{base}/jobs/search", answers | pages, {"api": base})


CASE = Case(
    url="https://careers-novembre.icims.com/jobs/search?ss=1",
    first="https://careers-novembre.icims.com/jobs/search?ss=1&in_iframe=1&pr=0",
    second_page="pr=1",
    published=published,
)
