"""JobPosting, Job, Match ↔ rows of vallee.db."""

import json
from collections.abc import Mapping
from dataclasses import asdict, fields
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from db.times import stamp
from pipeline.model import (
    Contract,
    Job,
    JobPosting,
    Life,
    Match,
    Occupation,
    Place,
    Provenance,
    Rejection,
    Salary,
    Verdict,
    Zone,
)

Row = dict[str, Any]


def moment(text: str) -> datetime:
    """A stored moment, read again."""
    return datetime.fromisoformat(text)


to_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
"""JSON as it is stored: French letters as they are, no needless space. (``json.dumps`` makes an encoder a call.)"""


@lru_cache(maxsize=8192)
def kept_json(values: tuple[str, ...]) -> str:
    """Codes or words as JSON: the same few come again and again."""
    return to_json(values)


@lru_cache(maxsize=8192)
def kept_places(places: tuple[Place, ...]) -> str:
    """Places as JSON: thousands of offers share a town."""
    return to_json([flat(place, PLACE) for place in places])


@lru_cache(maxsize=8192)
def kept_occupation(occupation: Occupation) -> str:
    """An occupation as JSON: offers are of a few hundred trades."""
    return to_json(flat(occupation, OCCUPATION))


def posting_row(posting: JobPosting, *, raw_sha256: str, rule_version: str, extractor: str) -> Row:
    """A posting as a row of ``postings``."""
    return {
        "id": posting.id,
        "raw_sha256": raw_sha256,
        "rule_version": rule_version,
        "source": posting.source,
        "key": posting.key,
        "url": posting.url,
        "extractor": extractor,
        "seen_at": stamp(posting.seen_at),
        "title": posting.title,
        "title_key": posting.title_key,
        "hiring_organization": posting.hiring_organization,
        "hiring_member": posting.hiring_member,
        "publisher": posting.publisher,
        "publisher_kind": posting.publisher_kind,
        "places": kept_places(posting.places),
        "contract": kept_json(posting.contract),
        "contract_months": posting.contract_months,
        "worktime": posting.worktime,
        "hours": posting.hours,
        "shift": kept_json(posting.shift),
        "salary": to_json(flat(posting.salary, SALARY)) if posting.salary else None,
        "date_posted": posting.date_posted and posting.date_posted.isoformat(),
        "valid_through": posting.valid_through and posting.valid_through.isoformat(),
        "occupation": kept_occupation(posting.occupation) if posting.occupation else None,
        "experience_months": posting.experience_months,
        "beginner": None if posting.beginner is None else int(posting.beginner),
        "education": posting.education,
        "language": posting.language,
        "description": posting.description,
        "description_text": posting.description_text,
        "apply_url": posting.apply_url,
        "external_id": posting.external_id,
        "flags": kept_json(posting.flags),
        "rejection": posting.rejection,
        "provenance": to_json({name: flat(origin, PROVENANCE) for name, origin in posting.provenance.items()}),
    }


def flat(value: Place | Salary | Occupation | Provenance, names: tuple[str, ...]) -> Row:
    """A value of ours as JSON. (``asdict`` copies deeply, at ten times the cost, and there are twenty a posting.)"""
    return {name: getattr(value, name) for name in names}


def posting_from_row(row: Row) -> JobPosting:
    """The posting that ``posting_row`` wrote."""
    return JobPosting(
        places=tuple(place_from(place) for place in json.loads(row["places"])),
        contract=tuple(Contract(code) for code in json.loads(row["contract"])),
        shift=tuple(json.loads(row["shift"])),
        salary=Salary(**json.loads(row["salary"])) if row["salary"] else None,
        occupation=occupation_from(json.loads(row["occupation"])) if row["occupation"] else None,
        seen_at=moment(row["seen_at"]),
        date_posted=day(row["date_posted"]),
        valid_through=day(row["valid_through"]),
        beginner=None if row["beginner"] is None else bool(row["beginner"]),
        flags=tuple(json.loads(row["flags"])),
        rejection=Rejection(row["rejection"]) if row["rejection"] else None,
        provenance={name: Provenance(**source) for name, source in json.loads(row["provenance"]).items()},
        **{name: row[name] for name in AS_THEY_ARE},
    )


PLACE, SALARY, OCCUPATION, PROVENANCE = (
    tuple(field.name for field in fields(kind)) for kind in (Place, Salary, Occupation, Provenance)
)
AS_THEY_ARE = (
    "id source key url title title_key hiring_organization hiring_member publisher publisher_kind contract_months "
    "worktime hours experience_months education language description description_text apply_url external_id"
).split()


def place_from(values: Row) -> Place:
    """A place, with its zone as the word it is."""
    return Place(**values | {"zone": Zone(values["zone"]) if values["zone"] else None})


def occupation_from(values: Row) -> Occupation:
    """An occupation, with its alternatives as a tuple again."""
    return Occupation(**values | {"alternatives": tuple(values["alternatives"])})


def day(text: str | None) -> date | None:
    """A stored date, read again."""
    return date.fromisoformat(text) if text else None


def life_row(life: Life) -> Row:
    """The columns that ``jobs`` and ``job_postings`` share."""
    return {
        "status": life.status,
        "first_seen": stamp(life.first_seen),
        "last_seen": stamp(life.last_seen),
        "closed_at": life.closed_at and stamp(life.closed_at),
        "closed_by": life.closed_by,
        "reopened_at": life.reopened_at and stamp(life.reopened_at),
    }


def job_row(
    job: Job,
    life: Life,
    *,
    borrowed: Mapping[str, str],
    family: str | None = None,
    republished_at: datetime | None = None,
) -> Row:
    """A job as a row of ``jobs``."""
    return {
        "id": job.id,
        "canonical": job.postings[0],
        **life_row(life),
        "reasons": to_json(job.reasons),
        "probable": to_json(job.probable),
        "borrowed": to_json(dict(borrowed)),
        "republished_at": republished_at and stamp(republished_at),
        "family": family,
    }


def match_row(match: Match) -> Row:
    """A match as a row of ``matches``."""
    return asdict(match) | {"reasons": to_json(match.reasons)}


def decision_from(row: Row) -> Match:
    """A person's decision, as the match that it is."""
    return Match(
        a=row["a"],
        b=row["b"],
        verdict=Verdict(row["verdict"]),
        score=1.0,
        reasons=(row["reason"],) if row["reason"] else (),
        rule_version="",
        decided_by=row["decided_by"],
    )
