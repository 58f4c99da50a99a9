"""The tables of vallee.db as records; what each column means stands in vallee.sql."""

from typing import NamedTuple

from db.rows import TableRow


class MemberRow(TableRow, frozen=True):
    """A member of the association, as members.csv says."""

    TABLE = "members"
    id: str
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
    siren: str
    consent: str
    consent_date: str
    note: str
    checked_on: str
    active: int
    missed_on: str = ""


class SourceRow(TableRow, frozen=True):
    """A place where postings appear, as sources.csv says."""

    TABLE = "sources"
    id: str
    member: str
    spider: str
    url: str
    options: str
    consent: str
    note: str
    checked_on: str
    active: int
    missed_on: str = ""


class CrawlRow(TableRow, frozen=True):
    """One visit to one source, and how it went."""

    TABLE = "crawls"
    id: str
    source: str
    spider: str
    started_at: str
    finished_at: str
    outcome: str
    complete: int
    healthy: int | None
    torn: int
    says_empty: int
    requests: int
    bytes_received: int
    pages: int
    found: int
    gone: str
    troubles: str
    notes: str
    own_pages: str


class PageRow(TableRow, frozen=True):
    """The body of a page, kept once."""

    TABLE = "pages"
    sha256: str
    size: int
    body: bytes


class FetchRow(TableRow, frozen=True):
    """Which address gave which page in which crawl."""

    TABLE = "fetches"
    crawl: str
    url: str
    status: int
    content_type: str
    sha256: str
    etag: str | None
    last_modified: str | None
    listing: int
    n: int


class RawPostingRow(TableRow, frozen=True):
    """A posting word for word, as its source publishes it today."""

    TABLE = "raw_postings"
    id: str
    source: str
    key: str
    url: str
    extractor: str
    page: str
    fields: str
    read_by: str
    sha256: str
    crawl: str
    seen_at: str


class RawHistoryRow(TableRow, frozen=True):
    """What a raw posting said before."""

    TABLE = "raw_history"
    n: int
    id: str
    url: str
    extractor: str
    page: str
    fields: str
    read_by: str
    sha256: str
    crawl: str
    seen_at: str
    replaced_by: str


class Version(NamedTuple):
    """A text of a posting that has had several."""

    id: str
    """The raw posting."""
    crawl: str
    """The crawl that brought this text."""
    seen_at: str
    """When that crawl started, as stored."""
    fields: str
    """JSON object: schema.org properties, untouched."""


class SightingRow(TableRow, frozen=True):
    """That a crawl saw a posting."""

    TABLE = "sightings"
    posting: str
    crawl: str


class PostingRow(TableRow, frozen=True):
    """A posting in schema.org's words, each field null when unknown."""

    TABLE = "postings"
    id: str
    raw_sha256: str
    rule_version: str
    source: str
    key: str
    url: str
    extractor: str
    seen_at: str
    # the fields of a posting, written by `make docs` from vocabulary/job_posting.py
    title: str
    title_key: str
    hiring_organization: str | None
    hiring_member: str | None
    publisher: str
    publisher_kind: str
    places: str
    contract: str
    contract_months: float | None
    worktime: str | None
    hours: float | None
    shift: str
    salary: str | None
    date_posted: str | None
    valid_through: str | None
    occupation: str | None
    experience_months: int | None
    beginner: int | None
    education: int | None
    language: str | None
    description: str
    description_text: str
    apply_url: str
    contact: str | None
    external_id: str
    flags: str
    rejection: str | None
    # so far the fields of a posting
    provenance: str


class MatchRow(TableRow, frozen=True):
    """What the rules say of two postings."""

    TABLE = "matches"
    a: str
    b: str
    verdict: str
    score: float
    reasons: str
    rule_version: str
    decided_by: str


class DecisionRow(TableRow, frozen=True):
    """What people decided of two postings."""

    TABLE = "decisions"
    n: int | None
    """``None`` until SQLite numbers it."""
    a: str
    b: str
    verdict: str
    reason: str
    decided_by: str
    decided_at: str


class JobRow(TableRow, frozen=True):
    """An opening, with all its postings."""

    TABLE = "jobs"
    id: str
    canonical: str
    status: str
    first_seen: str
    last_seen: str
    closed_at: str | None
    closed_by: str | None
    reopened_at: str | None
    reasons: str
    probable: str
    borrowed: str
    republished_at: str | None
    family: str | None


class JobPostingRow(TableRow, frozen=True):
    """Which posting tells of which job, and that posting's own life."""

    TABLE = "job_postings"
    posting: str
    job: str
    canonical: int
    status: str
    first_seen: str
    last_seen: str
    closed_at: str | None
    closed_by: str | None
    reopened_at: str | None


class PostingChangeRow(TableRow, frozen=True):
    """What a source changed in a posting, in its words."""

    TABLE = "posting_changes"
    posting: str
    crawl: str
    field: str
    at: str
    old: str
    new: str


class WeeklyCountRow(TableRow, frozen=True):
    """The jobs of a member in a week."""

    TABLE = "weekly_counts"
    week: str
    member: str
    open: int
    opened: int
    closed: int


class SourceStateRow(TableRow, frozen=True):
    """How a source is, after the last run."""

    TABLE = "source_states"
    source: str
    state: str
    why: str
    last_crawl: str | None
    last_healthy: str | None
    found: int
    kept: int
    rejected: int
    unreadable: int
    merged: int
    shown: int
    cause: str
    alarm: int
    patience: int
    account: str


class HistoryRow(TableRow, frozen=True):
    """What changed, and why."""

    TABLE = "history"
    n: int | None
    """``None`` until SQLite numbers it."""
    at: str
    kind: str
    subject: str
    field: str
    old: str | None
    new: str | None
    why: str
