"""Three invented offers, and how pages and scripts tell of one."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from tests.worlds.platforms.site import Answer, html

EMPLOYER = "Verrerie Novembre"
TEXT = (
    "<p>Vous réglez les machines IS de la ligne 4, en équipe de cinq, et veillez à la qualité des flacons de parfum.</p>"
    "<p>Une première expérience dans une verrerie est un plus ; l’atelier vous forme au reste.</p>"
)


@dataclass(frozen=True, slots=True)
class Offer:
    """One invented offer."""

    id: str
    title: str
    town: str
    postcode: str
    contract: str
    day: str


OFFERS = (
    Offer("74001", "Régleur de machines IS H/F", "Blangy-sur-Bresle", "76340", "CDI", "2026-11-02"),
    Offer("74002", "Mouliste ajusteur H/F", "Eu", "76260", "CDD", "2026-11-09"),
    Offer("74003", "Apprenti décorateur sur verre H/F", "Gamaches", "80220", "Alternance", "2026-11-16"),
)
Table = dict[str, Answer]


@dataclass(frozen=True, slots=True)
class Published:
    """Where a platform is asked, and what it answers there."""

    url: str
    answers: Table
    options: Mapping[str, str] = field(default_factory=dict)
    says: str = "title town contract date employer"
    """What can be learnt from it."""


def slug(offer: Offer) -> str:
    """A title in an address."""
    return {"74001": "regleur-is", "74002": "mouliste", "74003": "apprenti-decorateur"}[offer.id]


def json_ld_page(offer: Offer) -> Answer:
    """The page of an offer that says all for machines."""
    posting = {
        "@context": "https://schema.org", "@type": "JobPosting", "title": offer.title, "datePosted": offer.day,
        "employmentType": offer.contract, "description": TEXT, "hiringOrganization": {"name": EMPLOYER},
        "jobLocation": {"address": {"addressLocality": offer.town, "postalCode": offer.postcode}},
        "identifier": {"value": offer.id},
    }  # fmt: skip
    return html(f'<h1>{offer.title}</h1><script type="application/ld+json">{json.dumps(posting)}</script>')


def labelled_page(offer: Offer) -> str:
    """The page of an offer that says all for people."""
    return (
        f"<h1>{offer.title}</h1><ul><li>Type de contrat : {offer.contract}</li><li>Lieu : {offer.town}</li>"
        f"<li>Date de publication : {offer.day}</li></ul><h2>Missions</h2>{TEXT}<h2>Profil</h2>{TEXT}"
    )


def script(text: str) -> Answer:
    """A script that writes HTML."""
    written = text.replace("'", "\\'").replace("</", "<\\/")
    return Answer(f"document.write('{written}');\n", "text/javascript; charset=utf-8")
