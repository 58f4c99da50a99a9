"""The lines of board.db as they are written: a record a table, its fields the columns of ``db/board.sql`` in their order.

What the board reads of them again is ``board/published/rows.py``.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import msgspec

from db.people.rows import PictureRow
from db.rows import TableRow
from db.vallee.rows import WeeklyCountRow


class Correction(msgspec.Struct, frozen=True):
    """What an employer corrected in a field of a job, as ``corrections`` has it."""

    by: str
    """The id of the member that corrected it."""
    at: str
    source: str
    """What the source says."""


class JobLine(TableRow, frozen=True):
    """An opening, in the words that the public reads."""

    TABLE = "jobs"
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
    department: str | None
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
    experience_months: int | None
    beginner: int | None
    education: int | None
    language: str | None
    reference: str | None
    # so far the fields of a posting
    excerpt: str
    apply_url: str
    source: str
    status: str
    first_seen: str
    last_seen: str
    closed_at: str | None
    closed_by: str | None
    reopened_at: str | None
    republished_at: str | None
    flags: str
    borrowed: str
    reasons: str
    probable: str
    family: str | None
    corrections: str
    updated_at: str
    description: str
    description_text: str
    search_text: str


class FacetLine(TableRow, frozen=True):
    """What a filter offers, for one job that is not closed."""

    TABLE = "job_facets"
    facet: str
    value: str
    job: str
    label: str


class PostingLine(TableRow, frozen=True):
    """A posting that was found, the rejected too."""

    TABLE = "postings"
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


class MemberLine(TableRow, frozen=True):
    """A member, and what it says of itself."""

    TABLE = "members"
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


class MemberJobLine(TableRow, frozen=True):
    """Whose a job is."""

    TABLE = "member_jobs"
    member: str
    job: str
    open: int
    told: str
    employs: int


class SourceLine(TableRow, frozen=True):
    """A place where postings are looked for, and how it is."""

    TABLE = "sources"
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
    account: str
    jsonld: int
    note: str


class CrawlLine(TableRow, frozen=True):
    """A visit to a source."""

    TABLE = "crawls"
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


class HistoryLine(TableRow, frozen=True):
    """A change in the life of a job."""

    TABLE = "history"
    n: int
    job: str
    at: str
    field: str
    old: str | None
    new: str | None
    why: str


class MovedJobLine(TableRow, frozen=True):
    """The address of a job that was joined to another."""

    TABLE = "moved_jobs"
    id: str
    job: str


class ChangeLine(TableRow, frozen=True):
    """What a source changed in a posting, in its words."""

    TABLE = "changes"
    job: str
    posting: str
    at: str
    crawl: str
    field: str
    old: str
    new: str


class RejectionLine(TableRow, frozen=True):
    """How many postings of a source are not shown for one reason."""

    TABLE = "rejections"
    reason: str
    source: str
    count: int


class ContactLine(TableRow, frozen=True):
    """How one reaches who declared an offer."""

    TABLE = "contacts"
    job: str
    mail: str
    telephone: str
    page: str
    relayed: int


class MetaLine(TableRow, frozen=True):
    """A fact about the file."""

    TABLE = "meta"
    key: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardLines:
    """The lines of every table, under its own name: in this order they are written."""

    jobs: Iterable[JobLine] = ()
    """The oldest first."""
    job_facets: Iterable[FacetLine] = ()
    postings: Iterable[PostingLine] = ()
    members: Iterable[MemberLine] = ()
    member_jobs: Iterable[MemberJobLine] = ()
    sources: Iterable[SourceLine] = ()
    crawls: Iterable[CrawlLine] = ()
    history: Iterable[HistoryLine] = ()
    moved_jobs: Iterable[MovedJobLine] = ()
    changes: Iterable[ChangeLine] = ()
    weekly_counts: Iterable[WeeklyCountRow] = ()
    rejections: Iterable[RejectionLine] = ()
    contacts: Iterable[ContactLine] = ()
    meta: Iterable[MetaLine] = ()
    pictures: Iterable[PictureRow] = ()
    """Read one by one while they are written."""
