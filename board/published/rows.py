"""The lines of board.db as pages read them: a class a table, its fields the columns of ``db/board.sql``, and their reader.

JSON stays text here, as the file has it: a card needs three lists of a job, and most pages fewer.
"""

import sqlite3
from functools import cache
from typing import Any, TypeVar

import msgspec

T = TypeVar("T", bound=msgspec.Struct)


class OtherVersionError(sqlite3.OperationalError):
    """The file lacks a column that pages read: another version published it, and the next publication has it."""


class BoardLine(msgspec.Struct, frozen=True, gc=False):
    """A line of a table, or of a question to several: made by the thousand, never changed."""


class Sibling(BoardLine, frozen=True, gc=False):
    """A job of a family, as the cards of the others name it."""

    id: str
    slug: str
    commune: str | None
    family: str | None


class PublishedJob(BoardLine, frozen=True, gc=False):
    """A line of ``jobs`` without its long texts: what lists, feeds and cards need."""

    id: str
    slug: str
    # the fields of a posting, written by `make docs` from vocabulary/job_posting.py
    title: str
    organization: str | None
    organization_id: str | None
    publisher: str
    publisher_kind: str
    commune: str | None
    insee: str | None
    zone: str | None
    lat: float | None
    lon: float | None
    places: str
    contract: str
    contract_label: str | None
    contract_months: float | None
    worktime: str | None
    hours: float | None
    shift: str
    salary_min: float | None
    salary_max: float | None
    salary_period: str | None
    salary_months: float | None
    salary_gross: int | None
    salary_text: str | None
    date_posted: str | None
    valid_through: str | None
    rome: str | None
    occupation: str | None
    beginner: int | None
    # so far the fields of a posting
    excerpt: str
    apply_url: str
    source: str
    status: str
    first_seen: str
    last_seen: str
    updated_at: str
    family: str | None
    reopened_at: str | None
    republished_at: str | None

    @property
    def closed(self) -> bool:
        """Whether nobody can apply any more."""
        return self.status == "closed"

    @property
    def path(self) -> str:
        """The address of its page, from the root of the site."""
        return f"/offres/{self.id}-{self.slug}"


class ListedJob(PublishedJob, frozen=True, gc=False):
    """A job in a list, with what the list knows of it."""

    distance_km: float | None = None
    """How far it is from the commune that was asked for."""
    siblings: tuple[Sibling, ...] = ()
    """Open jobs that the same text is published for, in other communes."""


class JobPageRow(PublishedJob, frozen=True, gc=False):
    """A line of ``jobs`` with what its own page shows: what only searches read is longer than all the rest."""

    # the fields of a posting, written by `make docs` from vocabulary/job_posting.py
    department: str | None
    experience_months: int | None
    education: int | None
    language: str | None
    reference: str | None
    # so far the fields of a posting
    description: str
    closed_at: str | None
    closed_by: str | None
    flags: str
    reasons: str
    probable: str
    borrowed: str
    corrections: str


class WholeJobRow(JobPageRow, frozen=True, gc=False):
    """A line of ``jobs``, every column."""

    description_text: str
    search_text: str


class PublishedPosting(BoardLine, frozen=True, gc=False):
    """A line of ``postings``."""

    id: str
    job: str | None
    source: str
    url: str
    title: str
    organization: str | None
    organization_id: str | None
    publisher: str
    publisher_kind: str
    commune: str | None
    contract: str
    date_posted: str | None
    first_seen: str | None
    last_seen: str | None
    status: str | None
    closed_by: str | None
    extractor: str
    rejection: str | None
    provenance: str
    canonical: int
    last_visit: int
    fate: str
    merged_with: str | None


class ListedPosting(PublishedPosting, frozen=True, gc=False):
    """A posting in a list."""

    slug: str | None = None
    """The end of the address of its job; ``None`` when it has none."""
    all: int = 0
    """How many there are, where only the newest are listed."""
    reason: str = ""
    """Why it is shown, or is not, in words."""


class PublishedMember(BoardLine, frozen=True, gc=False):
    """A line of ``members``."""

    id: str
    slug: str
    name: str
    aliases: str
    kind: str
    activity: str
    commune: str
    insee: str
    status: str
    status_date: str
    website: str
    group_name: str
    consent: str
    checked_on: str
    jobs_open: int
    jobs_closed: int
    sources: int
    description: str
    logo: str | None


class PublishedSource(BoardLine, frozen=True, gc=False):
    """A line of ``sources``."""

    id: str
    member: str
    spider: str
    url: str
    active: int
    state: str
    why: str
    cause: str
    alarm: int
    last_crawl: str | None
    last_healthy: str | None
    found: int
    kept: int
    rejected: int
    unreadable: int
    merged: int
    shown: int
    account: str = ""
    """JSON of what the site shows of its offers; empty when nobody counts, or where a file of an older version does not say it."""
    jsonld: int = 1
    """Whether search engines are sent to our page of its jobs; yes where a file of an older version does not say it."""
    note: str = ""


class NamedSource(PublishedSource, frozen=True, gc=False):
    """A source with whose it is, and what its last visit cost the site."""

    member_name: str | None = None
    member_slug: str | None = None
    requests: int | None = None
    bytes_received: int | None = None


class PublishedCrawl(BoardLine, frozen=True, gc=False):
    """A line of ``crawls``."""

    id: str
    source: str
    started_at: str
    finished_at: str
    outcome: str
    complete: int
    healthy: int | None
    requests: int
    bytes_received: int
    pages: int
    not_modified: int
    found: int
    troubles: str


class PublishedContact(BoardLine, frozen=True, gc=False):
    """A line of ``contacts``."""

    job: str
    mail: str
    telephone: str
    page: str
    relayed: int


class PublishedHistory(BoardLine, frozen=True, gc=False):
    """A line of ``history``."""

    n: int
    job: str
    at: str
    field: str
    old: str | None
    new: str | None
    why: str


class PublishedChange(BoardLine, frozen=True, gc=False):
    """A line of ``changes``."""

    job: str
    posting: str
    at: str
    crawl: str
    field: str
    old: str
    new: str


@cache
def needed(kind: type[msgspec.Struct]) -> tuple[str, ...]:
    """The columns that a line cannot be made without."""
    return tuple(field.name for field in msgspec.structs.fields(kind) if field.required)


@cache
def columns(kind: type[BoardLine]) -> str:
    """The columns that a line cannot be made without, as a SELECT names them."""
    return ", ".join(needed(kind))


def rows(kind: type[T], connection: sqlite3.Connection, sql: str, *parameters: Any) -> list[T]:
    """What a query finds, as lines of that kind; columns that the line does not have are left out.

    Columns in the order of the fields are the fastest: nothing is looked up by its name. Raises ``OtherVersionError``.
    """
    cursor = connection.execute(sql, parameters)
    names = [column[0] for column in cursor.description]
    fields = kind.__struct_fields__
    if len(names) >= len(needed(kind)) and tuple(names) == fields[: len(names)]:
        return [kind(*row) for row in cursor]
    if lacking := [name for name in needed(kind) if name not in names]:
        raise OtherVersionError(f"no such column: {lacking[0]}")
    places = [(field, names.index(field)) for field in fields if field in names]
    return [kind(**{field: row[place] for field, place in places}) for row in cursor]


def first_row(kind: type[T], connection: sqlite3.Connection, sql: str, *parameters: Any) -> T | None:
    """The first line that a query finds; ``None`` when it finds none."""
    lines = rows(kind, connection, sql, *parameters)
    return lines[0] if lines else None
