"""Requests and columns → French words, for the member and for the association."""

from collections.abc import Iterable

import msgspec

from board.wording import formats, job_facts
from board.wording.labels import CLOSED_BY, REJECTION
from db.board.facets import PLACES
from db.people.corrections import CorrectedColumns, corrected_columns
from db.people.rows import Request
from db.vallee.member_offers import OfferRow
from vocabulary.posting_values import Salary

KINDS = {
    "hide": "Retrait d’une offre",
    "filled": "Poste pourvu",
    "correct": "Correction",
    "declare": "Offre déclarée",
    "join": "« C’est la même offre »",
    "split": "« Ce ne sont pas les mêmes »",
    "crawl": "Visite de votre site",
    "consent": "Accord",
    "logo": "Logo",
    "description": "Présentation",
    "removal": "Demande de retrait",
}
STATES = {
    "waiting": "En attente de l’association",
    "active": "En vigueur",
    "refused": "Refusée",
    "withdrawn": "Annulée",
    "fallen": "N’est plus en vigueur",
    "done": "Faite",
}
TONES = {"waiting": "warn", "active": "good", "done": "good", "refused": "bad", "fallen": "warn", "withdrawn": "quiet"}
FIELDS = {
    "title": ("Intitulé", "Opérateur de production"),
    "contract": ("Contrat", "CDD 6 mois"),
    "places": ("Lieu", "Eu 76260"),
    "salary": ("Salaire", "2 100 € brut par mois"),
    "schedule": ("Horaires", "2x8, 35 h"),
    "valid_through": ("Dernier jour pour postuler", "31/12/2026"),
    "description": ("Texte de l’offre", ""),
}
"""What may be corrected: its name, and an example."""
COLUMNS = {
    "title": ("title", "title_key"),
    "contract": ("contract", "contract_months"),
    "places": ("places",),
    "salary": ("salary",),
    "schedule": ("worktime", "hours", "shift"),
    "valid_through": ("valid_through",),
    "description": ("description", "description_text"),
}
"""What may be corrected → columns of ``postings``."""
MESSAGES = {
    "masquee": "C’est noté : l’offre disparaît du tableau public dans quelques secondes.",
    "pourvue": "C’est noté, et bravo : l’offre est fermée dans quelques secondes.",
    "corrigee": "C’est noté : la correction est sur le tableau public dans quelques secondes.",
    "attend": "Merci. L’association regarde votre demande ; vous verrez sa réponse ici.",
    "annulee": "C’est annulé.",
    "declaree": "Merci. Votre offre paraît dans un instant.",
    "visite": "Merci. Le robot passe sur votre site dans un instant ; revenez voir dans quelques minutes.",
    "tot": "Une visite a déjà été demandée il y a peu. Le robot repasse de toute façon chaque matin.",
    "profil": "C’est noté : votre page publique est à jour dans quelques secondes.",
    "accord": "Votre choix est noté, avec sa date.",
    "oppose": "Votre choix est noté, avec sa date : vos offres quittent le tableau dans quelques secondes.",
    "nonpubliee": "Vous avez dit non à la publication : rien n’est lu ni montré. Dites d’abord oui, sous « Votre accord ».",
    "reponse": "C’est noté : un adhérent voit votre réponse sur sa page.",
    "repondue": "C’est noté.",
    "retiree": "C’est noté : l’offre disparaît du tableau public dans quelques secondes.",
    "remontree": "C’est noté : l’offre revient sur le tableau public dans quelques secondes.",
    "inconnue": "Rien n’est décidé : aucune offre du tableau n’a cette adresse. Demandez laquelle c’est, puis collez son adresse.",
    "plusieurs": "Rien n’est décidé : plusieurs offres sont nommées. Choisissez celles qu’il faut retirer.",
    "reprise": "Le lien n’ouvre plus rien.",
    "rapproche": "Merci. Le tableau en tient compte dans un instant.",
    "courriel": "Merci. Un message part à cette adresse : ouvrez-le et confirmez, rien d’autre n’est envoyé avant.",
    "courrielsature": "Beaucoup d’adresses attendent leur confirmation aujourd’hui : réessayez demain.",
    "adresse": "Cette adresse électronique n’est pas complète : vérifiez-la.",
    "dejafait": "Cette demande était déjà réglée.",
}
"""Name of a message → the message: an address cannot make the page say anything else."""

SALARY = msgspec.json.Decoder(Salary).decode


def shown(name: str, row: CorrectedColumns) -> str:
    """What a field of a posting says, as the board would write it."""
    if name == "title":
        return row.get("title") or ""
    if name == "contract":
        return job_facts.contract_words(row["contract"], row["contract_months"])
    if name == "places":
        return ", ".join(place.name for place in PLACES(row["places"]) if place.name)
    if name == "salary":
        return money(SALARY(row["salary"])) if row["salary"] else ""
    if name == "schedule":
        return ", ".join(
            filter(None, (job_facts.shift_words(row["shift"]), job_facts.worktime_words(row["worktime"], row["hours"])))
        )
    if name == "valid_through":
        return formats.day_of(row["valid_through"]) if row["valid_through"] else ""
    return row.get("description_text") or ""


def money(salary: Salary) -> str:
    """A wage, as on the board."""
    return job_facts.wage(salary.min, salary.max, salary.period, salary.gross, salary.months)


def sentence(request: Request) -> str:
    """What a request asks for, in a line."""
    value = request.value
    if request.kind == "correct":
        after = shown(request.field, corrected_columns(value))
        before = str(value.get("_source_words") or "rien")
        return f"{FIELDS[request.field][0]} : « {after[:120]} » au lieu de « {before[:120]} »"
    if request.kind == "declare":
        last = str(value.get("valid_through", ""))
        return f"{value.get('title', '')}, jusqu’au {formats.day_of(last) if formats.is_day(last) else last}"
    if request.kind == "consent":
        return "Oui, publiez nos offres" if value["consent"] == "yes" else "Non, ne publiez plus nos offres"
    if request.kind == "description":
        return str(value["description"])[:200]
    if request.kind == "removal":
        return " · ".join(filter(None, (value.get("title"), value.get("why"), value.get("contact"))))
    return str(value.get("other_title") or value.get("why") or "")


def state(offer: OfferRow, requests: Iterable[Request]) -> tuple[str, str]:
    """How an offer is: a tone and a sentence."""
    for request in requests:
        if request.state == "active" and request.kind == "hide":
            return "quiet", f"Retirée du tableau à votre demande le {formats.day_of(request.asked_at)}"
        if request.state == "active" and request.kind == "filled":
            return "quiet", f"Poste pourvu, dites-vous depuis le {formats.day_of(request.asked_at)}"
    if offer.rejection:
        return "warn", f"Écartée : {REJECTION.get(offer.rejection, offer.rejection).lower()}"
    if offer.job_status == "closed":
        why = CLOSED_BY.get(offer.job_closed_by or "", "")
        return "quiet", "Fermée" + (f" : {why}" if why else "")
    if offer.job_status == "unseen":
        return "warn", "En ligne ; absente lors de la dernière visite"
    return ("good", "En ligne") if offer.job_status else ("warn", "En cours de lecture")
