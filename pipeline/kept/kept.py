"""All that refining reads of vallee.db, each table once."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from crawlers.items import Crawl
from db.vallee.rows import JobPostingRow, PostingRow, RawPostingRow, SourceRow, Version
from pipeline.model import Match


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What is known before refining begins.

    Texts fill most of the file, so the three fields that hold them may be lazy: each row of them is read when it is
    asked for. Nothing is written before all of them were.
    """

    rule_version: str
    """Of the rules that postings are made with today."""
    changed: Iterable[RawPostingRow]
    """Raw postings whose text, or whose rules, are not those that their posting was made from."""
    postings: Mapping[str, PostingRow]
    """Every posting as it was refined before, by id."""
    versions: Iterable[Version] = ()
    """Every text of each raw posting that was changed, oldest first, posting after posting."""
    sources: Sequence[SourceRow]
    """All that were ever known, by id: which the registry may name no more."""
    crawls: Sequence[Crawl]
    """All of them, in the order kept."""
    sightings: Mapping[str, Collection[str]]
    """Posting id → ids of the crawls that saw it."""
    decisions: Sequence[Match] = ()
    """What people last decided of each pair."""
    job_postings: Sequence[JobPostingRow] = ()
    """Which posting tells of which job so far: ids of jobs must not change."""
    counted_weeks: Collection[str] = ()
    """Dates of the Mondays of weeks that are counted."""
