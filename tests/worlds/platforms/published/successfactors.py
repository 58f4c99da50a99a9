"""The three offers as successfactors publishes them."""

from tests.worlds.platforms.case import Case
from tests.worlds.platforms.offers import OFFERS, TEXT, Published, slug
from tests.worlds.platforms.site import html


def published(base: str) -> Published:
    """Two pages of a search, and pages with microdata."""
    answers = {}
    for offset, part in ((0, OFFERS[:2]), (2, OFFERS[2:])):
        rows = "".join(
            f'<tr><td><a class="jobTitle-link" href="{base}/job/{slug(o)}/{o.id}/">x</a></td></tr>' for o in part
        )
        label = (
            f'<span class="paginationLabel">Résultats <b>{offset + 1} – {offset + len(part)}</b> sur <b>3</b></span>'
        )
        answers[f"/search/?q=&sortColumn=referencedate&sortDirection=desc&startrow={offset}"] = html(
            f'{label}<table id="searchresults">{rows}</table>'
        )
    for offer in OFFERS:
        answers[f"/job/{slug(offer)}/{offer.id}/"] = html(
            f'<div itemscope itemtype="http://schema.org/JobPosting"><h1 itemprop="title">{offer.title}</h1>'
            f'<meta itemprop="datePosted" content="{offer.day}"><span itemprop="jobLocation" itemscope '
            f'itemtype="http://schema.org/Place"><meta itemprop="address" content="{offer.town}"></span>'
            f'<p>Type de contrat : {offer.contract}</p><div itemprop="description">{TEXT}</div></div>'
        )
    return Published(f"{base}/search/", answers, {"api": base}, says="title town contract date")


CASE = Case(
    url="https://jobs.novembre.example/",
    first="https://jobs.novembre.example/search/?q=&sortColumn=referencedate&sortDirection=desc&startrow=0",
    second_page="startrow=2",
    own_address=True,
    mark="<a class='jobTitle-link' href='/job/1/'>",
    published=published,
)
