"""Kept raw postings → postings, jobs and the states of sources, all derived: it can be done again at any time."""

import logging
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache, partial
from hashlib import sha256
from itertools import islice

from crawlers.registry.registry import PUBLISHER_KIND, Registry
from db.store import Store, open_store
from db.times import stamp
from db.vallee import refined
from pipeline import deduplicate as duplicates
from pipeline import normalize as rules
from pipeline.health.source_states import count_by_source, source_states
from pipeline.history.composition import compose
from pipeline.history.posting_lives import Lives, job_life, republished
from pipeline.history.text_changes import write_changes
from pipeline.history.weekly_counts import write_weeks
from pipeline.installation.paths import Paths
from pipeline.kept.raw_rows import raw_from_row
from pipeline.kept.rows import Row, decision_from, job_row, life_row, match_row, posting_from_row, posting_row, to_json
from pipeline.model import Job, JobPosting, Life, Status
from pipeline.normalize import Members, Publisher, normalize_all

AT_A_TIME = 100
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


def refine_all(paths: Paths, registry: Registry, *, now: datetime, again: bool = False) -> Refined:
    """REFINE what is kept; ``again``: as if nothing had been refined before."""
    with open_store(paths.store) as store:
        return refine(store, registry, now=now, again=again)


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
    waiting = refined.changed_raw(store, "" if again else version)
    while raws := list(islice(waiting, AT_A_TIME)):
        found = normalized(raws, by, members)
        refined.write_postings(
            store, [posting_row(found[raw["id"]], raw, version) for raw in raws if raw["id"] in found]
        )
        unreadable.update(raw["source"] for raw in raws if raw["id"] not in found)
        fresh |= found
    return fresh, unreadable


def normalized(raws: list[Row], by: Callable[[str], Publisher], members: Members) -> dict[str, JobPosting]:
    """Raw postings, normalized, by id, without any that breaks our rules: that stays as it was, harms no other, and is tried again."""
    try:
        found = normalize_all([raw_from_row(raw, by(raw["source"])) for raw in raws], members)
    except Exception:
        if len(raws) > 1:
            return {id: one for raw in raws for id, one in normalized([raw], by, members).items()}
        LOG.exception("posting %s of %s (%r) could not be normalized", raws[0]["id"], raws[0]["source"], raws[0]["url"])
        return {}
    return {posting.id: posting for posting in found}


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
