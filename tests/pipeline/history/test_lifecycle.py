"""Only complete and healthy visits close; whatever goes wrong, no live posting is closed."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.history.lifecycle import Closing, life
from pipeline.history.visits import Diary, Visit, full_windows, healthy, misdated
from pipeline.model import ClosedBy, JobPosting, Life, Rejection, Status

DAY_1 = datetime(2026, 11, 1, 5, 30, tzinfo=UTC)
URL = "https://aubepine.example/offres/12"
POSTING = JobPosting(
    id="12", source="aubepine", key=URL, url=URL, seen_at=DAY_1, title="Trieur de flacons", title_key="trieur flacon"
)


def day(number: float) -> datetime:
    return DAY_1 + timedelta(days=number - 1)


def visit(
    number: float, found: int = 4, *, complete: bool = True, at: datetime | None = None, **given: object
) -> Visit:
    return Visit(id=f"v{number}", started_at=at or day(number), complete=complete, found=found, **given)  # type: ignore[arg-type]


def life_of(visits: list[Visit], seen: set[str], posting: JobPosting = POSTING, now: datetime | None = None) -> Life:
    return life(posting, seen_by=seen, diary=Diary.of(visits), now=now or day(30))


def test_seen_by_the_last_visit_is_open() -> None:
    lived = life_of([visit(1), visit(2)], {"v1", "v2"})

    assert (lived.status, lived.first_seen, lived.last_seen) == (Status.OPEN, day(1), day(2))


def test_absent_once_is_unseen_twice_is_closed_and_seen_again_is_reopened() -> None:
    visits = [visit(number) for number in range(1, 6)]

    assert life_of(visits[:2], {"v1"}).status == Status.UNSEEN
    gone = life_of(visits[:3], {"v1"})
    assert (gone.status, gone.closed_by, gone.closed_at) == (Status.CLOSED, ClosedBy.ABSENT, day(3))
    assert life_of(visits[:4], {"v1"}) == gone, "closed once, its date does not move"
    back = life_of(visits, {"v1", "v5"})
    assert (back.status, back.reopened_at, back.closed_at, back.first_seen) == (Status.OPEN, day(5), None, day(1))


def test_absent_between_two_sightings_starts_again_from_nothing() -> None:
    assert life_of([visit(number) for number in range(1, 5)], {"v1", "v3"}).status == Status.UNSEEN


@pytest.mark.parametrize("found", [0, 4, 40])
def test_incomplete_visits_close_nothing_however_many(found: int) -> None:
    visits = [visit(1), *(visit(number, found, complete=False, gone=frozenset({URL})) for number in range(2, 30))]

    assert life_of(visits, {"v1"}).status == Status.OPEN


def test_its_own_page_gone_closes_at_once() -> None:
    lived = life_of([visit(1), visit(2, 3, gone=frozenset({URL}))], {"v1"})

    assert (lived.status, lived.closed_by, lived.closed_at) == (Status.CLOSED, ClosedBy.GONE, day(2))


def test_another_page_gone_does_not() -> None:
    assert life_of([visit(1), visit(2, gone=frozenset({f"{URL}3"}))], {"v1"}).status == Status.UNSEEN


def test_the_last_day_to_apply_is_still_open_and_the_next_is_not_by_the_clock_of_paris() -> None:
    posting = replace(POSTING, valid_through=date(2026, 11, 10))
    evening, midnight = datetime(2026, 11, 10, 22, 59, tzinfo=UTC), datetime(2026, 11, 10, 23, 0, tzinfo=UTC)

    assert life_of([visit(1)], {"v1"}, posting, evening).status == Status.OPEN
    lived = life_of([visit(1)], {"v1"}, posting, midnight)
    assert (lived.closed_by, lived.closed_at) == (ClosedBy.VALID_THROUGH, midnight)


def test_what_its_source_now_says_is_not_shown() -> None:
    posting = replace(POSTING, rejection=Rejection.FILLED, seen_at=day(2))
    lived = life_of([visit(1), visit(2)], {"v1", "v2"}, posting)

    assert (lived.closed_by, lived.closed_at) == (ClosedBy.REJECTED, day(2))


@pytest.mark.parametrize("by", [ClosedBy.SOURCE_REMOVED, ClosedBy.MEMBER_CLOSED])
def test_the_registry_closes_what_no_visit_closed(by: ClosedBy) -> None:
    diary = Diary.of([visit(1), visit(2)])
    lived = life(POSTING, seen_by={"v1", "v2"}, diary=diary, now=day(30), closing=Closing(by, day(2)))

    assert (lived.status, lived.closed_by, lived.closed_at) == (Status.CLOSED, by, day(2))


def test_a_posting_that_no_visit_saw_is_open_since_its_text_came() -> None:
    assert life_of([], set()) == Life(status=Status.OPEN, first_seen=DAY_1, last_seen=DAY_1)


@pytest.mark.parametrize(
    ("usual", "few", "verdict"),
    [
        *((1, 0, True), (2, 1, True), (2, 0, False), (3, 2, True), (3, 1, False), (4, 2, False), (6, 4, True)),
        *((6, 3, False), (10, 7, True), (10, 5, False), (12, 8, True), (12, 6, False), (20, 14, True), (20, 10, False)),
    ],
)
def test_a_drop_is_judged_with_integers_that_suit_small_members(usual: int, few: int, *, verdict: bool) -> None:
    visits = [*(visit(number, usual) for number in range(1, 6)), visit(6, few)]

    assert healthy(visits)["v6"] is verdict


def test_a_site_that_says_that_it_has_no_offer_is_believed() -> None:
    assert healthy([visit(1, 12), visit(2, 0, says_empty=True)])["v2"]


def test_a_suspicious_drop_is_held_and_two_more_that_agree_are_believed() -> None:
    visits = [visit(1, 12), visit(2, 5), visit(3, 5), visit(4, 5), visit(5, 5)]

    assert healthy(visits[:3]) == {"v1": True, "v2": False, "v3": False}
    assert all(healthy(visits).values())
    assert life_of(visits[:3], {"v1"}).status == Status.OPEN
    assert life_of(visits[:4], {"v1"}).closed_by == ClosedBy.ABSENT


def test_drops_that_disagree_or_recover_are_not_believed() -> None:
    assert list(healthy([visit(1, 20), visit(2, 10), visit(3, 1), visit(4, 10)]).values()) == [
        True,
        False,
        False,
        False,
    ]
    assert list(healthy([visit(1, 20), visit(2, 10), visit(3, 20), visit(4, 10)]).values()) == [
        True,
        False,
        True,
        False,
    ]


@pytest.mark.parametrize("drifting", [(20, 10, 7, 5), (20, 10, 7, 5, 3, 2), (12, 5, 7, 4), (30, 15, 10, 6)])
def test_a_drop_that_drifts_is_not_believed(drifting: tuple[int, ...]) -> None:
    """Each agrees with the one before it, and the last one not with the first: the list is still being lost."""
    visits = [visit(number, found) for number, found in enumerate(drifting, 1)]

    assert list(healthy(visits).values()) == [True] + [False] * (len(drifting) - 1)


def test_what_was_usual_before_a_drop_that_is_believed_is_usual_no_more() -> None:
    visits = [visit(number, found) for number, found in enumerate((12, 12, 12, 7, 5, 5, 4), 1)]
    assert all(healthy(visits).values()), "four are enough of five, and were not of seven"

    lost = [*visits[:-1], visit(7, 3)]
    assert healthy(lost)["v7"] is False


def test_only_complete_visits_are_usual_or_agree() -> None:
    cut = [visit(number, 0, complete=False) for number in (2, 3, 4)]
    assert list(healthy([visit(1, 12), *cut, visit(5, 5), visit(6, 0, complete=False), visit(7, 5)]).values()) == [
        True, False, False, False, False, False, False,
    ]  # fmt: skip
    assert healthy([visit(1, 12), visit(2, 5), visit(3, 0, complete=False), visit(4, 5), visit(5, 5)])["v2"]


def test_what_is_usual_is_the_median_of_the_last_five_healthy_visits() -> None:
    rising = [visit(number, found) for number, found in enumerate((1, 1, 1, 30, 30, 30), 1)]
    assert healthy([*rising, visit(7, 20)])["v7"] is True
    assert healthy([*rising, visit(7, 19)])["v7"] is False, "five are 1, 1, 30, 30, 30"
    assert healthy([*rising[:-1], visit(6, 1)])["v6"] is True, "and before 1, 1, 1, 30, 30"


def test_a_feed_is_full_while_it_shows_as_many_as_any_of_the_last_five_healthy_visits() -> None:
    def full(*found: int) -> list[bool]:
        visits = [visit(number, many, window=True) for number, many in enumerate(found, 1)]
        return [one.id in full_windows(visits, dict.fromkeys((one.id for one in visits), True)) for one in visits]

    assert full(0) == [True]
    assert full(10, 10, 9, 10, 11) == [True, True, False, True, True]
    assert full(12, 10, 10, 10, 10, 10, 10) == [True, False, False, False, False, False, True]
    lists = [visit(1, 10), visit(2, 10)]
    assert full_windows(lists, {"v1": True, "v2": True}) == frozenset(), "a list is no feed"
    doubted = [visit(1, 10, window=True), visit(2, 30, window=True), visit(3, 10, window=True)]
    assert full_windows(doubted, {"v1": True, "v2": False, "v3": True}) == {"v1", "v2", "v3"}


def test_a_clock_is_wrong_where_two_visits_kept_later_are_dated_earlier() -> None:
    def wrong(*days: float) -> set[str]:
        return set(misdated([visit(number, at=day(at)) for number, at in enumerate(days, 1)]))

    assert wrong(1, 2, 3, 4) == set()
    assert wrong(1, 5, 2, 3) == {"v2"}
    assert wrong(1, 5, 2) == set(), "one visit may be the wrong one itself"
    assert wrong(1, 2, 2, 2) == set()
    assert wrong(9, 8, 1, 2) == {"v1", "v2"}


def test_growth_is_healthy_and_becomes_usual() -> None:
    visits = [visit(1, 2), *(visit(number, 20) for number in range(2, 5)), visit(5, 2)]

    assert list(healthy(visits).values()) == [True, True, True, True, False]


@pytest.mark.parametrize("skew", [timedelta(days=2), timedelta(days=-2)])
def test_a_clock_two_days_off_for_a_whole_day_closes_nothing_that_lives(skew: timedelta) -> None:
    wrong = [visit(n, at=day(n) + skew) for n in (3, 3.3, 3.6)]
    visits = [visit(1), visit(2), *wrong, visit(4), visit(5)]
    young = {"v4", "v5"}  # published after the clock was right again

    for count in range(6, 8):
        for now in (day(4.5), day(5.5), day(9)):
            assert life_of(visits[:count], young, now=now).status == Status.OPEN
    assert life_of(visits[:6], {visit.id for visit in visits[:6]}).status == Status.OPEN


def test_what_was_seen_by_a_fast_clock_is_closed_by_two_visits_all_the_same() -> None:
    visits = [visit(1), visit(2, at=day(4)), visit(3), visit(4, at=day(3.5))]

    assert life_of(visits, {"v1", "v2"}).closed_by == ClosedBy.ABSENT


def test_a_run_file_that_arrives_late_is_no_absence() -> None:
    late = visit(1.5)

    assert life_of([visit(1), visit(2), late], {"v2"}).status == Status.OPEN


@settings(max_examples=120)
@given(st.data())
def test_a_posting_that_every_good_visit_sees_is_never_closed(data: st.DataObject) -> None:
    """Whatever other visits do: fail, be cut, be dated two days wrong."""
    visits, seen = [], set()
    for number in range(1, data.draw(st.integers(2, 14))):
        broken = data.draw(st.booleans())
        skew = timedelta(days=data.draw(st.sampled_from([0, 0, 2, -2])))
        found = data.draw(st.integers(0, 9)) if broken else 9
        visits.append(visit(number, found, complete=not broken, at=day(number) + skew))
        if not broken:
            seen.add(visits[-1].id)

    for count in range(1, len(visits) + 1):
        assert life_of(visits[:count], seen).status != Status.CLOSED


@settings(max_examples=120)
@given(st.lists(st.booleans(), min_size=1, max_size=12), st.integers(1, 20))
def test_a_real_removal_is_closed_within_two_complete_visits(complete: list[bool], usual: int) -> None:
    before = [visit(number, usual) for number in (1, 2, 3)]
    after = [visit(4 + number, usual - 1 if whole else 0, complete=whole) for number, whole in enumerate(complete)]
    lived = life_of([*before, *after], {"v1", "v2", "v3"})

    assert (lived.status == Status.CLOSED) is (sum(complete) >= 2)
