"""Whose postings fall silent by whose wish, and who speaks of the opening then."""

import json

import pytest
from msgspec.structs import replace

from pipeline.publishing.silence import FILLED, HIDDEN
from tests.worlds.opening_told import OWN, laid, told
from tests.worlds.people_requests import request
from tests.worlds.rows_to_publish import to_publish
from tests.worlds.store_rows import crawl, job_posting, posting, raw


def test_an_agency_with_two_postings_in_one_job_takes_both_away_by_one_wish() -> None:
    postings = told(("interim", {}), ("interim", {}), ("moulerie", {}))
    _, overlay = laid(request(1, "hide", "interim", f"{3:016x}"), postings=postings)

    assert overlay.silenced == {f"{2:016x}", f"{3:016x}"}
    assert [id for id, row in overlay.postings.items() if row.rejection == HIDDEN] == sorted(overlay.silenced)


def test_a_wish_of_a_posting_reaches_no_other_source_that_is_nobody_s() -> None:
    """Who employs may name a copy; without employing, a wish reaches what it names and its own source's."""
    postings = told(("interim", {"hiring_member": None}), ("ailleurs", {"hiring_member": None}), hiring_member=None)
    _, overlay = laid(request(1, "hide", "interim", f"{2:016x}"), postings=postings)

    assert overlay.silenced == {f"{2:016x}"}


def test_when_the_speaker_is_silent_the_employer_speaks_before_the_agency_and_the_public_service() -> None:
    kinds = {"interim": "agency", "ailleurs": "public_service", "moulerie": "employer"}
    postings = told(
        *((source, {"hiring_member": None, "publisher_kind": kind}) for source, kind in kinds.items()),
        hiring_member=None,
    )
    shown, overlay = laid(request(1, "hide", "verrerie", OWN), postings=postings)

    assert shown is not None
    assert overlay.postings[shown.canonical].source == "moulerie"
    assert (shown.status, overlay.silenced, overlay.postings[shown.canonical].canonical) == ("open", {OWN}, 1)


@pytest.mark.parametrize(
    ("earlier", "later", "speaks"),
    [
        ("agency", "public_service", "public_service"),
        ("association", "agency", "agency"),
        ("agency", "employer", "employer"),
        ("public_service", "employer", "employer"),
    ],
)
def test_who_is_nearer_to_the_work_speaks_before_who_told_earlier(earlier: str, later: str, speaks: str) -> None:
    postings = told(
        ("interim", {"hiring_member": None, "publisher_kind": earlier}),
        ("moulerie", {"hiring_member": None, "publisher_kind": later}),
        hiring_member=None,
    )
    shown, overlay = laid(request(1, "hide", "verrerie", OWN), postings=postings)

    assert shown is not None
    assert overlay.postings[shown.canonical].publisher_kind == speaks


def test_of_two_who_are_left_whoever_only_names_an_employer_speaks_last() -> None:
    claims = {"hiring_member": None, "publisher_kind": "employer", "flags": '["employer_claimed"]'}
    own = {"hiring_member": None, "publisher_kind": "agency"}
    shown, _ = laid(
        request(1, "hide", "verrerie", OWN), postings=told(("interim", claims), ("moulerie", own), hiring_member=None)
    )

    assert shown is not None
    assert shown.canonical == f"{3:016x}"


def test_among_equals_who_told_first_speaks() -> None:
    postings = told(("interim", {"hiring_member": None}), ("moulerie", {"hiring_member": None}), hiring_member=None)
    early = f"{3:016x}"
    postings[early] = replace(postings[early], first_seen="2026-01-01T00:00:00Z")
    shown, _ = laid(request(1, "hide", "verrerie", OWN), postings=postings)

    assert shown is not None
    assert shown.canonical == early


def test_one_of_which_no_visit_says_when_it_was_first_seen_may_speak_too() -> None:
    postings = told(("interim", {"hiring_member": None}), ("moulerie", {"hiring_member": None}), hiring_member=None)
    undated = f"{3:016x}"
    postings[undated] = replace(postings[undated], first_seen=None)
    shown, _ = laid(request(1, "hide", "verrerie", OWN), postings=postings)

    assert shown is not None
    assert shown.canonical == undated


def test_who_speaks_next_owes_nothing_to_what_the_first_one_borrowed() -> None:
    postings = told(("moulerie", {"hiring_member": None}), ("interim", {"hiring_member": None}), hiring_member=None)
    shown, _ = laid(
        request(1, "hide", "verrerie", OWN), postings=postings, borrowed=json.dumps({"salary": f"{3:016x}"})
    )

    assert shown is not None
    assert shown.borrowed == "{}"


def test_a_posting_that_is_rejected_does_not_speak() -> None:
    postings = told(("moulerie", {"hiring_member": None, "rejection": "OUT_OF_AREA"}), hiring_member=None)
    shown, overlay = laid(request(1, "hide", "verrerie", OWN), postings=postings)

    assert (shown, overlay.hidden) == (None, {OWN})


def test_a_copy_on_a_site_that_is_no_member_s_does_not_outlive_the_wish() -> None:
    shown, overlay = laid(
        request(1, "hide", "verrerie", OWN), postings=told(("ailleurs", {"hiring_member": None}), hiring_member=None)
    )

    assert (shown, overlay.silenced) == (None, {OWN, f"{2:016x}"})


