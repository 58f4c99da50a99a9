"""Crawls and sightings → lives: the order kept, the registry's word, and jobs of several postings."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from msgspec import structs

from crawlers.items import Crawl, Trouble
from crawlers.registry.registry import Member, Problem, Registry, Source
from db.vallee.rows import SourceRow
from pipeline.health.source_states import source_states
from pipeline.history.posting_lives import Lives, job_life, lives, republished, unread
from pipeline.kept.crawl_rows import crawl_from_row
from pipeline.kept.posting_rows import posting_from_row
from pipeline.model import ClosedBy, JobPosting, Life, Status
from tests.worlds.store_rows import crawl, posting, raw, source
from vocabulary.faults_and_mends import Fault
from vocabulary.web_address import WebAddress

MEMBER = Member(id="verrerie", name="Verrerie Fictive", kind="verrier", status="active")
SOURCE = Source(
    id="verrerie-fictive", member="verrerie", spider="listing", url=WebAddress("http://verrerie.example/offres")
)
REGISTRY = Registry({"verrerie": MEMBER}, {SOURCE.id: SOURCE}, ())
KNOWN = source(SOURCE.id, member=MEMBER.id, url=SOURCE.url)
NOW = datetime(2026, 11, 28, 5, 30, tzinfo=UTC)


@dataclass(slots=True)
class Past:
    """Crawls of one source, in the order kept, and what each saw."""

    crawls: list[Crawl] = field(default_factory=list)
    postings: dict[str, JobPosting] = field(default_factory=dict)
    sightings: dict[str, list[str]] = field(default_factory=dict)

    def crawl(self, day: int, *numbers: int, year: int = 2026, **given: Any) -> None:
        """A crawl of a day in November that saw these postings."""
        visit = crawl(at=f"{year}-11-{day:02}T05:30:00Z", found=len(numbers), **given)
        self.crawls.append(crawl_from_row(visit))
        for number in numbers:
            seen = posting_from_row(posting(raw(number, visit), occupation=None))
            self.postings.setdefault(seen.id, seen)
            self.sightings.setdefault(seen.id, []).append(visit.id)

    def lives(self, registry: Registry = REGISTRY, sources: Sequence[SourceRow] = (KNOWN,)) -> Lives:
        """All lives, as they are now."""
        return lives(
            self.postings.values(),
            crawls=self.crawls,
            sightings=self.sightings,
            sources=sources,
            registry=registry,
            now=NOW,
        )


def status(lives: Lives) -> list[Status]:
    return [lives.status for _, lives in sorted(lives.of.items())]


def test_absence_is_read_from_sightings() -> None:
    past = Past()
    past.crawl(20, 1, 2)
    past.crawl(21, 1)
    assert status(past.lives()) == [Status.OPEN, Status.UNSEEN]
    past.crawl(22, 1)

    assert status(past.lives()) == [Status.OPEN, Status.CLOSED]
    assert set(past.lives().healthy.values()) == {True}


def test_a_torn_or_incomplete_crawl_closes_nothing() -> None:
    past = Past()
    past.crawl(20, 1, 2)
    for day in (21, 22, 23):
        past.crawl(day, 1, complete=0)
        past.crawl(day + 3, 1, torn=1)

    assert status(past.lives()) == [Status.OPEN, Status.OPEN]


def test_crawls_are_taken_in_the_order_kept_not_dated() -> None:
    past = Past()
    past.crawl(20, 1, 2)
    past.crawl(25, 1)
    past.crawl(26, 1)
    past.crawl(21, 1, 2)
    past.crawl(22, 1, 2)

    assert status(past.lives()) == [Status.OPEN, Status.OPEN]


def test_a_removed_source_closes_its_postings_on_the_day_it_was_last_read() -> None:
    past = Past()
    past.crawl(20, 1)
    lives = past.lives(Registry({"verrerie": MEMBER}, {}, ()), [structs.replace(KNOWN, active=0)])

    (life,) = lives.of.values()
    assert (life.closed_by, life.closed_at) == (ClosedBy.SOURCE_REMOVED, datetime(2026, 11, 20, 5, 30, tzinfo=UTC))


@pytest.mark.parametrize(
    ("registry", "url"),
    [
        (Registry({}, {}, (Problem(file="sources.csv", line=0, column="", message="illisible", row=""),)), SOURCE.url),
        (Registry({}, {}, ()), ""),
    ],
    ids=["a registry that cannot be read", "saved pages were never in the registry"],
)
def test_nothing_is_removed_without_proof(registry: Registry, url: str) -> None:
    past = Past()
    past.crawl(20, 1)

    assert status(past.lives(registry, [structs.replace(KNOWN, url=url, active=0)])) == [Status.OPEN]


def test_a_member_out_of_business_closes_its_postings() -> None:
    past = Past()
    past.crawl(20, 1)
    gone = replace(MEMBER, status="closed", status_date="2026-11-22")
    (life,) = past.lives(replace(REGISTRY, members={"verrerie": gone})).of.values()

    assert (life.closed_by, life.closed_at) == (ClosedBy.MEMBER_CLOSED, datetime(2026, 11, 22, tzinfo=UTC))


def november(day: int) -> datetime:
    return datetime(2026, 11, 1, tzinfo=UTC) + timedelta(days=day - 1)


def alive(
    first: int, last: int, *, closed: int | None = None, reopened: int | None = None, status: Status = Status.OPEN
) -> Life:
    return Life(
        status=Status.CLOSED if closed else status,
        first_seen=november(first),
        last_seen=november(last),
        closed_at=november(closed) if closed else None,
        closed_by=ClosedBy.ABSENT if closed else None,
        reopened_at=november(reopened) if reopened else None,
    )


def test_a_job_is_open_while_one_posting_is() -> None:
    life = job_life([alive(1, 5, closed=7), alive(2, 9), alive(2, 8, status=Status.UNSEEN)])

    assert (life.status, life.closed_at, life.closed_by, life.reopened_at) == (Status.OPEN, None, None, None)
    assert (life.first_seen.day, life.last_seen.day) == (1, 9)


def test_a_job_is_closed_when_its_last_posting_is() -> None:
    life = job_life([alive(1, 5, closed=7), alive(1, 9, closed=11)])

    assert (life.status, life.closed_at) == (Status.CLOSED, november(11))


def test_a_job_published_again_under_another_id_keeps_its_first_day_and_is_reopened() -> None:
    life = job_life([alive(1, 5, closed=7), alive(20, 22)])

    assert life.status == Status.OPEN
    assert (life.first_seen.day, life.reopened_at) == (1, november(20))


def test_a_posting_that_comes_back_reopens_its_job_only_if_no_other_was_open() -> None:
    assert job_life([alive(1, 22, reopened=20)]).reopened_at == november(20)
    assert job_life([alive(1, 22, reopened=20), alive(1, 22)]).reopened_at is None


def test_the_order_of_lives_changes_nothing() -> None:
    some = [alive(1, 5, closed=7), alive(3, 9, closed=11), alive(20, 22, status=Status.UNSEEN), alive(21, 22)]

    assert job_life(some) == job_life(reversed(some))


def test_a_typing_error_in_the_id_of_a_source_closes_nothing_and_is_told() -> None:
    past = Past()
    past.crawl(20, 1, 2)
    mistyped = Problem(
        file="sources.csv", line=2, column="id", message="« verrerie-fictivé » : sans accent", row="verrerie-fictivé"
    )
    doubted = Registry({"verrerie": MEMBER}, {}, (mistyped,))

    assert status(past.lives(doubted)) == [Status.OPEN, Status.OPEN]
    (state,) = source_states([KNOWN], doubted, past.crawls, past.lives(doubted).healthy, {})
    assert (state.state, state.alarm, state.cause) == ("suspect", 1, "not_configured")
    assert "ne peut pas être lue" in state.why


def test_a_visit_under_a_clock_a_year_ahead_dates_nothing_in_the_future_and_silences_nothing() -> None:
    past = Past()
    past.crawl(20, 1, 2)
    past.crawl(21, 1, 2, 3, year=2027)
    fast = past.lives()
    assert max(life.last_seen for life in fast.of.values()) < NOW

    past.crawl(22, 1, 3)
    past.crawl(23, 1, 3)
    lived = past.lives()
    third = max(lived.of.values(), key=lambda life: life.first_seen)
    assert status(lived) == [Status.OPEN, Status.CLOSED, Status.OPEN]
    assert datetime(2026, 11, 21, tzinfo=UTC) < third.first_seen < datetime(2026, 11, 22, 6, tzinfo=UTC)

    past.crawl(24, 1, complete=0, outcome="failed")
    (state,) = source_states([KNOWN], REGISTRY, past.crawls, past.lives().healthy, {})
    assert (state.last_crawl, state.last_healthy) == ("2026-11-24T05:30:00Z", "2026-11-23T05:30:00Z")
    assert state.state == "failed"


def test_a_source_whose_last_good_visit_had_a_fast_clock_is_overdue_all_the_same() -> None:
    past = Past()
    past.crawl(20, 1, year=2027)
    past.crawl(21, complete=0, outcome="failed")
    (state,) = source_states([KNOWN], REGISTRY, past.crawls, past.lives().healthy, {})

    assert state.last_healthy == "2026-11-21T05:30:00Z"


def test_a_line_that_is_missed_among_many_closes_nothing_and_is_told() -> None:
    past = Past()
    past.crawl(20, 1, 2)
    half = Problem(file="sources.csv", line=0, column="", message="3 sources sur 4 n’y sont plus")
    doubted = Registry({"verrerie": MEMBER}, {}, (half,))

    assert status(past.lives(doubted)) == [Status.OPEN, Status.OPEN]
    (state,) = source_states([KNOWN], doubted, past.crawls, past.lives(doubted).healthy, {})
    assert (state.state, state.alarm) == ("suspect", 1)
    assert "semble coupé" in state.why


@pytest.mark.parametrize(
    ("listings", "complete", "unread_pages"),
    [
        ([False], 0, 1),
        ([False] * 49, 0, 49),
        ([False] * 50, 0, None),  # as many as are told: there may be more
        ([False, True], 0, None),  # the list itself is what it lacks
        ([], 0, None),
        ([False], 1, None),
    ],
)
def test_pages_of_offers_are_what_a_crawl_lacks_only_where_its_list_was_read(
    listings: list[bool], complete: int, unread_pages: int | None
) -> None:
    troubles = tuple(Trouble(fault=Fault.TIMEOUT, url="", detail="", listing=listing) for listing in listings)
    done = replace(crawl_from_row(crawl(complete=complete)), troubles=troubles)

    assert unread(done) == unread_pages


@pytest.mark.parametrize(
    ("lives_of_a_job", "reopened"),
    [
        ([alive(1, 5, closed=20), alive(20, 22)], 20),  # at that very moment
        ([alive(1, 5, closed=21), alive(20, 22)], None),
        ([alive(1, 5, closed=7), alive(10, 12, closed=14), alive(20, 22)], 20),  # the last time
        ([alive(1, 5, closed=7), alive(10, 22), alive(20, 22)], 10),
        ([alive(1, 5, closed=7), alive(20, 30, reopened=28)], 28),
        ([alive(1, 5)], None),
        ([alive(1, 5, closed=7), alive(1, 5, closed=7)], None),
    ],
)
def test_a_job_is_reopened_when_last_a_posting_came_after_all_others_had_gone(
    lives_of_a_job: list[Life], reopened: int | None
) -> None:
    expected = november(reopened) if reopened else None

    assert job_life(lives_of_a_job).reopened_at == job_life(lives_of_a_job[::-1]).reopened_at == expected


@pytest.mark.parametrize(
    ("postings_of_a_job", "day_shown_anew"),
    [
        ([("a", alive(1, 5, closed=7)), ("a", alive(6, 9))], 6),
        ([("a", alive(1, 5, closed=7)), ("a", alive(5, 9))], None),  # shown side by side
        ([("a", alive(1, 5, closed=7)), ("b", alive(6, 9))], None),  # by another source
        ([("a", alive(1, 5)), ("a", alive(6, 9))], None),  # still shown
        ([("a", alive(1, 5, status=Status.UNSEEN)), ("a", alive(6, 9))], 6),
        ([("a", alive(1, 2, closed=3)), ("a", alive(4, 5, closed=6)), ("a", alive(8, 9))], 8),
        ([("a", alive(1, 5))], None),
    ],
)
def test_a_source_shows_a_job_anew_under_another_key_once_the_old_one_is_gone(
    postings_of_a_job: list[tuple[str, Life]], day_shown_anew: int | None
) -> None:
    assert republished(postings_of_a_job) == (november(day_shown_anew) if day_shown_anew else None)


def test_the_registry_closes_only_with_proof_and_dates_it_by_a_whole_day() -> None:
    past = Past()
    past.crawl(20, 1)
    last = datetime(2026, 11, 20, 5, 30, tzinfo=UTC)
    for day, at in (("2026-11-22", datetime(2026, 11, 22, tzinfo=UTC)), ("2026-11", last), ("2026", last), ("", last)):
        gone = replace(MEMBER, status="closed", status_date=day)
        (life,) = past.lives(replace(REGISTRY, members={"verrerie": gone})).of.values()
        assert (life.closed_by, life.closed_at) == (ClosedBy.MEMBER_CLOSED, at), day
    named, unused = structs.replace(KNOWN, active=1), structs.replace(KNOWN, active=0)
    empty = Registry({"verrerie": MEMBER}, {}, ())
    assert status(past.lives(empty, [named])) == [Status.OPEN], "it is still in use"
    assert status(past.lives(empty, [unused])) == [Status.CLOSED]
    unvisited = Past(postings=past.postings)
    assert status(unvisited.lives(empty, [unused])) == [Status.OPEN], "no visit dates its end"
