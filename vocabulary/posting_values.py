"""What the fields of a posting hold: small records, and words that a value may be, with their French."""

from dataclasses import dataclass
from enum import StrEnum

import msgspec

from vocabulary.field_record import PublicColumn


class Contract(StrEnum):
    """The contract, as a French recruiter names it."""

    CDI = "CDI"
    CDD = "CDD"
    INTERIM = "INTERIM"
    CDI_INTERIM = "CDI_INTERIM"
    CDI_CHANTIER = "CDI_CHANTIER"
    CDD_USAGE = "CDD_USAGE"
    SAISONNIER = "SAISONNIER"
    APPRENTISSAGE = "APPRENTISSAGE"
    PROFESSIONNALISATION = "PROFESSIONNALISATION"
    ALTERNANCE = "ALTERNANCE"
    STAGE = "STAGE"
    VIE = "VIE"
    FREELANCE = "FREELANCE"
    INTERMITTENT = "INTERMITTENT"
    INSERTION = "INSERTION"


class Zone(StrEnum):
    """Where a place lies, seen from the valley."""

    BRESLE = "vallee-de-la-bresle"
    DIEPPE = "dieppe"
    ABBEVILLE = "abbeville"
    DEPARTMENTS = "departements-76-80-60"
    FRANCE = "france"


class Rejection(StrEnum):
    """Why a posting that was found is not shown."""

    NO_TITLE = "NO_TITLE"
    NOT_A_JOB = "NOT_A_JOB"
    EXPIRED = "EXPIRED"
    FILLED = "FILLED"
    OUT_OF_AREA = "OUT_OF_AREA"


