"""The rows of vallee.db that a publication is made of."""

from dataclasses import dataclass

from db.board.lines import ChangeLine, CrawlLine, HistoryLine, MovedJobLine, SourceLine
from db.vallee.rows import JobRow, MemberRow, PostingRow, SourceRow, WeeklyCountRow


class PostingToPublish(PostingRow, frozen=True):
    """A posting with the job that it tells of, and its life there; one that was rejected tells of none."""

    job: str | None
    canonical: int | None
    first_seen: str | None
    last_seen: str | None
    status: str | None
    closed_by: str | None
    last_visit: int
    """Whether the last crawl of its source saw it."""


class JobToPublish(JobRow, frozen=True):
    """A job, and what its employer corrects in its words; nothing before people's wishes are laid over it."""

    corrections: str = "{}"
    """JSON object: field → ``Correction``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ValleeRows:
    """What is known, as it is kept: nothing in it is public yet, though some of it needs no other columns to be so."""

    jobs: list[JobToPublish]
    """Openings, oldest first."""
    postings: dict[str, PostingToPublish]
    """By id."""
    members: list[MemberRow]
    sources: list[SourceLine]
    """Each with its state: the columns of ``source_states``."""
    asked: list[SourceRow]
    """The same with their keys, which are taken out of all that is published."""
    crawls: list[CrawlLine]
    """The last thirty of each source."""
    history: list[HistoryLine]
    moved: list[MovedJobLine]
    """Jobs that were joined to others."""
    changes: list[ChangeLine]
    weeks: list[WeeklyCountRow]
