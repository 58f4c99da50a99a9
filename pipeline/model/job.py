"""A job: what was decided of postings that are one opening, and of its life."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """A job, and all that follows from its postings."""

    job: Job
    life: Life
    employer: str | None
    """Id of the member that employs, in the words that the board shows."""
    borrowed: Mapping[str, str]
    """Field → id of the posting that it is taken from, where the canonical one leaves it open."""
    family: str | None
    """Id of one of the jobs that one text publishes for several communes."""
    republished_at: datetime | None
    """When its source showed it again under another key, the posting before it gone."""
