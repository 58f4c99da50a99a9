"""A page of links to notices in PDF."""

from demo import layout
from demo.answers import InventedSite, SiteRequest, SiteResponse, last_part
from demo.french import long
from demo.pdf import pdf
from demo.sites import Make
from demo.valley import NOTICE, Offer


def answer(site: InventedSite, request: SiteRequest) -> SiteResponse | None:
    """``/nous-rejoindre`` and ``/documents/SLUG.pdf``."""
    if request.path == "/nous-rejoindre":
        lines = [
            f"{layout.link(f'/documents/{offer.slug}.pdf', offer.title)} (PDF, annonce du {long(offer.posted)})"
            for offer in site.listed
        ]
        return SiteResponse(layout.shell(site, "Nous rejoindre", f"<h1>Nous rejoindre</h1>{layout.items(site, lines)}"))
    offer = site.find(last_part(request.path)) if request.path.startswith("/documents/") else None
    return SiteResponse(notice(offer), "application/pdf") if offer else None


def notice(offer: Offer) -> bytes:
    """An offer on paper."""
    facts = [f"{label} : {value}" for label, value in offer.facts.items()]
    work = [offer.about, "", "Le poste", offer.prose.post, "", "Vos missions"]
    work += [f"- {mission}" for mission in offer.prose.missions]
    work += ["", "Votre profil", *[f"- {sentence}" for sentence in offer.prose.profile]]
    work += ["", "Ce que nous vous proposons", offer.life, "", offer.company.contact, "", NOTICE]
    return pdf(offer.title, ["OFFRE D’EMPLOI", offer.title, "", *facts, "", *work])


MAKE = Make("listing", "/nous-rejoindre", "links=css:ul.offres a[href$='.pdf']; container=css:ul.offres", answer)
