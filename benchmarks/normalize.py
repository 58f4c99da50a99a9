"""Texts → postings: how many a second on one core, and how well people's names and numbers are taken out."""

import random
from datetime import UTC, datetime
from time import process_time
from typing import Any

from benchmarks.contact_cases import CASES
from french.contacts.redacted import PLACEHOLDER, without_contacts
from pipeline.model import Text
from pipeline.normalize import Raw, normalize, normalize_all
from pipeline.refining.changed_postings import POSTINGS_AT_A_TIME

SIZE = 3000
SEEN = datetime(2026, 11, 24, 5, 30, tzinfo=UTC)
TRADES = """
    Conducteur de ligne|Opérateur bout froid|Trieur de verre|Ajusteur mouliste|Régleur|Technicien de maintenance|Cariste
    Agent de production
    Chef d'équipe tri|Magasinier|Opératrice de décor|Laqueur|Électromécanicien|Comptable|Assistant RH|Technicien qualité
    Fraiseur commande numérique
""".replace("\n", "|").split("|")
TOWNS = [
    "76260 Eu",
    "Le Tréport (76)",
    "80 - MERS LES BAINS",
    "Blangy-sur-Bresle, Seine-Maritime",
    "Feuquières (60)",
    "80100 Abbeville",
    "Dieppe",
]
WORDS = """
    vous contrôlez les flacons en sortie d'arche et réglez la machine avec le chef de poste dans le respect des consignes de sécurité
    nous recherchons pour notre atelier une personne rigoureuse sachant lire un plan et tenir une cadence poste en équipe
    formation assurée
""".split()


def run(size: int = SIZE) -> dict[str, Any]:
    """Normalize invented postings with descriptions of 2 KB, every field; no two titles or texts are the same.

    ``postings_per_second``: a second of this process, so that other work on the machine does not count.
    """
    raws = [Raw(text=text(n), id=str(n), source="bench", key=str(n), seen_at=SEEN) for n in range(size)]
    normalize(raws[0])
    start = process_time()
    for at in range(0, size, POSTINGS_AT_A_TIME):
        normalize_all(raws[at : at + POSTINGS_AT_A_TIME])
    took = process_time() - start
    precision, recall = contacts()
    return {"postings_per_second": round(size / took), "contacts_precision": precision, "contacts_recall": recall}


def text(number: int) -> Text:
    """One invented posting; always the same one for a number."""
    chance = random.Random(number)
    sentences = [" ".join(chance.choices(WORDS, k=14)).capitalize() + "." for _ in range(20)]
    paragraphs = "".join(f"<p>{' '.join(sentences[at : at + 4])}</p>" for at in range(0, 20, 4))
    level = chance.choice(["", "confirmé ", "polyvalent "])
    wage = chance.randrange(1850, 2900)
    shift, years = chance.choice(["2x8", "3x8", "journée"]), chance.randrange(1, 6)
    asked = f"<ul><li>Horaires : {shift}, 35h</li><li>{years} ans d'expérience</li></ul>"
    return Text(
        title=f"{chance.choice(TRADES)} {level}(H/F) - {chance.choice(TOWNS)} - Réf. {number}",
        organization="Verrerie du Val",
        locations=(chance.choice(TOWNS),),
        contract=chance.choice(["CDI", "CDD de 6 mois", "Intérim - 3 mois", "Contrat d'apprentissage"]),
        salary=f"De {wage} à {wage + 200} € brut par mois sur 13 mois",
        date_posted=f"2026-11-{number % 24 + 1:02d}",
        schedule="35h en 2x8",
        experience="2 ans minimum",
        education="CAP, BEP ou Bac Pro",
        description=f"{paragraphs}{asked}<p>Contact : Mme Odile Vernay, 02 35 00 {number % 90 + 10} 22.</p>",
        url=f"http://verrerie.example/{number}",
    )


def contacts() -> tuple[float, float]:
    """Precision and recall of what is removed, over labelled texts: a part that must go, or one that must stay."""
    gone = [
        (part in without_contacts(words)[0], must_go)
        for words, goes, stays in CASES
        for part, must_go in marked(goes, stays)
    ]
    removed = [must_go for there, must_go in gone if not there]
    wanted = [not there for there, must_go in gone if must_go]
    return round(sum(removed) / len(removed), 3), round(sum(wanted) / len(wanted), 3)


def marked(goes: tuple[str, ...], stays: tuple[str, ...]) -> list[tuple[str, bool]]:
    """Parts of a text, and whether each must go."""
    assert PLACEHOLDER not in stays
    return [(part, True) for part in goes] + [(part, False) for part in stays]
