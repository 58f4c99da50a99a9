"""A plain site: a list on several pages with dates in French, and a list of definitions on each page."""

from html import escape

from demo import layout
from demo.answers import InventedSite, SiteRequest, SiteResponse, last_part, number
from demo.french import with_weekday
from demo.sites import Make
from demo.valley import Offer


def answer(site: InventedSite, request: SiteRequest) -> SiteResponse | None:
    """``/emploi?page=2`` and ``/emploi/SLUG``."""
    if request.path == "/emploi":
        return SiteResponse(listing(site, number(request)))
    offer = site.find(last_part(request.path)) if request.path.startswith("/emploi/") else None
    return SiteResponse(page(site, offer)) if offer else None


def listing(site: InventedSite, at: int) -> str:
    """One page of the list."""
    lines = [
        f"{layout.link(f'/emploi/{offer.slug}', offer.title, classes='offre')}<br>"
        f"<small>{escape(offer.contract)} — publiée le {with_weekday(offer.posted)}</small>"
        for offer in site.page(at)
    ]
    pages = "".join(layout.link(f"/emploi?page={n}", str(n)) for n in range(1, site.pages + 1))
    following = layout.link(f"/emploi?page={at + 1}", "Page suivante »", classes="suivant") if at < site.pages else ""
    body = f"<h1>Rejoignez l’atelier</h1>{layout.items(site, lines)}<nav class='pagination'>{pages} {following}</nav>"
    return layout.shell(site, f"Emploi, page {at}", body)


def page(site: InventedSite, offer: Offer) -> str:
    """An offer."""
    main = (
        f"<p><a href='/emploi'>← Toutes nos offres</a></p><h1>{escape(offer.title)}</h1>"
        f"{layout.definitions(offer.facts)}{layout.prose(offer)}"
        "<p>Pour postuler, utilisez <a href='/contact'>notre formulaire</a> en rappelant la référence.</p>"
    )
    return layout.shell(site, offer.title, main)


MAKE = Make(
    "listing",
    "/emploi",
    "links=css:ul.offres a.offre; next=css:a.suivant; container=css:ul.offres",
    answer,
)
