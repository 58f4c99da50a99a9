"""What members correct, and what they say is filled: it stands while its source says what it said, and falls with a sentence."""

import json
from typing import Any

import pytest
from msgspec.structs import replace

from pipeline.publishing.overlay import NEWER, REOPENED
from pipeline.publishing.silence import FILLED
from tests.worlds.opening_told import AFTER, ASKED, BEFORE, OWN, correction, laid, told
from tests.worlds.people_requests import request


def test_a_job_that_was_filled_and_published_again_is_shown_and_the_request_falls() -> None:
    shown, overlay = laid(request(1, FILLED, "verrerie", OWN), reopened_at=AFTER)

    assert shown is not None
    assert (shown.status, shown.closed_by, overlay.fallen) == ("open", None, {1: REOPENED})


@pytest.mark.parametrize("reopened_at", [None, BEFORE, ASKED])
def test_a_job_that_was_reopened_before_stays_filled(reopened_at: str | None) -> None:
    shown, overlay = laid(request(1, FILLED, "verrerie", OWN), reopened_at=reopened_at)

    assert shown is not None
    assert (shown.status, shown.closed_at, shown.closed_by, overlay.fallen) == ("closed", ASKED, FILLED, {})


def test_a_closed_job_that_was_filled_says_still_why_its_source_closed_it_and_nothing_falls() -> None:
    shown, overlay = laid(
        request(1, FILLED, "verrerie", OWN), reopened_at=AFTER, status="closed", closed_at=AFTER, closed_by="absence"
    )

    assert shown is not None
    assert (shown.status, shown.closed_by, shown.closed_at, overlay.fallen) == ("closed", "absence", AFTER, {})


@pytest.mark.parametrize("reopened_at", [None, BEFORE, AFTER])
def test_a_hide_never_falls_by_a_publication_again(reopened_at: str | None) -> None:
    shown, overlay = laid(request(1, "hide", "verrerie", OWN), reopened_at=reopened_at)

    assert (shown, overlay.fallen, overlay.hidden) == (None, {}, {OWN})


def test_the_first_who_says_that_it_is_filled_gives_the_day() -> None:
    later = replace(request(2, FILLED, "verrerie", OWN), asked_at=AFTER)
    shown, _ = laid(later, request(1, FILLED, "verrerie", OWN))

    assert shown is not None
    assert shown.closed_at == ASKED


# corrections


def test_filled_leaves_what_was_corrected_to_be_told() -> None:
    title = correction(1, "title", {"title": "Verrier à la main"}, {"title": "Opérateur bout froid"})
    shown, overlay = laid(title, request(2, FILLED, "verrerie", OWN))

    assert shown is not None
    assert shown.status == "closed"
    assert json.loads(shown.corrections) == {"title": {"by": "verrerie", "at": ASKED, "source": ""}}
    assert overlay.postings[OWN].title == "Verrier à la main"


def test_a_job_without_a_correction_tells_of_none() -> None:
    shown, _ = laid(request(1, FILLED, "verrerie", OWN))

    assert shown is not None
    assert shown.corrections == "{}"


@pytest.mark.parametrize(
    ("last", "life", "status", "closed_at"),
    [
        ("2026-11-24", {}, "closed", "2026-11-24T23:00:00Z"),  # its last day ended at midnight in Paris
        ("2026-11-25", {}, "open", None),
        ("2026-12-31", {}, "open", None),
        (
            "2026-11-25",
            {"status": "closed", "closed_at": "2026-11-20T23:00:00Z", "closed_by": "valid_through"},
            "open",
            None,
        ),
        (
            "2026-11-24",
            {"status": "closed", "closed_at": "2026-11-20T23:00:00Z", "closed_by": "valid_through"},
            "closed",
            "2026-11-20T23:00:00Z",
        ),
        (
            "2026-12-31",
            {"status": "closed", "closed_at": "2026-11-20T05:30:00Z", "closed_by": "absence"},
            "closed",
            "2026-11-20T05:30:00Z",
        ),
    ],
)
def test_a_corrected_last_day_that_is_past_closes_and_one_from_today_on_reopens_what_its_date_closed(
    last: str, life: dict[str, Any], status: str, closed_at: str | None
) -> None:
    day = correction(1, "valid_through", {"valid_through": last}, {"valid_through": "2026-11-20"})
    shown, _ = laid(day, postings=told(valid_through="2026-11-20"), **life)

    assert shown is not None
    assert (shown.status, shown.closed_at) == (status, closed_at)
    assert shown.closed_by == (life.get("closed_by") or "valid_through" if status == "closed" else None)


def test_another_correction_does_not_touch_a_life() -> None:
    title = correction(1, "title", {"title": "Verrier"}, {"title": "Opérateur bout froid"})
    shown, _ = laid(title, postings=told(valid_through="2026-11-20"))

    assert shown is not None
    assert (shown.status, shown.closed_by) == ("open", None)


TWO = {"contract": '["CDD"]', "contract_months": 6.0}


@pytest.mark.parametrize(
    "now", [{"contract": '["CDD"]', "contract_months": None}, {"contract": '["CDI"]', "contract_months": 3.0}]
)
def test_a_correction_of_two_columns_falls_whole_when_the_source_changes_one(now: dict[str, Any]) -> None:
    wish = correction(1, "contract", TWO, {"contract": '["CDI"]', "contract_months": None})
    shown, overlay = laid(wish, postings=told(**now))

    assert shown is not None
    assert (shown.corrections, overlay.fallen) == ("{}", {1: NEWER})
    assert (overlay.postings[OWN].contract, overlay.postings[OWN].contract_months) == (
        now["contract"],
        now["contract_months"],
    )


