"""companies.csv and offers.csv → the invented companies of the valley and what they offer."""

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path

from demo import french
from demo.places import COMMUNES, TownAddress
from demo.prose import OfferProse, prose
from french.letters import unaccented

HERE = Path(__file__).parent
NOTICE = "Entreprise fictive — démonstration"
"""On every page of every site: nobody must take these offers for real ones."""
HIDDEN = {
    "verrier": "un verrier du flaconnage de luxe",
    "mouliste": "un mouliste reconnu du flaconnage de luxe",
    "decorateur": "un décorateur de flacons de parfum",
    "tri": "un acteur du contrôle et du tri de flacons",
    "plasturgie": "un plasturgiste de la parfumerie",
    "emballage": "un fabricant d’emballages pour le luxe",
    "conditionnement": "un spécialiste du conditionnement de parfums",
}


@dataclass(frozen=True)
class InventedCompany:
    """An invented company, and the make of its site."""

    id: str
    name: str
    kind: str
    activity: str
    commune: str
    make: str
    """The module of ``demo.sites`` that answers for it."""
    color: str
    about: str
    life: str
    contact: str
    """A recruiter, as too many offers name one: an invented person, numbers kept for fiction."""


@dataclass(frozen=True)
class Offer:
    """An invented opening on one site."""

    id: str
    company: InventedCompany
    """Whose site it is on: an employer, an agency or a school."""
    trade: str
    title: str
    place: str
    contract_code: str
    hours: str
    pay: french.Pay | None
    posted: date
    valid_through: date | None
    level: str
    experience: str
    of: "Offer | None" = None
    """The employer's own offer that this one republishes."""

    @property
    def hidden(self) -> bool:
        """Whether the site keeps the employer's name to itself."""
        return self.company.kind == "agence_interim"

    @property
    def employer(self) -> str:
        """Who employs, as the page says it; empty when it hides it."""
        if self.hidden:
            return ""
        return self.of.company.name if self.of else self.company.name

    @property
    def reference(self) -> str:
        """The number that the site gives; a school keeps the employer's."""
        named = self.of if self.of and not self.hidden else self
        prefix, number = named.id.split("-")
        return f"{prefix.upper()}-{named.posted.year}-{int(number):03d}"

    @property
    def slug(self) -> str:
        """The last word of its address."""
        return f"{'-'.join(re.findall('[a-z0-9]+', unaccented(self.title)))}-{self.id.split('-')[1]}"

    @property
    def commune(self) -> TownAddress | None:
        """The address of the place, unless it is abroad."""
        return COMMUNES.get(self.place)

    @property
    def contract(self) -> str:
        """The contract in words."""
        return french.contract(self.contract_code)

    @cached_property
    def prose(self) -> OfferProse:
        """The work in words: the same as the employer's when the offer is republished."""
        return prose(self.trade, self.of.id if self.of else self.id)

    @property
    def about(self) -> str:
        """Who offers the work, as the site tells it."""
        if self.hidden:
            who = HIDDEN[self.of.company.kind] if self.of else "une entreprise industrielle"
            return f"{self.company.about} Notre client, {who} de la vallée, recherche : {self.title}."
        if self.of:
            return f"{self.company.about} {self.employer}, à {self.place}, accueille un apprenti."
        return self.company.about

    @property
    def life(self) -> str:
        """What comes with the work."""
        return self.company.life

    @property
    def brief(self) -> str:
        """The line that ends many offers: « CDI · Eu · 2x8 · de 1 900 € à 2 100 € brut par mois »."""
        wage = self.pay.words() if self.pay else ""
        parts = [self.contract, self.place, self.hours, wage, self.experience]
        return " · ".join(part for part in parts if part)

    @property
    def facts(self) -> dict[str, str]:
        """What a table beside the text says, in French, empty lines left out."""
        lines = {
            "Référence": self.reference,
            "Entreprise": self.employer,
            "Type de contrat": self.contract,
            "Lieu": self.address,
            "Horaires": self.hours,
            "Salaire": self.pay.words() if self.pay else "",
            "Niveau d’études": self.level,
            "Expérience": self.experience,
            "Date de publication": french.long(self.posted),
        }
        return {label: value for label, value in lines.items() if value}

    @property
    def address(self) -> str:
        """« 76470 Le Tréport »."""
        return f"{self.commune.postal_code} {self.place}" if self.commune else self.place


def companies() -> dict[str, InventedCompany]:
    """Every invented company, by its id."""
    return {row["id"]: InventedCompany(**row) for row in rows("companies.csv")}


def offers(known: Mapping[str, InventedCompany], today: date) -> list[Offer]:
    """Every invented offer of these companies, dated from ``today``."""
    by_id: dict[str, Offer] = {}
    # What is republished comes after what it republishes: the file says so, and its reader needs no second pass.
    for row in rows("offers.csv"):
        by_id[row["id"]] = Offer(
            id=row["id"],
            company=known[row["site"]],
            trade=row["trade"],
            title=row["title"],
            place=row["place"],
            contract_code=row["contract"],
            hours=row["hours"],
            pay=french.Pay.read(row["pay"]),
            posted=today - timedelta(days=int(row["posted"])),
            valid_through=today + timedelta(days=int(row["valid"])) if row["valid"] else None,
            level=row["level"],
            experience=row["experience"],
            of=by_id[row["of"]] if row["of"] else None,
        )
    return list(by_id.values())


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of a table of this folder."""
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter=";")
