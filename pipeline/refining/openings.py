"""Postings and their lives → openings: each job with its own life, its employer, and whose words complete it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline import deduplicate as duplicates
from pipeline.history.composition import compose
from pipeline.history.posting_lives import job_life, republished
from pipeline.model import Job, JobPosting, Life, Match, Opening, Status
from pipeline.model.own_word import is_own_word


@dataclass(frozen=True, slots=True)
class Openings:
    """All openings by id, and what was found of pairs of postings."""

    of: Mapping[str, Opening]
    matches: Sequence[Match]


def openings(
    postings: Sequence[JobPosting],
    lives: Mapping[str, Life],
    *,
    decisions: Iterable[Match] = (),
    founders: Mapping[str, str] = duplicates.NOTHING,
) -> Openings:
    """Deduplicate everything. ``lives``: by id of posting; ``decisions``, ``founders``: as ``deduplicate`` takes them."""
    duplicate_groups = duplicates.deduplicate(postings, decisions=decisions, founders=founders, lives=lives)
    by_id = {posting.id: posting for posting in postings}
    return Openings(
        {job.id: opening(job, by_id, lives, duplicate_groups.families.get(job.id)) for job in duplicate_groups.jobs},
        duplicate_groups.matches,
    )


def opening(job: Job, postings: Mapping[str, JobPosting], lives: Mapping[str, Life], family: str | None) -> Opening:
    """One job. Of its composed words only what refining needs is kept: those of all jobs would be as large as all postings."""
    composed = compose(speaking(job, postings, lives))
    return Opening(
        job=job,
        life=life_of(job, postings, lives),
        employer=composed.posting.hiring_member,
        borrowed=composed.borrowed,
        family=family,
        republished_at=republished((postings[id].source, lives[id]) for id in job.postings),
    )


def life_of(job: Job, postings: Mapping[str, JobPosting], lives: Mapping[str, Life]) -> Life:
    """The life of a job: when its employer's own postings are all closed it is over, whoever still shows a copy."""
    own = [lives[id] for id in job.postings if is_own_word(postings[id])]
    if own and all(life.status == Status.CLOSED for life in own):
        return replace(job_life(own), first_seen=min(lives[id].first_seen for id in job.postings))
    return job_life(lives[id] for id in job.postings)


def speaking(job: Job, postings: Mapping[str, JobPosting], lives: Mapping[str, Life]) -> list[JobPosting]:
    """The postings whose words count, the canonical one first: those that are closed only when all are."""
    first, *others = job.postings
    over = lives[first].status == Status.CLOSED
    return [postings[id] for id in (first, *others) if over or lives[id].status != Status.CLOSED]