class Provenance(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Where a value comes from. (A posting has a dozen: as structs they take a tenth of the time of dataclasses.)"""

    raw: str
    """The text that it was read from, cut at 500 characters."""

    rule: str
    """The rule that gave it: ``insee:name+department`` …"""

    extractor: str = ""
    """The extractor that gave the raw text; empty when it was typed in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where the work is: a commune, or only a department or region when that is all that is said."""

    insee: str | None = None
    """The INSEE code of today's commune."""
    name: str | None = None
    department: str | None = None
    """« 76 »."""
    region: str | None = None
    """The INSEE code of the region: « 28 »."""
    lat: float | None = None
    lon: float | None = None
    zone: Zone | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Salary:
    """A wage that the source states; never computed, never guessed."""

    min: float | None
    max: float | None
    period: str | None
    """``hour``, ``day``, ``month`` or ``year``."""
    months: float | None = None
    """« sur 13 mois »: 13."""
    gross: bool | None = None
    currency: str = "EUR"


@dataclass(frozen=True, slots=True, kw_only=True)
class Occupation:
    """A ROME occupation."""

    rome: str
    label: str
    score: float
    alternatives: tuple[str, ...] = ()


class Contact(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """How the employer of a declared offer is reached, as whoever declared it wrote. No other posting has one."""

    mail: str = ""
    """An address; mails are relayed to it where it is not published."""
    telephone: str = ""
    """Digits, with ``+33`` before them when they are no French number written at home."""
    page: str = ""
    published: bool = False
    """Whether its owner agrees that the offer shows it."""


PLACE_COLUMNS = (
    PublicColumn("commune", "TEXT", "name of the first place", "Nom de la première commune"),
    PublicColumn(
        "insee",
        "TEXT",
        "INSEE code of the first place",
        "Code officiel géographique de la première commune",
    ),
    PublicColumn("department", "TEXT", "« 76 »", "Département : « 76 »", listed=False),
    PublicColumn(
        "zone",
        "TEXT",
        "vallee-de-la-bresle, dieppe, abbeville, departements-76-80-60 or france",
        "Secteur : vallee-de-la-bresle, dieppe, abbeville, departements-76-80-60 ou france",
    ),
    PublicColumn("lat", "REAL", "degrees", "Latitude en degrés"),
    PublicColumn("lon", "REAL", "degrees", "Longitude en degrés"),
    PublicColumn(
        "places",
        "TEXT NOT NULL",
        "JSON list of {insee, name, department, region, lat, lon, zone}",
        "Liste JSON des lieux : {insee, name, department, region, lat, lon, zone}",
    ),
)

SALARY_COLUMNS = (
    PublicColumn(
        "salary_min",
        "REAL",
        "as the source states it, never computed",
        "Salaire tel que la source l’écrit, jamais calculé",
    ),
    PublicColumn(
        "salary_max",
        "REAL",
        "as the source states it, never computed",
        "Salaire tel que la source l’écrit, jamais calculé",
    ),
    PublicColumn(
        "salary_period",
        "TEXT",
        "hour, day, month or year",
        "hour (heure), day (jour), month (mois) ou year (an)",
    ),
    PublicColumn("salary_months", "REAL", "« sur 13 mois »: 13", "« Sur 13 mois » : 13"),
    PublicColumn(
        "salary_gross",
        "INTEGER",
        "1 gross, 0 net, null not said",
        "1 brut, 0 net, vide quand ce n’est pas dit",
    ),
    PublicColumn("salary_text", "TEXT", "the source's words", "Les mots de la source"),
)

OCCUPATION_COLUMNS = (
    PublicColumn("rome", "TEXT", "code of the occupation", "Code ROME du métier"),
    PublicColumn("occupation", "TEXT", "its label", "Libellé du métier"),
)

CONTRACT = {
    "CDI": "CDI",
    "CDD": "CDD",
    "INTERIM": "Intérim",
    "CDI_INTERIM": "CDI intérimaire",
    "CDI_CHANTIER": "CDI de chantier",
    "CDD_USAGE": "CDD d’usage",
    "SAISONNIER": "Saisonnier",
    "APPRENTISSAGE": "Apprentissage",
    "PROFESSIONNALISATION": "Professionnalisation",
    "ALTERNANCE": "Alternance",
    "STAGE": "Stage",
    "VIE": "Volontariat international",
    "FREELANCE": "Indépendant",
    "INTERMITTENT": "Intermittent",
    "INSERTION": "Insertion",
}
SHIFT = {
    "journee": "Journée",
    "2x8": "2x8 (matin, après-midi)",
    "3x8": "3x8 (matin, après-midi, nuit)",
    "4x8": "4x8",
    "5x8": "5x8 (week-ends compris)",
    "2x7": "2x7",
    "3x7": "3x7",
    "poste": "Posté",
    "nuit": "Nuit",
    "weekend": "Week-end",
    "samedi": "Samedi",
    "decale": "Horaires décalés",
}
PUBLISHER_KIND = {
    "employer": "Employeur",
    "agency": "Agence d’intérim",
    "public_service": "Service public de l’emploi",
    "school": "École ou centre de formation",
    "association": "Association",
}
WORKTIME = {"plein": "Temps plein", "partiel": "Temps partiel"}
EDUCATION = {
    3: "CAP, BEP (niveau 3)",
    4: "Bac (niveau 4)",
    5: "Bac +2 (niveau 5)",
    6: "Bac +3 (niveau 6)",
    7: "Bac +5 (niveau 7)",
    8: "Doctorat (niveau 8)",
}
ZONE = {
    "vallee-de-la-bresle": "Vallée de la Bresle",
    "dieppe": "Dieppe et environs",
    "abbeville": "Abbeville et environs",
    "departements-76-80-60": "Seine-Maritime, Somme, Oise",
    "france": "Ailleurs en France",
}
REGION = {
    "01": "Guadeloupe",
    "02": "Martinique",
    "03": "Guyane",
    "04": "La Réunion",
    "06": "Mayotte",
    "11": "Île-de-France",
    "24": "Centre-Val de Loire",
    "27": "Bourgogne-Franche-Comté",
    "28": "Normandie",
    "32": "Hauts-de-France",
    "44": "Grand Est",
    "52": "Pays de la Loire",
    "53": "Bretagne",
    "75": "Nouvelle-Aquitaine",
    "76": "Occitanie",
    "84": "Auvergne-Rhône-Alpes",
    "93": "Provence-Alpes-Côte d’Azur",
    "94": "Corse",
}
"""INSEE's code of a region → its name."""
PERIOD_NAME = {"hour": "heure", "day": "jour", "month": "mois", "year": "an"}
"""The same as ``PERIOD`` for a cell of a table, where no sentence is."""
PERIOD = {"hour": "de l’heure", "day": "par jour", "month": "par mois", "year": "par an"}
