"""A home-made site: bold labels in paragraphs, ``/page/2/`` for the rest of the list."""

from html import escape

from demo import layout
from demo.answers import InventedSite, SiteRequest, SiteResponse, last_part, number
from demo.french import short
from demo.sites import Make
from demo.valley import Offer

LABELS = {
    "Référence": "Réf.",
    "Type de contrat": "Contrat",
    "Lieu": "Lieu de travail",
    "Horaires": "Rythme",
    "Salaire": "Rémunération",
    "Niveau d’études": "Formation",
    "Expérience": "Expérience",
}


def answer(site: InventedSite, request: SiteRequest) -> SiteResponse | None:
    """``/rejoindre/``, ``/rejoindre/page/2/`` and ``/rejoindre/offre/SLUG/``."""
    parts = request.path.strip("/").split("/")
    if parts == ["rejoindre"] or parts[:2] == ["rejoindre", "page"]:
        return SiteResponse(listing(site, number(request)))
    offer = site.find(last_part(request.path)) if parts[:2] == ["rejoindre", "offre"] else None
    return SiteResponse(page(site, offer)) if offer else None


def listing(site: InventedSite, at: int) -> str:
    """One page of the list."""
    lines = [
        f"<h3>{layout.link(f'/rejoindre/offre/{offer.slug}/', offer.title)}</h3><p>{escape(offer.prose.post)}</p>"
        for offer in site.page(at)
    ]
    following = (
        layout.link(f"/rejoindre/page/{at + 1}/", "Offres plus anciennes", classes="plus") if at < site.pages else ""
    )
    return layout.shell(site, "Nous rejoindre", f"<h1>Nous rejoindre</h1>{layout.items(site, lines)}<p>{following}</p>")


def page(site: InventedSite, offer: Offer) -> str:
    """An offer."""
    facts = offer.facts
    lines = "\n".join(
        f"<p><b>{label} :</b> {escape(facts[name])}</p>" for name, label in LABELS.items() if name in facts
    )
    headings = ("Votre rôle", "Au quotidien", "Et vous ?", "Chez nous")
    main = (
        f"<h1>{escape(offer.title)}</h1>\n<p class='meta'>Mise en ligne : {short(offer.posted)}</p>\n{lines}\n"
        f"{layout.prose(offer, headings=headings)}"
    )
    return layout.shell(site, offer.title, main)


MAKE = Make(
    "listing",
    "/rejoindre/",
    "links=css:ul.offres h3 a; next=css:a.plus; container=css:ul.offres",
    answer,
)
