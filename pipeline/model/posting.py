"""A posting: schema.org JobPosting in snake_case, each field null when unknown."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

import msgspec


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
class Text:
    """What a source says of a posting, one string a field: what ``normalize`` reads.

    Every way of writing (JSON-LD objects, table rows, feed elements) is brought to this form first, so that one rule reads all.
    """

    title: str
    organization: str = ""
    locations: tuple[str, ...] = ()
    contract: str = ""
    salary: str = ""
    date_posted: str = ""
    valid_through: str = ""
    schedule: str = ""
    experience: str = ""
    education: str = ""
    description: str = ""
    """HTML or plain text, not sanitized yet."""
    url: str = ""
    apply_url: str = ""
    external_id: str = ""
    rome: str = ""
    language: str = ""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class JobPosting:
    """One posting in schema.org's words, each field null when unknown, never guessed."""

    id: str
    """Stable: 16 hexadecimal digits made from source and key."""
    source: str
    key: str
    """What names it within its source."""
    url: str
    seen_at: datetime
    title: str
    """As shown: masculine form, without H/F, place or reference."""
    title_key: str
    """For comparing."""
    hiring_organization: str | None = None
    """Who employs; null when an agency hides it, never guessed."""
    hiring_member: str | None = None
    """The id of the member that this is, when the registry knows the name."""
    publisher: str = ""
    """Who put it there: never empty once it comes from a source (art. L5332-2)."""
    publisher_kind: str = ""
    """``employer``, ``agency``, ``public_service``, ``school`` or ``association``."""
    places: tuple[Place, ...] = ()
    contract: tuple[Contract, ...] = ()
    contract_months: float | None = None
    worktime: str | None = None
    hours: float | None = None
    shift: tuple[str, ...] = ()
    salary: Salary | None = None
    date_posted: date | None = None
    valid_through: date | None = None
    occupation: Occupation | None = None
    experience_months: int | None = None
    beginner: bool | None = None
    education: int | None = None
    language: str | None = None
    description: str = ""
    """Sanitized HTML."""
    description_text: str = ""
    """The same as plain text."""
    apply_url: str = ""
    external_id: str = ""
    flags: tuple[str, ...] = ()
    """Warnings: no date, no salary, contact removed …"""
    rejection: Rejection | None = None
    provenance: dict[str, Provenance] = field(default_factory=dict)
