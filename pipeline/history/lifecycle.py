"""Sightings and visits → whether a crawl was healthy, and the life of a posting: what it takes for an offer to be called closed."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from statistics import median_low
from typing import Self

from french.calendar import PARIS, end_of
from pipeline.model import ClosedBy, JobPosting, Life, Status

RECENT_VISITS = 5
"""How many complete and healthy visits a new one is compared with."""
AGREEING_VISITS = 3
"""How many complete visits in a row must find the same few postings before their drop is believed."""
MISSED_VISITS = 2
"""From how many complete and healthy visits a posting must be absent to be closed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One crawl of a source: only what says whether it may be believed, and what it proves of postings."""

    id: str
    started_at: datetime
    """What the clock said: it may have been wrong, so an order is never read from it alone."""
    complete: bool
    """Whether every listing page was read to its end."""
    found: int = 0
    says_empty: bool = False
    """Whether the site says in words that it has no offer."""
    gone: frozenset[str] = frozenset()
    """Addresses of postings that answered 404 or 410."""


@dataclass(frozen=True, slots=True)
class Closing:
    """A reason to close that no visit gives: the source was removed, the member has closed."""

    by: ClosedBy
    at: datetime


def healthy(visits: Iterable[Visit]) -> dict[str, bool]:
    """Whether each visit of one source, given in the order kept, may close what it did not see.

    An incomplete visit never may. A complete one may unless it found suspiciously fewer than the median of the
    last five healthy ones: more than one posting fewer, and more than a third. A site that says « aucune offre »
    is believed. A suspicious drop is held until three complete visits in a row agree on it; then all three count.
    """
    verdicts: dict[str, bool] = {}
    recent: list[int] = []
    held: list[Visit] = []
    for visit in visits:
        verdicts[visit.id] = False
        if not visit.complete:
            continue
        if visit.says_empty or enough(visit.found, recent):
            held, believed = [], [visit]
        else:
            held = [visit, *(held if all(agree(other, visit) for other in held) else [])]
            believed = held if len(held) == AGREEING_VISITS else []
        if believed is held:
            held, recent = [], []
        verdicts |= dict.fromkeys((trusted.id for trusted in believed), True)
        recent += [trusted.found for trusted in believed]
    return verdicts


def enough(found: int, recent: Sequence[int]) -> bool:
    """Whether as many were found as the recent healthy visits let expect.

    >>> [enough(found, [12, 12, 11]) for found in (12, 8, 7)], enough(0, [1]), enough(0, [2])
    ([True, True, False], True, False)
    """
    usual = median_low(recent[-RECENT_VISITS:]) if recent else 0
    return found >= usual - tolerated(usual)


def tolerated(usual: int) -> int:
    """How many postings may vanish at once without suspicion: one from a small member, a third from a large one.

    Half would be too many: a listing of two pages that loses its second one is the most common of faults.
    """
    return max(1, usual // 3)


def agree(a: Visit, b: Visit) -> bool:
    """Whether two visits found about as many."""
    return abs(a.found - b.found) <= tolerated(max(a.found, b.found))


@dataclass(frozen=True, slots=True)
class Diary:
    """All visits of one source, in the order kept, and what may be believed of them."""

    visits: tuple[Visit, ...]
    healthy: frozenset[str]
    """Visits that may close what they did not see."""
    misdated: frozenset[str]
    """Visits whose clock was fast: at least two visits kept later say that they were earlier."""

    @classmethod
    def of(cls, visits: Iterable[Visit]) -> Self:
        """Judge the visits of one source."""
        kept = tuple(visits)
        return cls(kept, frozenset(id for id, good in healthy(kept).items() if good), misdated(kept))


def misdated(visits: Sequence[Visit]) -> frozenset[str]:
    """Visits dated later than at least two that were kept after them."""
    wrong = set()
    earliest: list[datetime] = []
    for visit in reversed(visits):
        if len(earliest) == MISSED_VISITS and earliest[-1] < visit.started_at:
            wrong.add(visit.id)
        earliest = sorted([*earliest, visit.started_at])[:MISSED_VISITS]
    return frozenset(wrong)


def life(
    posting: JobPosting, *, seen_by: Collection[str], diary: Diary, now: datetime, closing: Closing | None = None
) -> Life:
    """The life of a posting, from ids of the visits that saw it and the diary of its source.

    Closed as soon as it is absent from two complete and healthy visits, or as one of them got 404 or 410 on its own
    page; else when its last day to apply is past, when what it says now is not shown, or for ``closing``.
    """
    known = life_by_visits(posting, seen_by, diary)
    if known.status == Status.CLOSED:
        return known
    if posting.valid_through and now.astimezone(PARIS).date() > posting.valid_through:
        return closed(known, ClosedBy.VALID_THROUGH, end_of(posting.valid_through).astimezone(UTC))
    if posting.rejection:
        return closed(known, ClosedBy.REJECTED, posting.seen_at)
    if closing:
        return closed(known, closing.by, closing.at)
    return known


def life_by_visits(posting: JobPosting, seen_by: Collection[str], diary: Diary) -> Life:
    """The life of a posting as the visits of its source alone tell it, one after the other.

    An absence counts when its visit was kept after the last sighting and is dated after it: a clock two days fast or
    slow, or a run file that arrives late, must not make an absence out of a visit that was before the posting.
    """
    life_so_far: Life | None = None
    dated: datetime | None = None
    misses = 0
    for visit in diary.visits:
        if visit.id in seen_by:
            life_so_far, misses = after_sighting(life_so_far, visit), 0
            dated = dated if visit.id in diary.misdated else max(visit.started_at, dated or visit.started_at)
        elif life_so_far and visit.id in diary.healthy and (dated is None or visit.started_at > dated):
            misses += 1
            life_so_far = after_absence(
                life_so_far, visit, misses, gone=not visit.gone.isdisjoint({posting.url, posting.key})
            )
    return life_so_far or Life(status=Status.OPEN, first_seen=posting.seen_at, last_seen=posting.seen_at)


def after_absence(before: Life, visit: Visit, misses: int, *, gone: bool) -> Life:
    """The life of a posting after a visit that did not see it; ``misses``: how many may have closed it so far, this one included."""
    if before.status == Status.CLOSED:
        return before
    if gone or misses >= MISSED_VISITS:
        return closed(before, ClosedBy.GONE if gone else ClosedBy.ABSENT, visit.started_at)
    return replace(before, status=Status.UNSEEN)


def after_sighting(before: Life | None, visit: Visit) -> Life:
    """The life of a posting after a visit that saw it; ``before``: ``None`` when none had."""
    at = visit.started_at
    if before is None:
        return Life(status=Status.OPEN, first_seen=at, last_seen=at)
    return Life(
        status=Status.OPEN,
        first_seen=min(before.first_seen, at),
        last_seen=max(before.last_seen, at),
        reopened_at=at if before.status == Status.CLOSED else before.reopened_at,
    )


def closed(life: Life, by: ClosedBy, at: datetime) -> Life:
    """A life, ended at a moment for a reason."""
    return replace(life, status=Status.CLOSED, closed_by=by, closed_at=at)
