"""An offer as its own site publishes it → what search engines and French law ask, what is missing, a score, and a block to paste.

Pure: it judges what was read, and invents nothing. The score is the share of the points that apply; ``CRITERIA`` is the whole rule.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from statistics import fmean
from typing import Literal

from board.jobs import schema_org
from board.published.rows import JobPageRow, PublishedPosting
from board.wording.template_filters import neutral

Verdict = Literal["good", "half", "missing"]
Judge = Callable[[JobPageRow, PublishedPosting], Verdict | None]
STRUCTURED = {"json_ld", "microdata", "rdfa"}
"""Extractors of what search engines read too."""
FROM_TEXT = "description"
"""The rule of a value that only the text of the offer tells."""
CORRECTED = "member"
"""The extractor of what the employer corrects on its private page."""
SHARE: Mapping[Verdict, float] = {"good": 1.0, "half": 0.5, "missing": 0.0}
OURS = ("identifier", "directApply")
"""Properties that only the company knows: its reference, and whether one applies on that very page."""


@dataclass(frozen=True, slots=True)
class Criterion:
    """One thing that search engines or the law ask of an offer."""

    name: str
    """The property of schema.org, or our own word."""
    words: str
    asked_by: str
    weight: Literal["required", "recommended"]
    points: int
    judge: Judge
    """The job and its posting → a verdict; ``None`` when it does not apply, or cannot be known from what is published."""
    advice: str

    @property
    def required(self) -> bool:
        """Whether an offer without it is refused, or breaks a rule."""
        return self.weight == "required"


@dataclass(frozen=True, slots=True)
class Check:
    """A criterion and the verdict that an offer got on it."""

    criterion: Criterion
    verdict: Verdict

    @property
    def severity(self) -> str:
        """``good``, ``warn`` or ``bad``: something required that is not there is bad."""
        return {"good": "good", "half": "warn", "missing": "bad" if self.criterion.required else "warn"}[self.verdict]


def origin(posting: PublishedPosting, field: str) -> Mapping[str, str]:
    """Where a field was read."""
    known: Mapping[str, str] = json.loads(posting.provenance).get(field, {})
    return known


def stated(value: str, field: str) -> Judge:
    """Whether a column is known, and whether search engines can read it: half, when only people can."""

    def judge(job: JobPageRow, posting: PublishedPosting) -> Verdict:
        if getattr(job, value) in {None, "", "[]"}:
            return "missing"
        read = origin(posting, field)
        if read.get("extractor") == CORRECTED:
            return "missing"  # the member says it here, and its page says otherwise
        structured = (read.get("extractor") or posting.extractor) in STRUCTURED and read.get("rule") != FROM_TEXT
        return "good" if structured else "half"

    return judge


def unflagged(flag: str) -> Judge:
    """Whether a warning was not given."""
    return lambda job, _posting: "missing" if flag in json.loads(job.flags) else "good"


def located(job: JobPageRow, posting: PublishedPosting) -> Verdict | None:
    """Whether a commune is said."""
    named = any(place.get("name") for place in json.loads(job.places))
    return stated("places", "places")(job, posting) if named else "missing"


def paid(job: JobPageRow, posting: PublishedPosting) -> Verdict | None:
    """Whether a wage is said."""
    known = job.salary_min is not None or job.salary_max is not None
    return stated("salary_period", "salary")(job, posting) if known else "missing"


def employed(job: JobPageRow, posting: PublishedPosting) -> Verdict | None:
    """Whether the employer is named: for temporary work that is the agency, whose client may stay hidden."""
    known = isinstance(schema_org.organization(job), dict)
    return stated("publisher", "hiring_organization")(job, posting) if known else "missing"


def for_both(_job: JobPageRow, posting: PublishedPosting) -> Verdict | None:
    """Whether the title, as its source writes it, speaks to women and men."""
    raw = origin(posting, "title").get("raw", "")
    return None if not raw else ("missing" if neutral(raw) else "good")


def structured(_job: JobPageRow, posting: PublishedPosting) -> Verdict | None:
    """Whether the page has data that search engines read."""
    return "good" if posting.extractor in STRUCTURED else "missing"


def in_french(job: JobPageRow, _posting: PublishedPosting) -> Verdict | None:
    """Whether it is in French, when its language was recognised."""
    return None if not job.language else ("good" if job.language == "fr" else "missing")


def named_agency(job: JobPageRow, posting: PublishedPosting) -> Verdict | None:
    """Whether an agency says that it is one."""
    return unflagged("agency_status")(job, posting) if job.publisher_kind == "agency" else None


GOOGLE, LAW = "Google for Jobs", "Code du travail"
MUST: Literal["required"] = "required"
SHOULD: Literal["recommended"] = "recommended"
CRITERIA = (
    Criterion("JobPosting", "Données structurées", GOOGLE, MUST, 14, structured,
        "Ajoutez le bloc JSON-LD ci-dessous dans la page de l’offre."),
    Criterion("title", "Intitulé", GOOGLE, MUST, 8, stated("title", "title"), "Donnez l’intitulé du poste, et lui seul."),
    Criterion("description", "Description", GOOGLE, MUST, 8, stated("description", "description"),
        "Décrivez les missions, les horaires et le profil."),
    Criterion("datePosted", "Date de publication", f"{GOOGLE} ; {LAW}, L5332-1", MUST, 10, stated("date_posted", "date_posted"),
        "Toute offre publiée doit être datée."),
    Criterion("hiringOrganization", "Employeur", GOOGLE, MUST, 8, employed,
        "Nommez l’employeur."),
    Criterion("jobLocation", "Lieu de travail", GOOGLE, MUST, 8, located, "Donnez la commune où l’on travaille."),
    Criterion("validThrough", "Date limite", GOOGLE, SHOULD, 6, stated("valid_through", "valid_through"),
        "Donnez le dernier jour pour répondre : l’offre se fermera seule."),
    Criterion("employmentType", "Contrat", GOOGLE, SHOULD, 8, stated("contract", "contract"), "Dites CDI, CDD, intérim …"),
    Criterion("baseSalary", "Salaire", f"{GOOGLE} ; directive (UE) 2023/970", SHOULD, 10, paid,
        "Donnez une fourchette et sa période : c’est ce que les candidats cherchent d’abord."),
    Criterion("hf", "Intitulé pour les femmes et les hommes", f"{LAW}, L1132-1 et L5321-2", MUST, 6, for_both,
        "Écrivez « H/F », ou les deux formes du métier."),
    Criterion("wording", "Mots ouverts à tous", f"{LAW}, L1132-1", MUST, 8, unflagged("discriminating"),
        "Relisez l’annonce : elle semble viser un âge, un sexe, une origine, une situation de famille ou un état de santé."),
    Criterion("french", "En français", f"{LAW}, L5331-4", MUST, 4, in_french, "Publiez aussi l’offre en français."),
    Criterion("agency", "Statut d’entreprise de travail temporaire", f"{LAW}, L5332-3", MUST, 2, named_agency,
        "Nommez l’agence, et dites que c’est une entreprise de travail temporaire."),
)  # fmt: skip
"""The whole rule; a machine cannot prove that an offer obeys the law, and « ouverts à tous » means only that no word was found."""


def checks(job: JobPageRow, posting: PublishedPosting) -> list[Check]:
    """Every criterion that applies. ``job``: a line of ``jobs``; ``posting``: the line of ``postings`` whose words it shows."""
    judged = ((asked, asked.judge(job, posting)) for asked in CRITERIA)
    return [Check(criterion, verdict) for criterion, verdict in judged if verdict is not None]


def score(judged: Iterable[Check]) -> int:
    """0 to 100: the points earned among those that apply."""
    known = list(judged)
    possible = sum(check.criterion.points for check in known)
    return (
        round(100 * sum(SHARE[check.verdict] * check.criterion.points for check in known) / possible) if possible else 0
    )


def average(scores: Iterable[int]) -> int | None:
    """The score of a company; ``None`` without an offer."""
    known = list(scores)
    return round(fmean(known)) if known else None


def block(job: JobPageRow, posting: PublishedPosting) -> tuple[str, list[str]]:
    """The JSON-LD to paste into the page of the offer, made of what was read there; and the properties that are left to fill in."""
    known = schema_org.properties(job, posting.url)
    if not isinstance(known["hiringOrganization"], dict):
        known.pop("hiringOrganization")
    kept = {name: value for name, value in known.items() if name not in OURS}
    wanted = [
        criterion.name
        for criterion in CRITERIA
        if criterion.asked_by.startswith(GOOGLE) and criterion.name != "JobPosting"
    ]
    missing = [name for name in [*wanted, *OURS] if name not in kept]
    return f'<script type="application/ld+json">\n{schema_org.for_script(kept, indent=2)}\n</script>', missing
