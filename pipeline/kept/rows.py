"""JobPosting, Job, Match ↔ rows of vallee.db."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

import msgspec

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
)

Row = dict[str, Any]


def moment(text: str) -> datetime:
    """A stored moment, read again."""
    return datetime.fromisoformat(text)


ENCODE = msgspec.json.Encoder().encode
IN_ORDER = msgspec.json.Encoder(order="sorted").encode


def to_json(value: Any, *, in_order: bool = False) -> str:
    """JSON as it is stored: French letters as they are, no needless space, dataclasses as objects.

    ``in_order``: names sorted, so that the same fields always give the same text.
    """
    return (IN_ORDER if in_order else ENCODE)(value).decode()


def from_json(text: str) -> Any:
    """What a stored text holds; older ones may hold NaN, which only Python's own reader knows."""
    try:
        return msgspec.json.decode(text)
    except msgspec.DecodeError:
        return json.loads(text)


def posting_row(posting: JobPosting, raw: Mapping[str, Any], rule_version: str) -> Row:
    """A posting as a row of ``postings``; ``raw``: the row that it was made from."""
    return {
        "id": posting.id,
        "raw_sha256": raw["sha256"],
        "rule_version": rule_version,
        "source": posting.source,
        "key": posting.key,
        "url": posting.url,
        "extractor": raw["extractor"],
        "seen_at": stamp(posting.seen_at),
        "title": posting.title,
        "title_key": posting.title_key,
        "hiring_organization": posting.hiring_organization,
        "hiring_member": posting.hiring_member,
        "publisher": posting.publisher,
        "publisher_kind": posting.publisher_kind,
        "places": to_json(posting.places),
        "contract": to_json(posting.contract),
        "contract_months": posting.contract_months,
        "worktime": posting.worktime,
        "hours": posting.hours,
        "shift": to_json(posting.shift),
        "salary": to_json(posting.salary) if posting.salary else None,
        "date_posted": posting.date_posted and posting.date_posted.isoformat(),
        "valid_through": posting.valid_through and posting.valid_through.isoformat(),
        "occupation": to_json(posting.occupation) if posting.occupation else None,
        "experience_months": posting.experience_months,
        "beginner": None if posting.beginner is None else int(posting.beginner),
        "education": posting.education,
        "language": posting.language,
        "description": posting.description,
        "description_text": posting.description_text,
        "apply_url": posting.apply_url,
        "external_id": posting.external_id,
        "flags": to_json(posting.flags),
        "rejection": posting.rejection,
        "provenance": to_json(posting.provenance),
    }


def posting_from_row(row: Row) -> JobPosting:
    """The posting that ``posting_row`` wrote."""
    return JobPosting(
        places=PLACES(row["places"]),
        contract=CONTRACTS(row["contract"]),
        shift=WORDS(row["shift"]),
        salary=SALARY(row["salary"]) if row["salary"] else None,
        occupation=OCCUPATION(row["occupation"]) if row["occupation"] else None,
        seen_at=moment(row["seen_at"]),
        date_posted=day(row["date_posted"]),
        valid_through=day(row["valid_through"]),
        beginner=None if row["beginner"] is None else bool(row["beginner"]),
        flags=WORDS(row["flags"]),
        rejection=Rejection(row["rejection"]) if row["rejection"] else None,
        provenance=PROVENANCE(row["provenance"]),
        **{name: row[name] for name in AS_THEY_ARE},
    )


PLACES = msgspec.json.Decoder(tuple[Place, ...]).decode
CONTRACTS = msgspec.json.Decoder(tuple[Contract, ...]).decode
WORDS = msgspec.json.Decoder(tuple[str, ...]).decode
SALARY = msgspec.json.Decoder(Salary).decode
OCCUPATION = msgspec.json.Decoder(Occupation).decode
PROVENANCE = msgspec.json.Decoder(dict[str, Provenance]).decode
AS_THEY_ARE = (
    "id source key url title title_key hiring_organization hiring_member publisher publisher_kind contract_months "
    "worktime hours experience_months education language description description_text apply_url external_id"
).split()


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
