"""Kept → everything that follows from it. Pure: the same rows, registry and moment always give the same."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from crawlers.registry.registry import Registry
from db.vallee.rows import PostingChangeRow, SourceRow, SourceStateRow
from pipeline.health.source_states import count_by_source, source_states
from pipeline.history.posting_lives import Lives, lives
from pipeline.history.text_changes import changes
from pipeline.history.weekly_counts import WeeklyCounts, weekly_counts
from pipeline.kept.kept import Kept
from pipeline.kept.posting_rows import posting_from_row
from pipeline.model import JobPosting, Life, Opening
from pipeline.refining.changed_postings import FreshPosting, normalize_changed
from pipeline.refining.openings import Openings, openings


@dataclass(frozen=True, slots=True, kw_only=True)
class Derived:
    """All that refining finds out, before any of it is written."""

    fresh: Mapping[str, FreshPosting]
    """Postings that were normalized now, by id."""
    postings: Sequence[JobPosting]
    """Every posting as it is now, the fresh ones among them."""
    lives: Lives
    openings: Openings
    changes: Sequence[PostingChangeRow]
    """What sources changed in postings, ever."""
    weeks: WeeklyCounts
    states: Sequence[SourceStateRow]
    """How each source is."""


def derive(kept: Kept, registry: Registry, now: datetime) -> Derived:
    """Normalize what changed, derive every life, make jobs of all postings, and count and judge what came of it."""
    fresh, unreadable = normalize_changed(kept.changed, registry)
    as_before = (posting_from_row(kept.postings[id]) for id in kept.postings if id not in fresh)
    postings = [*(normalized.posting for normalized in fresh.values()), *as_before]
    alive = lives(
        postings, crawls=kept.crawls, sightings=kept.sightings, sources=kept.sources, registry=registry, now=now
    )
    founders = {row.posting: row.job for row in kept.job_postings}
    joined = openings(postings, alive.of, decisions=kept.decisions, founders=founders)
    jobs = joined.of.values()
    return Derived(
        fresh=fresh,
        postings=postings,
        lives=alive,
        openings=joined,
        changes=list(changes(kept.versions)),
        weeks=weekly_counts(lives_of_members(jobs, postings, kept.sources), kept.counted_weeks, now),
        states=source_states(
            kept.sources, registry, kept.crawls, alive.healthy, count_by_source(postings, jobs, unreadable)
        ),
    )


def lives_of_members(
    jobs: Iterable[Opening], postings: Iterable[JobPosting], sources: Iterable[SourceRow]
) -> Iterator[tuple[set[str], Life]]:
    """The members that each job is of, and its life: who employs, and each whose source tells of it, as in ``member_jobs``."""
    source_of = {posting.id: posting.source for posting in postings}
    owner_of = {source.id: source.member for source in sources}
    for opening in jobs:
        members = {opening.employer, *(owner_of.get(source_of[id]) for id in opening.job.postings)}
        yield {member for member in members if member}, opening.life