def test_a_correction_of_two_columns_stands_while_the_source_says_what_it_said() -> None:
    wish = correction(1, "contract", TWO, {"contract": '["CDI"]', "contract_months": None})
    _, overlay = laid(wish)

    assert overlay.fallen == {}
    assert (overlay.postings[OWN].contract, overlay.postings[OWN].contract_months) == ('["CDD"]', 6.0)


def test_one_correction_that_falls_takes_no_other_with_it() -> None:
    old = correction(1, "title", {"title": "Ancien"}, {"title": "Ce que le site disait"})
    good = correction(2, "worktime", {"worktime": "partiel"}, {"worktime": "plein"})
    shown, overlay = laid(old, good)

    assert shown is not None
    assert (list(json.loads(shown.corrections)), list(overlay.fallen)) == (["worktime"], [1])
    assert (overlay.postings[OWN].title, overlay.postings[OWN].worktime) == ("Opérateur bout froid", "partiel")


def test_of_two_corrections_of_a_field_the_later_one_counts() -> None:
    was = {"title": "Opérateur bout froid"}
    _, overlay = laid(correction(2, "title", {"title": "Deux"}, was), correction(1, "title", {"title": "Un"}, was))

    assert overlay.postings[OWN].title == "Deux"


def test_a_correction_says_who_speaks_and_what_the_source_said() -> None:
    wish = correction(1, "title", {"title": "Verrier", "_source_words": "OP BF H/F"}, {"title": "Opérateur bout froid"})
    shown, overlay = laid(
        wish, postings=told(provenance='{"shift": {"raw": "3x8", "rule": "shift", "extractor": "json_ld"}}')
    )

    assert shown is not None
    assert json.loads(shown.corrections)["title"]["source"] == "OP BF H/F"
    origins = json.loads(overlay.postings[OWN].provenance)
    assert (origins["title"]["raw"], origins["title"]["rule"], origins["title"]["extractor"]) == (
        "OP BF H/F",
        "correction",
        "member",
    )
    assert origins["shift"]["raw"] == "3x8", "what nobody corrected keeps its origin"


def test_a_correction_changes_only_the_columns_that_it_was_made_of() -> None:
    wish = correction(
        1, "title", {"title": "Verrier", "hiring_member": "moulerie", "no_such": 1}, {"title": "Opérateur bout froid"}
    )
    _, overlay = laid(wish)

    assert (overlay.postings[OWN].title, overlay.postings[OWN].hiring_member) == ("Verrier", "verrerie")


def test_a_field_that_was_corrected_is_no_longer_credited_to_who_lent_it() -> None:
    lent = {"salary": f"{2:016x}", "shift": f"{2:016x}"}
    wish = correction(1, "salary", {"salary": '{"min": 2500}'}, {"salary": None})
    shown, _ = laid(wish, postings=told(("interim", {}), salary=None), borrowed=json.dumps(lent))

    assert shown is not None
    assert json.loads(shown.borrowed) == {"shift": f"{2:016x}"}


def test_who_is_no_party_corrects_and_fills_nothing() -> None:
    for kind in ("correct", FILLED, "hide"):
        wish = request(
            1,
            kind,
            "moulerie",
            OWN,
            field="title",
            value={"title": "Volé"},
            source_value={"title": "Opérateur bout froid"},
        )
        shown, overlay = laid(wish)

        assert shown is not None, kind
        assert (shown.status, shown.corrections, overlay.silenced) == ("open", "{}", set()), kind
        assert overlay.postings[OWN].title == "Opérateur bout froid"


def test_a_correction_of_another_posting_of_the_opening_is_held_against_what_that_one_says() -> None:
    copy = f"{2:016x}"
    postings = told(("interim", {"title": "Agent de production"}))
    as_it_says = correction(1, "title", {"title": "Verrier"}, {"title": "Agent de production"}, subject=copy)
    _, overlay = laid(as_it_says, postings=postings)
    assert (overlay.fallen, overlay.postings[OWN].title) == ({}, "Verrier")

    as_the_other_says = correction(1, "title", {"title": "Verrier"}, {"title": "Opérateur bout froid"}, subject=copy)
    _, overlay = laid(as_the_other_says, postings=postings)
    assert overlay.fallen == {1: NEWER}


@pytest.mark.parametrize(
    ("kind", "life", "moved"),
    [
        (FILLED, {}, {("verrerie", "shown"): -1, ("interim", "merged"): -1}),
        (FILLED, {"status": "closed", "closed_at": AFTER, "closed_by": "absence"}, {}),
        ("hide", {"status": "closed", "closed_at": AFTER, "closed_by": "absence"},
         {("verrerie", "kept"): -1, ("verrerie", "rejected"): 1, ("interim", "kept"): -1, ("interim", "rejected"): 1}),
    ],
)  # fmt: skip
def test_counts_of_sources_move_by_what_is_shown_no_more(
    kind: str, life: dict[str, Any], moved: dict[Any, int]
) -> None:
    _, overlay = laid(request(1, kind, "verrerie", OWN), postings=told(("interim", {})), **life)

    assert {key: n for key, n in overlay.moved.items() if n} == moved
