"""The tables of people.db as records; what each column means stands in people.sql."""

import json
from collections.abc import Mapping
from typing import Any, Self

import msgspec

from db.rows import TableRow


class Actor(msgspec.Struct, frozen=True):
    """Who does something, as far as it is known: what the audit notes."""

    link: str = ""
    """The private link that was used."""
    member: str = ""
    person: str = ""


NOBODY = Actor()


class LinkRow(TableRow, frozen=True):
    """A private link."""

    TABLE = "links"
    id: str
    kind: str
    member: str
    person: str
    token_hash: str
    made_at: str
    expires_at: str
    revoked_at: str | None
    used_at: str | None

    @property
    def actor(self) -> Actor:
        """Who uses it."""
        return Actor(self.id, self.member, self.person)


class OpenedLink(LinkRow, frozen=True):
    """A link in the browser that opened it."""

    session: str
    """Keyed hash of the cookie."""


class SessionRow(TableRow, frozen=True):
    """What a link was exchanged for in one browser."""

    TABLE = "sessions"
    token_hash: str
    link: str
    made_at: str
    expires_at: str


class RequestRow(TableRow, frozen=True):
    """What somebody asks for, as it is kept."""

    TABLE = "requests"
    n: int
    kind: str
    member: str
    person: str
    subject: str
    field: str
    value: str
    source_value: str
    state: str
    asked_at: str
    decided_at: str | None
    decided_by: str
    answer: str


class Request(msgspec.Struct, frozen=True):
    """What somebody asks for, with the JSON of its row read."""

    n: int
    kind: str
    member: str
    person: str
    subject: str
    field: str
    value: Mapping[str, Any]
    source_value: Mapping[str, Any]
    state: str
    asked_at: str
    decided_at: str | None
    decided_by: str
    answer: str

    @classmethod
    def of(cls, row: RequestRow) -> Self:
        """Read the JSON of a row."""
        return cls(
            n=row.n, kind=row.kind, member=row.member, person=row.person, subject=row.subject, field=row.field,
            value=json.loads(row.value), source_value=json.loads(row.source_value), state=row.state, asked_at=row.asked_at,
            decided_at=row.decided_at, decided_by=row.decided_by, answer=row.answer,
        )  # fmt: skip

    @property
    def living(self) -> bool:
        """Whether it waits, or is in force."""
        return self.state in LIVING


LIVING = ("waiting", "active")


class PictureRow(TableRow, frozen=True):
    """A picture that a member sent."""

    TABLE = "pictures"
    sha256: str
    type: str
    width: int
    height: int
    image: bytes


class AuditRow(TableRow, frozen=True):
    """Who did what, or tried to."""

    TABLE = "audit"
    n: int
    at: str
    link: str
    member: str
    person: str
    action: str
    subject: str
    outcome: str
    detail: str


class CounterRow(TableRow, frozen=True):
    """How far something is."""

    TABLE = "counters"
    name: str
    value: int


class AlertRow(TableRow, frozen=True):
    """Mails that somebody asked for."""

    TABLE = "alerts"
    token: str
    address: str
    kind: str
    subject: str
    rhythm: str
    asked_at: str
    asked_to_confirm_at: str | None
    confirmed_at: str | None
    told_until: str
    refusals: int
    refused_on: str | None
    letterbox: str
    known: str | None


class AskedLetterboxRow(TableRow, frozen=True):
    """How often a letterbox was asked to confirm in a day."""

    TABLE = "asked_letterboxes"
    letterbox: str
    day: str
    n: int


class AnswerDueRow(TableRow, frozen=True):
    """An answer that is to be mailed to a visitor."""

    TABLE = "answers_due"
    request: int
    address: str
    decided_at: str


class AudienceRow(TableRow, frozen=True):
    """How often something was read in a day."""

    TABLE = "audience"
    day: str
    kind: str
    job: str
    robot: int
    n: int


class ReadJob(msgspec.Struct, frozen=True, gc=False):
    """How often people read a job."""

    job: str
    views: int
    applies: int


class ReadDay(msgspec.Struct, frozen=True, gc=False):
    """How often the board was read in a day."""

    day: str
    searches: int
    views: int
    applies: int
    robots: int
