"""A row of ``jobs`` → the facts that a reader looks for, in French; what is unknown is said to be."""

import json
from datetime import date, datetime

from board.published.rows import JobPageRow, PublishedJob, PublishedSource
from board.wording import formats
from vocabulary.posting_values import CONTRACT, PERIOD, SHIFT, WORKTIME

UNKNOWN = "Non précisé"
LONGEST_REFERENCE_CHARACTERS = 24
"""What is longer is a machine's key: « 7f3a9c… » helps nobody at the telephone."""


def salary(job: PublishedJob) -> str:
    """The wage as the source states it; empty when it does not."""
    return wage(job.salary_min, job.salary_max, job.salary_period, job.salary_gross, job.salary_months)


def wage(low: float | None, high: float | None, period: str | None, gross: int | None, months: float | None) -> str:
    """A wage from its parts. ``gross``: 1, 0 for net, ``None`` when it is not said; ``months``: « sur 13 mois ».

    >>> wage(2100, 2400, "month", 1, 13)
    '2\\u202f100 à 2\\u202f400\\xa0€ brut par mois, sur 13\\xa0mois'
    """
    if low is None and high is None:
        return ""
    amount = " à ".join(dict.fromkeys(formats.number(value) for value in (low, high) if value is not None))
    start = "" if low is not None and high is not None else ("À partir de " if high is None else "Jusqu’à ")
    if low == high:
        start = ""
    kind = "" if gross is None else (" brut" if gross else " net")
    every = f" {PERIOD[period]}" if period in PERIOD else ""
    over = f", sur {formats.number(months)}{formats.FIRM}mois" if months else ""
    return f"{start}{amount}{formats.FIRM}€{kind}{every}{over}"


def contract(job: PublishedJob) -> str:
    """« CDD de 6 mois », « Intérim »; empty when it is not said."""
    return contract_words(job.contract, job.contract_months)


def contract_words(contract: str, length: float | None) -> str:
    """« CDD de 6 mois » from a JSON list of kinds, and months.

    >>> contract_words('["CDD"]', 6), contract_words('["CDI"]', 6)
    ('CDD de 6\\xa0mois', 'CDI')
    """
    kinds = [CONTRACT.get(kind, kind) for kind in json.loads(contract)]
    if length and kinds == [CONTRACT["CDI"]]:
        length = None
    return " ou ".join(kinds) + (f" de {formats.months(length)}" if kinds and length else "")


def shifts(job: PublishedJob) -> str:
    """« 3x8 », « Nuit, week-end »; empty when it is not said."""
    return shift_words(job.shift)


def shift_words(shift: str) -> str:
    """« Nuit, week-end » from a JSON list of shifts.

    >>> shift_words('["nuit"]')
    'Nuit'
    """
    words = [SHIFT.get(kind, kind).partition(" (")[0] for kind in json.loads(shift)]
    return ", ".join(words[:1] + [word.lower() for word in words[1:]])


def worktime(job: PublishedJob) -> str:
    """« Temps plein, 35 h par semaine »."""
    return worktime_words(job.worktime, job.hours)


def worktime_words(worktime: str | None, hours: float | None) -> str:
    """« Temps plein, 35 h par semaine » from ``worktime`` and hours a week."""
    weekly = f"{formats.number(hours).removesuffix(',00')}{formats.FIRM}h par semaine" if hours else ""
    return ", ".join(filter(None, (WORKTIME.get(worktime or ""), weekly)))


def where(job: PublishedJob) -> str:
    """The commune, « et 2 autres »; or the department when that is all that is said, on the job's own page."""
    named = [place["name"] for place in json.loads(job.places) if place.get("name")]
    if len(named) > 1:
        return f"{named[0]} et {formats.count(len(named) - 1, 'autre lieu', 'autres lieux')}"
    return named[0] if named else department(job)


def department(job: PublishedJob) -> str:
    """« Département 76 »; lists do not read it."""
    return f"Département {job.department}" if isinstance(job, JobPageRow) and job.department else ""


def in_a_line(job: PublishedJob) -> str:
    """« Verrerie · Le Tréport · CDI · 3x8 · 2 100 € »: what tells an offer from the others, most of all."""
    parts = [employer(job), where(job), contract(job), shifts(job), salary(job) or "Salaire non précisé"]
    return " · ".join(filter(None, parts))


def employer(job: PublishedJob) -> str:
    """Who employs; an agency's client stays hidden when it hides it."""
    return job.organization or ("Client de l’agence, non nommé" if job.publisher_kind == "agency" else UNKNOWN)


def experience(job: JobPageRow) -> str:
    """« Débutant accepté », « 2 ans »; empty when it is not said."""
    wanted = job.experience_months
    if job.beginner:
        return "Débutant accepté"
    return formats.months(wanted) if wanted else ""


def publisher(job: PublishedJob) -> str:
    """Who published it, when that is not who employs."""
    return "" if job.publisher == job.organization else job.publisher


def occupation(job: PublishedJob) -> str:
    """« Conducteur de machine (ROME H2804) »; empty when it is not known."""
    return f"{job.occupation} (ROME {job.rome})" if job.rome else ""


def apply_before(job: PublishedJob, today: date) -> str:
    """The last day to apply, and how many are left; empty when it is not said."""
    if not job.valid_through:
        return ""
    left = formats.days_left(job.valid_through, today)
    return formats.day_of(job.valid_through) + (f" ({left})" if left else "")


def named(job: PublishedJob) -> list[str]:
    """Every place, with its department."""
    places = [place for place in json.loads(job.places) if place.get("name")]
    return [
        f"{place['name']} ({place['department']})" if place.get("department") else place["name"] for place in places
    ] or ([where(job)] if where(job) else [])


def published(job: PublishedJob) -> str:
    """The date of the source; else when it was first seen, said as such (art. L5332-1: an offer is dated)."""
    if job.date_posted:
        return formats.day_of(job.date_posted)
    return f"Non indiquée par la source ; vue pour la première fois le {formats.day_of(job.first_seen)}"


def reference(job: JobPageRow) -> str:
    """The reference that one may name when one applies; empty when it is none that people would write down."""
    name = job.reference or ""
    return name if len(name) <= LONGEST_REFERENCE_CHARACTERS and "/" * 2 not in name else ""


def again(job: PublishedJob) -> str:
    """« Republiée le 12 mars », « Rouverte le 3 mai »: it was there before; empty when it was not."""
    if job.republished_at and job.republished_at >= (job.reopened_at or ""):
        return f"Republiée le {formats.day_of(job.republished_at)}"
    return f"Rouverte le {formats.day_of(job.reopened_at)}" if job.reopened_at else ""


def returned(job: PublishedJob) -> str:
    """What ``again`` says, and since when we know the offer; its own page says both."""
    words = again(job)
    return f"{words} ; vue pour la première fois le {formats.day_of(job.first_seen)}" if words else ""


def verified(job: PublishedJob, source: PublishedSource | None, now: datetime) -> tuple[str, str]:
    """Whether the offer was still there: a tone (good, warn or bad) and a sentence."""
    seen = formats.ago(job.last_seen, now)
    if job.status == "unseen":
        return "warn", f"Absente lors de la dernière visite ; vue {seen}"
    if source is None or not source.last_crawl or source.state in {"ok", "empty"}:
        return "good", f"Vérifiée {seen}"
    if source.state in {"failed", "blocked"}:
        healthy = source.last_healthy
        return (
            "bad",
            f"Site injoignable{' ' + formats.since(healthy, now) if healthy else ''} ; offre vue {seen}",
        )
    return "warn", f"Source à vérifier ; offre vue {seen}"
