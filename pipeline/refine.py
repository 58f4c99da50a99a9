"""Kept raw postings → postings, jobs and the states of sources, all derived: it can be done again at any time."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Self

from board.wording.formats import count
from crawlers.registry.registry import Registry
from db.store import Store, open_store
from db.times import stamp
from db.vallee import history, refinement
from pipeline.installation.configuration import read_configuration
from pipeline.installation.paths import Paths
from pipeline.kept.kept import Kept
from pipeline.kept.posting_rows import job_posting_row, job_row, match_row, posting_row
from pipeline.kept.reading import read_kept
from pipeline.model import Status
from pipeline.refining.changed_postings import rule_version
from pipeline.refining.derive import Derived, derive


@dataclass(frozen=True, slots=True)
class Refined:
    """What refining changed and found, in numbers."""

    normalized: int
    postings: int
    jobs: int
    open: int
    rejected: int

    @classmethod
    def of(cls, derived: Derived) -> Self:
        """Count it."""
        jobs = derived.openings.of
        return cls(
            normalized=len(derived.fresh),
            postings=len(derived.postings),
            jobs=len(jobs),
            open=sum(one.life.status != Status.CLOSED for one in jobs.values()),
            rejected=sum(posting.rejection is not None for posting in derived.postings),
        )

    @property
    def sentence(self) -> str:
        """For people."""
        return (
            f"{count(self.postings, 'annonce connue', 'annonces connues')} "
            f"({count(self.normalized, 'nouvelle ou modifiée', 'nouvelles ou modifiées')}, "
            f"{count(self.rejected, 'non retenue', 'non retenues')}) → "
            f"{count(self.jobs, 'offre')}, dont {count(self.open, 'ouverte')}."
        )


def refine_all(paths: Paths, registry: Registry, *, now: datetime, again: bool = False) -> Refined:
    """REFINE what is kept; ``again``: as if nothing had been refined before. Raises ``ConfigurationError``, as what it reads does."""
    registry = replace(registry, area=read_configuration(paths.data, paths.config).settings.site.area)
    with open_store(paths.store) as store:
        return refine(store, registry, now=now, again=again)


def refine(store: Store, registry: Registry, *, now: datetime, again: bool = False) -> Refined:
    """Read what is kept, derive all that follows from it, write what differs; in one transaction."""
    with store.transaction():
        kept = read_kept(store, rule_version(registry), again=again)
        derived = derive(kept, registry, now)
        write(store, kept, derived, stamp(now))
    return Refined.of(derived)


def write(store: Store, kept: Kept, derived: Derived, at: str) -> None:
    """Write what differs from what was kept. Rows are made one by one as they are written: those of all texts fill the memory."""
    openings = derived.openings.of.values()
    made_with = kept.rule_version
    refinement.write_postings(
        store, (posting_row(one.posting, one.raw_sha256, one.extractor, made_with) for one in derived.fresh.values())
    )
    refinement.write_health(store, derived.lives.healthy)
    refinement.write_jobs(
        store,
        map(job_row, openings),
        (job_posting_row(id, one.job, derived.lives.of[id]) for one in openings for id in one.job.postings),
        map(match_row, derived.openings.matches),
        at,
        before=kept.job_postings,
    )
    history.write_changes(store, derived.changes)
    history.write_weeks(store, derived.weeks.weeks, derived.weeks.rows)
    refinement.write_source_states(store, derived.states, at)