def test_an_agency_that_fills_ends_its_own_posting_while_others_tell_and_the_opening_when_nobody_does() -> None:
    own = {"hiring_member": None}
    postings = told(("interim", own), ("moulerie", own), hiring_member=None)
    shown, overlay = laid(request(1, FILLED, "interim", f"{2:016x}"), postings=postings)
    assert shown is not None
    assert (shown.status, overlay.silenced) == ("open", {f"{2:016x}"})

    alone = to_publish(
        posting(raw(1, crawl("interim")), publisher_kind="agency"),
        ties=(job_posting(posting(raw(1, crawl("interim")))),),
    )
    shown, overlay = laid(request(1, FILLED, "interim", OWN), postings=alone)
    assert shown is not None
    assert (shown.status, shown.closed_by, overlay.silenced) == ("closed", FILLED, set())


def test_the_association_takes_a_whole_opening_away() -> None:
    shown, overlay = laid(request(1, "removal", "", f"{2:016x}"), postings=told(("interim", {})))

    assert (shown, overlay.silenced) == (None, {OWN, f"{2:016x}"})


@pytest.mark.parametrize(
    ("answers", "shown"), [(["no"], False), (["no", "yes"], True), (["yes", "no"], False), (["yes"], True)]
)
def test_the_last_word_on_consent_counts(answers: list[str], shown: bool) -> None:
    wishes = [request(n, "consent", "verrerie", value={"consent": answer}) for n, answer in enumerate(answers, start=1)]

    assert (laid(*wishes)[0] is not None) is shown


def test_without_its_consent_nobody_tells_of_a_member() -> None:
    refuses = request(1, "consent", "verrerie", value={"consent": "no"})
    assert laid(refuses, postings=told(("ailleurs", {})))[0] is None
    assert laid(refuses, postings=told(("interim", {})))[0] is None, "nor an agency that names it as its client"
    shown, _ = laid(refuses, postings=told(("moulerie", {"hiring_member": "moulerie"})))
    assert shown is not None, "who tells of an opening of its own goes on"


def test_what_is_silent_says_nothing_but_why() -> None:
    postings = told(("interim", {"rejection": None}), ("moulerie", {"rejection": "EXPIRED"}))
    _, overlay = laid(request(1, "hide", "verrerie", OWN), postings=postings)

    assert [overlay.postings[id].rejection for id in sorted(postings)] == [HIDDEN, HIDDEN, "EXPIRED"]
    for row in overlay.postings.values():
        said = (
            row.job,
            row.canonical,
            row.status,
            row.hiring_organization,
            row.url,
            row.places,
            row.contract,
            row.provenance,
        )
        assert said == (None, 0, None, None, "", "[]", "[]", "{}")


CLAIMED = '["employer_claimed"]'


def test_who_is_named_takes_the_opening_away_where_nobody_speaks_for_itself() -> None:
    named = {"flags": CLAIMED, "publisher_kind": "agency"}
    postings = told(("interim", {"flags": CLAIMED, "hiring_member": "moulerie"}), **named)
    shown, overlay = laid(request(1, "hide", "verrerie", OWN), postings=postings)

    assert (shown, overlay.silenced) == (None, {OWN, f"{2:016x}"})


def test_who_employs_in_words_of_its_own_takes_the_opening_away_whoever_else_says_so_of_itself() -> None:
    shown, overlay = laid(
        request(1, "hide", "verrerie", OWN), postings=told(("moulerie", {"hiring_member": "moulerie"}))
    )

    assert (shown, overlay.silenced) == (None, {OWN, f"{2:016x}"})


def test_a_word_that_names_no_other_member_takes_no_right_away() -> None:
    """One that names nobody, or the same member, is no other's own word."""
    for says in (None, "verrerie"):
        postings = told(("moulerie", {"hiring_member": says}), ("interim", {"hiring_member": None}), flags=CLAIMED)
        assert laid(request(1, "hide", "verrerie", OWN), postings=postings)[0] is None, says


@pytest.mark.parametrize("kind", ["hide", FILLED])
def test_a_wish_of_no_member_reaches_nothing_of_what_is_nobody_s(kind: str) -> None:
    nobody_s = {"hiring_member": ""}
    postings = told(("ailleurs", nobody_s), ("interim", nobody_s))
    shown, overlay = laid(request(1, kind, "", f"{2:016x}"), postings=postings)

    assert shown is not None
    assert (shown.status, overlay.silenced) == ("open", set())


def test_a_posting_of_no_job_is_silenced_and_counted_by_its_owner_s_wish_alone() -> None:
    held = to_publish(posting(raw(2, crawl("interim")), hiring_member=None))
    for member, silenced in (("interim", set(held)), ("moulerie", set())):
        _, overlay = laid(request(1, "hide", member, f"{2:016x}"), postings=told() | held)
        assert overlay.silenced == silenced, member
        moved = {key: n for key, n in overlay.moved.items() if n}
        assert moved == ({("interim", "kept"): -1, ("interim", "rejected"): 1} if silenced else {}), member


def test_nobody_s_wish_leaves_everything_as_it_is() -> None:
    postings = told(("interim", {}))
    shown, overlay = laid(postings=postings)

    assert shown is not None
    assert (overlay.postings, overlay.moved, overlay.silenced, overlay.hidden) == (postings, {}, set(), set())
