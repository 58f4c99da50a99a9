"""Sightings and crawls → the life of every posting, and whether each crawl was healthy."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from crawlers.items import Crawl
from crawlers.process.report import MOST_TROUBLES
from crawlers.registry.registry import Registry
from db.vallee.rows import SourceRow
from pipeline.history.lifecycle import Closing, life
from pipeline.history.visits import Diary, Visit
from pipeline.model import ClosedBy, JobPosting, Life, Status

FEED = "feed"
"""The spider of what may be a window: the newest offers, and not all of them."""
MOMENT = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Lives:
    """Everything that crawls say of lives, derived: it can always be computed again."""

    healthy: Mapping[str, bool]
    """Crawl id → whether it may close what it did not see."""
    of: Mapping[str, Life]
    """Posting id → its life."""


def lives(
    postings: Iterable[JobPosting],
    *,
    crawls: Iterable[Crawl],
    sightings: Mapping[str, Collection[str]],
    sources: Iterable[SourceRow],
    registry: Registry,
    now: datetime,
) -> Lives:
    """The life of every posting.

    ``crawls``: in the order kept: a clock may be wrong, that order never is. ``sightings``: posting id → ids of the
    crawls that saw it. ``sources``: all that were ever known, which the registry may name no more.
    """
    visits = visits_by_source(crawls, seen_by_crawl(sightings), now)
    diaries = {source: Diary.of(of_source) for source, of_source in visits.items()}
    closings = closings_of(sources, registry, visits)
    nothing = Diary.of(())
    life_of = {
        posting.id: life(
            posting,
            seen_by=frozenset(sightings.get(posting.id, ())),
            diary=diaries.get(posting.source, nothing),
            now=now,
            closing=closings.get(posting.source),
        )
        for posting in postings
    }
    health = {visit.id: visit.id in diary.healthy for diary in diaries.values() for visit in diary.visits}
    return Lives(health, life_of)


def seen_by_crawl(sightings: Mapping[str, Collection[str]]) -> dict[str, set[str]]:
    """Crawl id → ids of the postings that it saw."""
    seen: dict[str, set[str]] = defaultdict(set)
    for posting, crawls in sightings.items():
        for crawl in crawls:
            seen[crawl].add(posting)
    return seen


def visits_by_source(
    crawls: Iterable[Crawl], seen: Mapping[str, Collection[str]], now: datetime
) -> dict[str, list[Visit]]:
    """Source → its crawls, in the order given; ``seen``: crawl id → ids of the postings that it saw.

    A crawl dated after now was made under a fast clock: it was before the next one kept, and is dated so.
    """
    of_source: dict[str, list[Visit]] = defaultdict(list)
    upper: dict[str, datetime] = {}
    for crawl in reversed(list(crawls)):
        visit = visit_of(crawl, seen.get(crawl.id, ()))
        if visit.started_at > now:
            visit = replace(visit, started_at=upper.get(crawl.source, now) - MOMENT)
        upper[crawl.source] = visit.started_at
        of_source[crawl.source].append(visit)
    return {source: visits[::-1] for source, visits in of_source.items()}


def visit_of(crawl: Crawl, seen: Collection[str] = ()) -> Visit:
    """A crawl, reduced to what lives are derived from."""
    return Visit(
        id=crawl.id,
        started_at=crawl.started_at,
        complete=crawl.complete,
        found=crawl.found,
        says_empty=crawl.says_empty,
        gone=frozenset(crawl.gone),
        own_pages=crawl.own_pages,
        saw=frozenset(seen),
        unread=unread(crawl),
        window=crawl.spider == FEED,
    )


def unread(crawl: Crawl) -> int | None:
    """How many pages of offers an incomplete crawl could not read, when its list is not what it lacks."""
    only_offers = not crawl.complete and not any(trouble.listing for trouble in crawl.troubles)
    return len(crawl.troubles) if only_offers and 0 < len(crawl.troubles) < MOST_TROUBLES else None


def closings_of(
    sources: Iterable[SourceRow], registry: Registry, visits: Mapping[str, list[Visit]]
) -> dict[str, Closing]:
    """Source → why and when all its postings are closed, where the registry says so.

    A source without an address was never in the registry (saved pages), so nothing can be read from its absence.
    """
    closing_of = {}
    for source in sources:
        last = visits[source.id][-1].started_at if source.id in visits else None
        member = registry.members.get(source.member)
        if last is None:
            continue
        if member and member.status == "closed":
            closing_of[source.id] = Closing(ClosedBy.MEMBER_CLOSED, day_or(member.status_date, last))
        elif source.url and not source.active and registry.proves_removed(source.id):
            closing_of[source.id] = Closing(ClosedBy.SOURCE_REMOVED, last)
    return closing_of


def day_or(day: str, otherwise: datetime) -> datetime:
    """The day that the registry gives, as a moment; ``otherwise`` when it gives none, or only a month or a year."""
    return datetime.fromisoformat(day).replace(tzinfo=UTC) if len(day) == len("2026-11-24") else otherwise


def job_life(lives: Iterable[Life]) -> Life:
    """The life of a job from those of its postings: open while one of them is.

    It is reopened when a posting is seen again, or a new one appears, after all others had been closed.
    """
    all_lives = tuple(lives)
    status = min((life.status for life in all_lives), key=tuple(Status).index)
    last = max(
        (life for life in all_lives if life.status == status),
        key=lambda life: (life.closed_at or life.last_seen, life.closed_by or ""),
    )
    return Life(
        status=status,
        first_seen=min(life.first_seen for life in all_lives),
        last_seen=max(life.last_seen for life in all_lives),
        closed_at=last.closed_at,
        closed_by=last.closed_by,
        reopened_at=max(reopenings(all_lives), default=None),
    )


def republished(postings: Iterable[tuple[str, Life]]) -> datetime | None:
    """When a source last showed a job under another key, the posting that told of it before being gone.

    ``postings``: source and life of each posting of the job. A posting that a source still shows is no predecessor.
    """
    known = list(postings)
    return max(
        (
            after.first_seen
            for source, after in known
            for other, before in known
            if source == other and before.status != Status.OPEN and before.last_seen < after.first_seen
        ),
        default=None,
    )


def reopenings(lives: tuple[Life, ...]) -> Iterator[datetime]:
    """Moments when a posting appeared, or appeared again, while no other one was open."""
    for own in lives:
        others = [other for other in lives if other is not own]
        for moment in filter(None, {own.first_seen, own.reopened_at}):
            before = [other for other in others if other.first_seen < moment]
            again = moment == own.reopened_at or bool(before)
            if again and all(other.closed_at and other.closed_at <= moment for other in before):
                yield moment
