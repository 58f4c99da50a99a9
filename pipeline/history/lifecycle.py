"""A posting, what visits saw of it, and the diary of its source → its life: what it takes for an offer to be called closed."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from french.calendar import PARIS, end_of
from pipeline.history.visits import AGREEING_VISITS, Diary, Visit
from pipeline.model import ClosedBy, JobPosting, Life, Status
from vocabulary.own_pages import OwnPage

SILENT_VISITS = 3
"""From how many visits a posting must be absent whose own page answers, and does not say why it tells of it no more."""
BROKEN_VISITS = 10
"""The same of one whose own page cannot be read: it may be out of order, but not for ever."""
FROM_VISITS: dict[OwnPage | None, int] = {
    OwnPage.LEADS_AWAY: SILENT_VISITS,
    OwnPage.SILENT: SILENT_VISITS,
    OwnPage.BROKEN: BROKEN_VISITS,
}
PROOFS = {OwnPage.GONE: 1, OwnPage.OVER: 2}
"""How many visits that may be believed must read that an offer is gone: a status one, words two, since those of a moment pass."""
PROVES_NOTHING = {OwnPage.WAITING, OwnPage.DENIED}
"""What an own page may say for ever, and close nothing."""


@dataclass(frozen=True, slots=True)
class Closing:
    """A reason to close that no visit gives: the source was removed, the member has closed."""

    by: ClosedBy
    at: datetime


@dataclass(slots=True)
class Absence:
    """What visits in a row that did not see a posting prove of it."""

    misses: int = 0
    """Visits that may be believed, and did not see it."""
    proofs: int = 0
    """Visits, whatever else they read, to which its own page said that it is gone or over."""

    def add(self, posting: JobPosting, visit: Visit, diary: Diary) -> ClosedBy | None:
        """Count one more; says why the posting is closed, once that is proved.

        Its own page decides where it was asked: gone is gone at once for a visit that may be believed, words that it is
        over the second time, and both at the third time for any. A list alone decides only of a posting that has no page
        which we may read.
        """
        said = visit.own_pages.get(posting.url)
        believed = visit.id in diary.healthy
        own = diary.believes(visit, posting.url)
        if said in PROOFS:
            self.proofs += 1
            if self.proofs >= (PROOFS[said] if own else AGREEING_VISITS):
                return ClosedBy.GONE
        if believed and not visit.gone.isdisjoint({posting.url, posting.key}):
            return ClosedBy.GONE
        visits, came_back = diary.needed[visit.id]
        if came_back:
            self.misses = 0
        pushed_out = visit.id in diary.full and said is not OwnPage.LEADS_AWAY
        if not own or said in PROVES_NOTHING or pushed_out:
            return None
        self.misses += 1
        return ClosedBy.ABSENT if self.misses >= FROM_VISITS.get(said, visits) else None


def life(
    posting: JobPosting, *, seen_by: Collection[str], diary: Diary, now: datetime, closing: Closing | None = None
) -> Life:
    """The life of a posting, from ids of the visits that saw it and the diary of its source.

    Closed as soon as its own page is gone (404, 410, or « n’est plus disponible » for the second time), or, where it has none
    that we may read, as two complete and healthy visits miss it that agree on what they see; else when its last day to apply
    is past, when what it says now is not shown, or for ``closing``.
    """
    known = life_by_visits(posting, seen_by, diary)
    if known.status == Status.CLOSED:
        return known
    if posting.valid_through and now.astimezone(PARIS).date() > posting.valid_through:
        return closed(known, ClosedBy.VALID_THROUGH, end_of(posting.valid_through).astimezone(UTC))
    if posting.rejection:
        return closed(known, ClosedBy.REJECTED, min(posting.seen_at, now))
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
    absence = Absence()
    for visit in diary.visits:
        if visit.id in seen_by or (life_so_far and visit.own_pages.get(posting.url) is OwnPage.THERE):
            life_so_far, absence = after_sighting(life_so_far, visit), Absence()
            dated = dated if visit.id in diary.misdated else max(visit.started_at, dated or visit.started_at)
        elif life_so_far and life_so_far.status != Status.CLOSED and (dated is None or visit.started_at > dated):
            if by := absence.add(posting, visit, diary):
                life_so_far = closed(life_so_far, by, visit.started_at)
            elif diary.believes(visit, posting.url):
                life_so_far = replace(life_so_far, status=Status.UNSEEN)
    return life_so_far or Life(status=Status.OPEN, first_seen=posting.seen_at, last_seen=posting.seen_at)


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
