"""JobPosting, Job, Match ↔ rows of vallee.db."""

import json
from collections.abc import Callable, Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Any

import msgspec

from db.times import stamp
from db.vallee.rows import DecisionRow, JobPostingRow, JobRow, MatchRow, PostingRow
from pipeline.model import (
    Job,
    JobPosting,
    Life,
    Match,
    Opening,
    Provenance,
    Verdict,
)
from vocabulary.job_posting import FIELDS


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


READ: Mapping[str, Callable[[str], Any]] = {
    field.name: msgspec.json.Decoder(field.type).decode if field.json else field.kind
    for field in FIELDS
    if field.json or issubclass(field.kind, StrEnum)
}
"""Field of a posting that SQLite keeps as text of its own → what reads that text."""
PROVENANCE = msgspec.json.Decoder(dict[str, Provenance]).decode


def posting_row(posting: JobPosting, raw_sha256: str, extractor: str, rule_version: str) -> PostingRow:
    """A posting as it is kept; ``raw_sha256``, ``extractor``: of the raw posting that it was made from."""
    return PostingRow(
        id=posting.id,
        raw_sha256=raw_sha256,
        rule_version=rule_version,
        source=posting.source,
        key=posting.key,
        url=posting.url,
        extractor=extractor,
        seen_at=stamp(posting.seen_at),
        # the fields of a posting, written by `make docs` from vocabulary/job_posting.py
        title=posting.title,
        title_key=posting.title_key,
        hiring_organization=posting.hiring_organization,
        hiring_member=posting.hiring_member,
        publisher=posting.publisher,
        publisher_kind=posting.publisher_kind,
        places=to_json(posting.places),
        contract=to_json(posting.contract),
        contract_months=posting.contract_months,
        worktime=posting.worktime,
        hours=posting.hours,
        shift=to_json(posting.shift),
        salary=to_json(posting.salary) if posting.salary else None,
        date_posted=posting.date_posted.isoformat() if posting.date_posted else None,
        valid_through=posting.valid_through.isoformat() if posting.valid_through else None,
        occupation=to_json(posting.occupation) if posting.occupation else None,
        experience_months=posting.experience_months,
        beginner=None if posting.beginner is None else int(posting.beginner),
        education=posting.education,
        language=posting.language,
        description=posting.description,
        description_text=posting.description_text,
        apply_url=posting.apply_url,
        contact=to_json(posting.contact) if posting.contact else None,
        external_id=posting.external_id,
        flags=to_json(posting.flags),
        rejection=posting.rejection,
        # so far the fields of a posting
        provenance=to_json(posting.provenance),
    )


def posting_from_row(row: PostingRow) -> JobPosting:
    """The posting that ``posting_row`` wrote."""
    return JobPosting(
        id=row.id,
        source=row.source,
        key=row.key,
        url=row.url,
        seen_at=moment(row.seen_at),
        # the fields of a posting, written by `make docs` from vocabulary/job_posting.py
        title=row.title,
        title_key=row.title_key,
        hiring_organization=row.hiring_organization,
        hiring_member=row.hiring_member,
        publisher=row.publisher,
        publisher_kind=row.publisher_kind,
        places=READ["places"](row.places),
        contract=READ["contract"](row.contract),
        contract_months=row.contract_months,
        worktime=row.worktime,
        hours=row.hours,
        shift=READ["shift"](row.shift),
        salary=READ["salary"](row.salary) if row.salary else None,
        date_posted=date.fromisoformat(row.date_posted) if row.date_posted else None,
        valid_through=date.fromisoformat(row.valid_through) if row.valid_through else None,
        occupation=READ["occupation"](row.occupation) if row.occupation else None,
        experience_months=row.experience_months,
        beginner=None if row.beginner is None else bool(row.beginner),
        education=row.education,
        language=row.language,
        description=row.description,
        description_text=row.description_text,
        apply_url=row.apply_url,
        contact=READ["contact"](row.contact) if row.contact else None,
        external_id=row.external_id,
        flags=READ["flags"](row.flags),
        rejection=READ["rejection"](row.rejection) if row.rejection else None,
        # so far the fields of a posting
        provenance=PROVENANCE(row.provenance),
    )


LifeColumns = tuple[str, str, str, str | None, str | None, str | None]


def life_columns(life: Life) -> LifeColumns:
    """The columns that ``jobs`` and ``job_postings`` share: status, first_seen, last_seen, closed_at, closed_by, reopened_at."""
    return (
        life.status,
        stamp(life.first_seen),
        stamp(life.last_seen),
        stamp(life.closed_at) if life.closed_at else None,
        life.closed_by,
        stamp(life.reopened_at) if life.reopened_at else None,
    )


def job_posting_row(posting: str, job: Job, life: Life) -> JobPostingRow:
    """That a posting, with its own life, tells of a job."""
    return JobPostingRow(posting, job.id, int(posting == job.postings[0]), *life_columns(life))


def job_row(opening: Opening) -> JobRow:
    """A job as a row of ``jobs``."""
    job, again = opening.job, opening.republished_at
    return JobRow(
        job.id,
        job.postings[0],
        *life_columns(opening.life),
        reasons=to_json(job.reasons),
        probable=to_json(job.probable),
        borrowed=to_json(dict(opening.borrowed)),
        republished_at=stamp(again) if again else None,
        family=opening.family,
    )


def match_row(match: Match) -> MatchRow:
    """A match as a row of ``matches``."""
    return MatchRow(
        a=match.a,
        b=match.b,
        verdict=match.verdict,
        score=match.score,
        reasons=to_json(match.reasons),
        rule_version=match.rule_version,
        decided_by=match.decided_by,
    )


def match_from_decision(row: DecisionRow) -> Match:
    """A person's decision, as the match that it is."""
    return Match(
        a=row.a,
        b=row.b,
        verdict=Verdict(row.verdict),
        score=1.0,
        reasons=(row.reason,) if row.reason else (),
        rule_version="",
        decided_by=row.decided_by,
    )
