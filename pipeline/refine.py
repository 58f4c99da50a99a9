"""Kept raw postings → postings, jobs and the states of sources, all derived: it can be done again at any time."""

import logging
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache, partial
from hashlib import sha256

from crawlers.registry import PUBLISHER_KIND, Registry
from db import refined
from db.store import Store
from db.times import stamp
from pipeline import deduplicate as duplicates
from pipeline import normalize as rules
from pipeline.canonical import compose
from pipeline.changes import write_changes
from pipeline.lives import Lives, job_life, republished
from pipeline.model import Job, JobPosting, Life, Status
from pipeline.normalize import Members, Publisher, normalize
from pipeline.normalize.text import text
from pipeline.rows import (
    Row,
    decision_from,
    job_row,
    life_row,
    match_row,
    moment,
    posting_from_row,
    posting_row,
    to_json,
)
from pipeline.states import count_by_source, source_states
from pipeline.weeks import write_weeks

AT_A_TIME = 500
LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Refined:
    """What refining changed and found."""

    normalized: int
    postings: int
    jobs: int
    open: int
    rejected: int

    @property
    def sentence(self) -> str:
        """For people."""
        return (
            f"{self.postings} annonces connues ({self.normalized} nouvelles ou modifiées, "
            f"{self.rejected} non retenues) → {self.jobs} offres, dont {self.open} ouvertes."
        )


def refine(store: Store, registry: Registry, *, now: datetime, again: bool = False) -> Refined:
    """Normalize what changed, deduplicate everything, derive every life; in one transaction."""
    with store.transaction():
        fresh, unreadable = normalize_changed(store, registry, again=again)
        postings = [*fresh.values(), *(posting_from_row(row) for row in refined.all_postings(store, but=fresh))]
        lives = Lives.read(store, postings, now, registry)
        refined.write_health(store, lives.healthy)
        jobs, employers = write_jobs(store, postings, lives, at=stamp(now))
        write_changes(store)
        write_weeks(store, {one.id: one.source for one in postings}, jobs, employers, now)
        states = source_states(
            refined.sources(store),
            registry,
            refined.crawls(store),
            lives.healthy,
            count_by_source(postings, jobs, unreadable),
        )
        refined.write_source_states(store, states, stamp(now))
    return Refined(
        normalized=len(fresh),
        postings=len(postings),
        jobs=len(jobs),
        open=sum(life.status != Status.CLOSED for _, life in jobs.values()),
        rejected=sum(posting.rejection is not None for posting in postings),
    )


def rule_version(registry: Registry) -> str:
    """What a posting is made with: the rules, and what the registry says of names and publishers."""
    said = [(m.id, m.name, m.aliases, m.kind, m.insee, m.group) for m in registry.members.values()]
    owners = sorted((source.id, source.member) for source in registry.sources.values())
    return f"{rules.RULES}-{sha256(to_json([said, owners]).encode()).hexdigest()[:8]}"


def normalize_changed(store: Store, registry: Registry, *, again: bool) -> tuple[dict[str, JobPosting], Counter[str]]:
    """Normalize new and changed raw postings, all of them when the rules changed: by id; and how many broke our rules, by source."""
    version = rule_version(registry)
    members = Members.of(registry.members.values())
    by = cache(partial(publisher, registry))
    fresh: dict[str, JobPosting] = {}
    unreadable: Counter[str] = Counter()
    batch: list[Row] = []
    for raw in refined.changed_raw(store, "" if again else version):
        posting = normalized_or_not(raw, by(raw["source"]), members)
        if posting is None:
            unreadable[raw["source"]] += 1
            continue
        row = posting_row(posting, raw_sha256=raw["sha256"], rule_version=version, extractor=raw["extractor"])
        batch.append(row)
        fresh[posting.id] = posting
        if len(batch) == AT_A_TIME:
            refined.write_postings(store, batch)
            batch.clear()
    refined.write_postings(store, batch)
    return fresh, unreadable


def normalized_or_not(raw: Row, by: Publisher, members: Members) -> JobPosting | None:
    """One raw posting, normalized; nothing when it breaks our rules: it stays as it was, harms no other, and is tried again."""
    try:
        return normalized(raw, by, members)
    except Exception:
        LOG.exception("posting %s of %s (%r) could not be normalized", raw["id"], raw["source"], raw["url"])
        return None


def normalized(raw: Row, by: Publisher, members: Members) -> JobPosting:
    """One raw posting, normalized."""
    return normalize(
        text(raw["fields"], url=raw["url"]),
        id=raw["id"],
        source=raw["source"],
        key=raw["key"],
        seen_at=moment(raw["seen_at"]),
        extractor=raw["extractor"],
        read_by=raw["read_by"],
        publisher=by,
        members=members,
    )


def publisher(registry: Registry, source: str) -> Publisher:
    """Who publishes through a source."""
    known = registry.sources.get(source)
    member = registry.members.get(known.member) if known else None
    if member is None:
        return Publisher(name=source, kind="", member=None)
    return Publisher(name=member.name, kind=PUBLISHER_KIND[member.kind], member=member.id)


def write_jobs(
    store: Store, postings: list[JobPosting], lives: Lives, *, at: str
) -> tuple[dict[str, tuple[Job, Life]], dict[str, str | None]]:
    """Deduplicate everything, and keep the jobs with their lives; gives them, and the member that employs for each."""
    decided = [decision_from(row) for row in refined.decisions(store)]
    found = duplicates.deduplicate(postings, decisions=decided, founders=refined.founders(store), lives=lives.of)
    jobs = {job.id: (job, job_life([lives.of[id] for id in job.postings])) for job in found.jobs}
    told = (
        {"posting": id, "job": job.id, "canonical": int(id == job.postings[0]), **life_row(lives.of[id])}
        for job in found.jobs
        for id in job.postings
    )
    by_id = {posting.id: posting for posting in postings}
    composed = {job.id: compose(speaking(job, by_id, lives)) for job in found.jobs}
    rows = (
        job_row(
            job,
            life,
            borrowed=composed[job.id].borrowed,
            family=found.families.get(job.id),
            republished_at=republished((by_id[id].source, lives.of[id]) for id in job.postings),
        )
        for job, life in jobs.values()
    )
    refined.write_jobs(store, rows, told, map(match_row, found.matches), at)
    return jobs, {id: one.posting.hiring_member for id, one in composed.items()}


def speaking(job: Job, by_id: Mapping[str, JobPosting], lives: Lives) -> list[JobPosting]:
    """The postings whose words count, the canonical one first: those that are closed only when all are."""
    first, *others = job.postings
    over = lives.of[first].status == Status.CLOSED
    return [by_id[id] for id in (first, *others) if over or lives.of[id].status != Status.CLOSED]
