"""What the own page of an absent posting says decides; a list alone only of those that have none, and by agreeing on which."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.history.lifecycle import life
from pipeline.history.visits import Diary, Visit, healthy
from pipeline.model import ClosedBy, JobPosting, Life, Status
from vocabulary.own_pages import OwnPage

DAY_1 = datetime(2026, 11, 1, 5, 30, tzinfo=UTC)
URL = "https://aubepine.example/offres/12"
POSTING = JobPosting(
    id="12", source="aubepine", key=URL, url=URL, seen_at=DAY_1, title="Trieur de flacons", title_key="trieur flacon"
)
OTHERS = frozenset("abcdefghijk")
ALL = OTHERS | {POSTING.id}


def visit(number: int, saw: frozenset[str] = OTHERS, said: OwnPage | None = None, **given: object) -> Visit:
    """A visit that saw these postings, and what the own page of the posting said to it."""
    values: dict[str, object] = {"complete": True, "found": len(saw)} | given
    own = {URL: said} if said else {}
    return Visit(id=f"v{number}", started_at=DAY_1 + timedelta(days=number), saw=saw, own_pages=own, **values)  # type: ignore[arg-type]


def lived(*visits: Visit) -> Life:
    """The life of the posting after these visits, the first of which saw all."""
    kept = (visit(1, ALL), *visits)
    seen = {one.id for one in kept if POSTING.id in one.saw}
    return life(POSTING, seen_by=seen, diary=Diary.of(kept), now=DAY_1)


def said(*answers: OwnPage, **given: Any) -> Life:
    """The life of the posting when its list lacks it, and its own page says this, visit after visit."""
    return lived(*(visit(number, said=own, **given) for number, own in enumerate(answers, 2)))


def test_a_posting_whose_own_page_tells_of_it_is_as_good_as_listed() -> None:
    found = said(*[OwnPage.THERE] * 20)

    assert (found.status, found.last_seen) == (Status.OPEN, DAY_1 + timedelta(days=21))


@pytest.mark.parametrize(
    ("own", "visits", "by"),
    [
        (OwnPage.GONE, 1, ClosedBy.GONE),
        (OwnPage.OVER, 2, ClosedBy.GONE),
        (OwnPage.NOT_FOR_US, 2, ClosedBy.ABSENT),
        (OwnPage.LEADS_AWAY, 3, ClosedBy.ABSENT),
        (OwnPage.ELSEWHERE, 2, ClosedBy.ABSENT),
        (OwnPage.SILENT, 3, ClosedBy.ABSENT),
        (OwnPage.BROKEN, 10, ClosedBy.ABSENT),
    ],
)
def test_how_often_an_own_page_must_say_so(own: OwnPage, visits: int, by: ClosedBy) -> None:
    assert said(*[own] * (visits - 1)).status == (Status.UNSEEN if visits > 1 else Status.OPEN)
    assert said(*[own] * visits).closed_by == by


@pytest.mark.parametrize("own", [OwnPage.WAITING, OwnPage.DENIED])
def test_one_that_waits_for_its_turn_or_is_denied_is_doubted_and_never_closed(own: OwnPage) -> None:
    assert said(*[own] * 30).status == Status.UNSEEN


def test_one_visit_that_reads_words_of_a_day_closes_nothing() -> None:
    assert said(OwnPage.OVER, OwnPage.THERE, OwnPage.OVER, OwnPage.THERE).status == Status.OPEN
    assert said(OwnPage.OVER, OwnPage.DENIED, OwnPage.OVER).closed_by == ClosedBy.GONE


def test_what_says_that_it_is_over_is_so_though_a_feed_is_as_long_as_ever() -> None:
    for own, visits in ((OwnPage.OVER, 2), (OwnPage.LEADS_AWAY, 3)):
        pushed = [visit(number, OTHERS | {"z"}, own, window=True) for number in range(2, 2 + visits)]
        assert lived(*pushed[:-1]).status == Status.UNSEEN
        assert lived(*pushed).status == Status.CLOSED


def test_a_page_that_could_not_be_read_leaves_only_its_own_offer_unknown() -> None:
    assert said(OwnPage.GONE, complete=False, unread=1).closed_by == ClosedBy.GONE
    assert said(*[OwnPage.OVER] * 2, complete=False, unread=1).closed_by == ClosedBy.GONE
    assert said(*[OwnPage.SILENT] * 3, complete=False, unread=1).closed_by == ClosedBy.ABSENT
    assert said(*[OwnPage.DENIED] * 9, complete=False, unread=1).status == Status.OPEN
    assert lived(*(visit(n, complete=False, unread=1) for n in range(2, 9))).status == Status.OPEN


def test_a_site_whose_pages_cannot_be_read_any_more_closes_nothing_that_its_list_may_lead_to() -> None:
    drawn = said(*[OwnPage.BROKEN] * 30, found=0, unread=len(ALL), complete=False)

    assert drawn.status == Status.OPEN


def test_a_list_that_was_not_read_closes_only_what_is_gone_three_times() -> None:
    assert said(OwnPage.GONE, OwnPage.GONE, complete=False).status == Status.OPEN
    assert said(OwnPage.GONE, OwnPage.WAITING, OwnPage.GONE, OwnPage.GONE, complete=False).closed_by == ClosedBy.GONE
    assert said(*[OwnPage.SILENT] * 9, complete=False).status == Status.OPEN


def test_a_drop_is_believed_when_visits_agree_on_which_offers_not_on_how_many() -> None:
    first, second = frozenset("abcde"), frozenset("fghij")
    usual = [visit(1, ALL), visit(2, ALL)]

    assert not any(list(healthy([*usual, *(visit(n, (first, second)[n % 2]) for n in range(3, 9))]).values())[2:])
    assert all(healthy([*usual, *(visit(n, first) for n in range(3, 6))]).values())


def test_a_list_that_gives_back_what_it_lacked_needs_more_visits() -> None:
    lacking = OTHERS - {"a"}
    assert lived(visit(2), visit(3)).closed_by == ClosedBy.ABSENT
    assert lived(visit(2, lacking), visit(3)).status == Status.UNSEEN
    assert lived(visit(2, lacking), visit(3), visit(4)).status == Status.UNSEEN
    assert lived(visit(2, lacking), visit(3), visit(4), visit(5)).closed_by == ClosedBy.ABSENT


def test_a_feed_that_is_as_long_as_ever_pushes_out_and_closes_nothing() -> None:
    pushed = OTHERS | {"z"}

    assert lived(*(visit(n, pushed, window=True) for n in range(2, 30))).status == Status.UNSEEN
    assert lived(*(visit(n, OTHERS, window=True) for n in (2, 3))).closed_by == ClosedBy.ABSENT


@settings(max_examples=120)
@given(st.data())
def test_whatever_lists_show_an_offer_whose_page_tells_of_it_is_never_closed(data: st.DataObject) -> None:
    visits = []
    for number in range(2, data.draw(st.integers(3, 14))):
        saw = data.draw(st.frozensets(st.sampled_from(sorted(ALL))))
        complete = data.draw(st.booleans())
        unseen = OwnPage.THERE if complete or data.draw(st.booleans()) else OwnPage.WAITING
        own = None if POSTING.id in saw else unseen
        visits.append(visit(number, saw, own, complete=complete, says_empty=not saw))

    for count in range(1, len(visits) + 1):
        assert lived(*visits[:count]).status != Status.CLOSED
