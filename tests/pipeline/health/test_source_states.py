"""What went wrong with a visit is sorted by what happened to its list."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from crawlers.items import Crawl, Trouble
from pipeline.health.source_states import cause, cause_of, judge_visit
from vocabulary.crawl_notes import ACCOUNT
from vocabulary.faults_and_mends import Fault, Outcome

DAY = datetime(2026, 11, 24, 5, 30, tzinfo=UTC)


def test_what_happened_to_the_list_decides() -> None:
    page = Trouble(fault=Fault.GONE, url="", detail="", listing=False)
    assert cause([page, replace(page, fault=Fault.TIMEOUT, listing=True)]) == "timeout"
    assert cause([page]) == "gone"
    assert cause([]) is None


@pytest.mark.parametrize(("outcome", "read", "state"), [(Outcome.OK, 11, "partial"), (Outcome.EMPTY, 0, "unreadable")])
def test_a_site_that_shows_more_than_is_read_is_never_said_to_be_read(outcome: Outcome, read: int, state: str) -> None:
    counted = {"announced": 12, "seen": read, "read": read, "set_aside": [], "unread": [], "state": state}
    visit = Crawl(
        id="a@1", source="a", spider="site", started_at=DAY, finished_at=DAY, outcome=outcome, complete=True,
        notes={ACCOUNT: json.dumps(counted)},
    )  # fmt: skip
    judged = judge_visit(visit, whole=True)
    assert judged == (
        Outcome.SUSPECT,
        f"Lue en partie : le site en annonce 12, nous en lisons {read}, {12 - read} non {'lue' if read == 11 else 'lues'}.",
    )
    assert cause_of(visit, judged[1]) == "partial"
    square = replace(visit, notes={ACCOUNT: json.dumps(counted | {"state": "complete"})}, outcome=Outcome.OK)
    assert judge_visit(square, whole=True) == (Outcome.OK, "Tout a été lu.")
