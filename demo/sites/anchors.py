"""One page for all offers, each under its anchor."""

from html import escape

from demo import layout
from demo.answers import InventedSite, SiteRequest, SiteResponse
from demo.french import long
from demo.sites import Make
from demo.valley import Offer


def answer(site: InventedSite, request: SiteRequest) -> SiteResponse | None:
    """``/recrutement.html`` and nothing else."""
    if request.path != "/recrutement.html":
        return None
    contents = layout.items(site, [layout.link(f"#{offer.slug}", offer.title) for offer in site.listed])
    sections = "\n".join(section(offer) for offer in site.listed)
    intro = f"<p>{escape(site.company.about)} {escape(site.company.life)}</p>"
    return SiteResponse(layout.shell(site, "Recrutement", f"<h1>L’atelier recrute</h1>{intro}{contents}{sections}"))


def section(offer: Offer) -> str:
    """One offer of the page."""
    facts = {label: value for label, value in offer.facts.items() if label not in {"Entreprise", "Date de publication"}}
    lines = "".join(f"<li><strong>{label}</strong> : {escape(value)}</li>" for label, value in facts.items())
    return (
        f'<section id="{offer.slug}"><h2>{escape(offer.title)}</h2>\n<p><em>Annonce du {long(offer.posted)}</em></p>\n'
        f"<ul>{lines}</ul>\n<p>{escape(offer.prose.post)}</p>\n<h3>Missions</h3>{layout.bullets(offer.prose.missions)}\n"
        f"<h3>Profil</h3>{layout.bullets(offer.prose.profile)}</section>"
    )


MAKE = Make("single_page", "/recrutement.html", "", answer, robots="")
