"""An answer of France Travail's « Offres d’emploi v2 » → schema.org properties, without the people it names."""

import re
from typing import Any
from urllib.parse import unquote, urlsplit

from crawlers.extract.page.stumbles import Stumbles

Fields = dict[str, Any]
DETAIL = "https://candidat.francetravail.fr/offres/recherche/detail/"
"""Where a reader sees an offer that came from no partner."""
DEPARTMENT = re.compile(r"^\s*(?:\d{2,3}|2[AB])\s*-\s*")


def postings(answer: Any, stumbles: Stumbles) -> list[tuple[str, str, Fields]]:
    """The id, the address and the properties of each offer: of a search, or the one of a detail."""
    read = stumbles.each("france_travail", offers_of(answer, [answer]), posting)
    return [one for one in read if one]


def offers_of(answer: Any, otherwise: list[Any]) -> list[Fields]:
    """The offers of an answer, as it writes them; ``otherwise``: what an answer stands for that is not to a search."""
    found = answer.get("resultats", otherwise) if isinstance(answer, dict) else None
    return [offer for offer in found if isinstance(offer, dict)] if isinstance(found, list) else []


def ids(answer: Any) -> set[str]:
    """The ids of all offers that an answer brings, also of those that cannot be read."""
    return {text(offer.get("id")) for offer in offers_of(answer, [])} - {""}


def posting(offer: Fields) -> tuple[str, str, Fields] | None:
    """One offer; nothing when it has no id or no title."""
    id, title = text(offer.get("id")), text(offer.get("intitule"))
    if not id or not title:
        return None
    origin = mapping(offer, "origineOffre")
    fields = {
        "title": title,
        "description": text(offer.get("description")),
        "datePosted": text(offer.get("dateCreation")),
        "identifier": id,
        "hiringOrganization": {"name": employer} if (employer := text(mapping(offer, "entreprise").get("nom"))) else {},
        "jobLocation": place(mapping(offer, "lieuTravail")),
        "employmentType": contract(offer),
        "baseSalary": salary(mapping(offer, "salaire")),
        "workHours": hours(offer),
        "experienceRequirements": text(offer.get("experienceLibelle")),
        "educationRequirements": education(offer.get("formations")),
        "occupationalCategory": [word for name in ("romeCode", "romeLibelle") if (word := text(offer.get(name)))],
        "industry": text(offer.get("secteurActiviteLibelle")),
        "totalJobOpenings": offer.get("nombrePostes"),
        "origineOffre": origin,
        "urlPostulation": tool(text(mapping(offer, "contact").get("urlPostulation"))),
    }
    url = text(origin.get("urlOrigine")) or f"{DETAIL}{id}"
    return id, url, {name: value for name, value in fields.items() if value}


def tool(address: str) -> str:
    """Host and path of the page where one applies: which recruiting tool that is, and nothing of any person.

    >>> tool("https://verrerie.taleez.com/apply/ab1?mail=i.valcourbe%40verrerie.example#c")
    'https://verrerie.taleez.com/apply/ab1'
    >>> tool("https://verrerie.example/i.valcourbe@verrerie.example"), tool("mailto:i.valcourbe@verrerie.example")
    ('https://verrerie.example', '')
    """
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        return ""
    path = "" if "@" in unquote(parts.path) else parts.path
    return f"https://{host}{path}"[:300] if parts.scheme in {"http", "https"} and host else ""


def employer(fields: Fields) -> str:
    """Who employs; empty when it is not said."""
    return text(mapping(fields, "hiringOrganization").get("name"))


def mapping(value: Fields, name: str) -> Fields:
    """What is below a name, when it is an object."""
    found = value.get(name)
    return found if isinstance(found, dict) else {}


def text(value: Any) -> str:
    """A string, or nothing."""
    return value.strip() if isinstance(value, str) else ""


def place(given: Fields) -> Fields:
    """« 76 - LE TREPORT » with its postal code and its point."""
    town = DEPARTMENT.sub("", text(given.get("libelle")))
    address = {"addressLocality": town, "postalCode": text(given.get("codePostal")), "addressCountry": "FR"}
    found: Fields = {"address": {name: value for name, value in address.items() if value}} if town else {}
    latitude, longitude = given.get("latitude"), given.get("longitude")
    if found and isinstance(latitude, int | float) and isinstance(longitude, int | float):
        found["geo"] = {"latitude": latitude, "longitude": longitude}
    return found


def contract(offer: Fields) -> list[str]:
    """« CDD - 6 Mois »; its nature too when that is no ordinary one (« Contrat apprentissage »)."""
    kind = text(offer.get("typeContratLibelle")) or text(offer.get("typeContrat"))
    nature = text(offer.get("natureContrat"))
    return [word for word in (kind, "" if nature == "Contrat travail" else nature) if word]


def hours(offer: Fields) -> str:
    """Hours a week, and how they fall."""
    around = mapping(offer, "contexteTravail").get("horaires")
    told = [text(line) for line in around] if isinstance(around, list) else []
    length = text(offer.get("dureeTravailLibelle")) or text(offer.get("dureeTravailLibelleConverti"))
    return " ; ".join(dict.fromkeys(" ".join(line.split()) for line in (length, *told) if line))


def salary(given: Fields) -> str:
    """« Mensuel de 1950.0 Euros à 2100.0 Euros sur 13.0 mois »."""
    return text(given.get("libelle")) or text(given.get("commentaire"))


def education(given: Any) -> str:
    """The levels that are asked for."""
    levels = (
        [text(one.get("niveauLibelle")) for one in given if isinstance(one, dict)] if isinstance(given, list) else []
    )
    return ", ".join(dict.fromkeys(filter(None, levels)))
