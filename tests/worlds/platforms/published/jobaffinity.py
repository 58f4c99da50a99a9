"""The three offers as jobaffinity publishes them."""

from urllib.parse import quote

from tests.worlds.platforms.case import Case
from tests.worlds.platforms.offers import OFFERS, Published, labelled_page, script
from tests.worlds.platforms.site import html


def published(base: str) -> Published:
    """The employer's page, its list, and its offers."""
    page = f"{base}/recrutement"
    links = [(offer, f"{page}?intuition_id={offer.id}") for offer in OFFERS]
    answers = {
        "/recrutement": html("<script src='https://jobaffinity.fr/syndication/publication/12/34'></script>"),
        f"/list_job/12/34/?parent={quote(page, safe='')}": script(
            "".join(f'<li><a href="{link}">{offer.title}</a></li>' for offer, link in links)
        ),
    }
    for offer, link in links:
        answers[f"/info_job/12/34/{offer.id}?parent={quote(link, safe='')}"] = script(labelled_page(offer))
    return Published(page, answers, {"api": base}, says="title town contract date")


CASE = Case(
    url="https://novembre.example/recrutement",
    first="https://novembre.example/recrutement",
    own_address=True,
    mark="<script src='https://jobaffinity.fr/syndication/publication/12/34'>",
    marked={"company": "12/34"},
    published=published,
)
