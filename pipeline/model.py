"""The words of the program: schema.org JobPosting in snake_case, and what is decided of it."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """Where a value comes from."""

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


class Verdict(StrEnum):
    """What two postings are to each other."""

    MERGE = "merge"
    PROBABLE = "probable"
    DISTINCT = "distinct"


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A decision on two postings, with its reasons."""

    a: str
    """Posting id, the smaller of the two."""
    b: str
    """Posting id, the greater."""
    verdict: Verdict
    score: float
    reasons: tuple[str, ...]
    """Sentences in French, shown on the board."""
    rule_version: str
    decided_by: str = "rule"
    """``rule``, or the person who decided; a person's word is final."""


class Status(StrEnum):
    """Where a posting or a job is in its life."""

    OPEN = "open"
    UNSEEN = "unseen"
    CLOSED = "closed"


class ClosedBy(StrEnum):
    """Why it is closed."""

    ABSENT = "absent"
    """Absent from two complete crawls."""
    GONE = "gone"
    """Its own page answers 404 or 410."""
    VALID_THROUGH = "valid_through"
    """The date its source gave has passed."""
    REJECTED = "rejected"
    """Its source now says something that is not shown: filled, moved abroad …"""
    SOURCE_REMOVED = "source_removed"
    MEMBER_CLOSED = "member_closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Life:
    """The life of one posting, derived from sightings and crawls: it can always be computed again."""

    status: Status
    first_seen: datetime
    last_seen: datetime
    """The last crawl that saw it."""
    closed_at: datetime | None = None
    closed_by: ClosedBy | None = None
    reopened_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One opening, with all its postings and the reasons they were joined."""

    id: str
    """The id of its founding posting: stable, so its address never changes."""
    postings: tuple[str, ...]
    """Posting ids, the canonical one first."""
    reasons: tuple[str, ...] = ()
    probable: tuple[str, ...] = ()
    """Ids of jobs that may be the same and are only linked."""
    life: Life | None = None
