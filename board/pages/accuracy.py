"""``accuracy.json``, which ``make accuracy`` measures → what visitors are told of how well sites are read."""

from functools import cache
from pathlib import Path

import msgspec
from datasette.utils.asgi import Response

from board.http.request import PageRequest

FILE = Path(__file__).parents[1] / "accuracy.json"
FACTS = {
    "title": "Titre du poste",
    "employer": "Employeur",
    "place": "Lieu de travail",
    "contract": "Contrat",
    "posted": "Date de parution",
    "until": "Date limite pour répondre",
    "salary": "Salaire",
    "reference": "Référence de l’employeur",
    "text": "Texte de l’offre",
    "only_text": "Rien d’étranger dans le texte",
    "nothing_invented": "Rien d’inventé",
}
"""Figure → what visitors call it."""
RIGHT_WHEN = {
    "title": "c’est le même intitulé, une fois ôtés « H/F », le lieu et la référence",
    "employer": "c’est qui embauche ; d’un client que l’agence ne nomme pas, personne ou l’agence",
    "place": "toutes les communes de travail y sont, et aucune autre",
    "contract": "c’est l’un des contrats proposés (CDI, CDD, intérim, apprentissage…)",
    "posted": "c’est le jour que dit la page ; « il y a deux semaines » l’est à quelques jours près",
    "until": "c’est ce jour, exactement",
    "salary": "le minimum, le maximum et la période sont exacts",
    "reference": "c’est celle que la page donne",
    "text": "une phrase choisie de l’offre s’y trouve",
    "only_text": "une phrase choisie de la page, qui n’est pas de l’offre, ne s’y trouve pas",
    "nothing_invented": "nous ne montrons ni date, ni date limite, ni salaire que la page ne donne pas",
}
"""Figure → when an answer counts as right."""


class Figure(msgspec.Struct, frozen=True):
    """How many cases were asked, and how many came out right."""

    asked: int = 0
    right: int = 0
    share: float = 0
    """Only of old rounds, whose counts were not kept."""

    @property
    def wrong(self) -> int:
        """The others."""
        return self.asked - self.right

    @property
    def percent(self) -> float:
        """From 0 to 100, to a tenth, never rounded up: 299 of 300 are not all.

        >>> Figure(asked=300, right=299).percent, Figure(share=0.573).percent
        (99.6, 57.3)
        """
        return self.right * 1000 // self.asked / 10 if self.asked else round(self.share * 100, 1)


class Round(msgspec.Struct, frozen=True):
    """What was read of a set of data on the day on which it was first read."""

    round: int
    day: str
    data: str
    """``sites`` or ``records``."""
    cases: int
    figures: dict[str, Figure]


class Accuracy(msgspec.Struct, frozen=True):
    """The file."""

    day: str
    sites: int
    offers: int
    figures: dict[str, Figure]
    first_contact: list[Round]

    def rounds(self, data: str) -> list[Round]:
        """Those of one kind of data."""
        return [one for one in self.first_contact if one.data == data]


@cache
def accuracy() -> Accuracy:
    """What was measured; the file comes with the program and does not change while it runs."""
    return msgspec.json.decode(FILE.read_bytes(), type=Accuracy)


async def page(request: PageRequest) -> Response:
    """``/fiabilite``."""
    return request.html("accuracy.html", measured=accuracy(), facts=FACTS, right_when=RIGHT_WHEN)
