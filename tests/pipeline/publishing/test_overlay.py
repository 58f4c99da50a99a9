"""Whose wish reaches what, in a job that two members tell of."""

import json
from typing import Any

from msgspec.structs import replace

from db.board.vallee_rows import JobToPublish, PostingToPublish
from pipeline.publishing.overlay import lay_requests
from pipeline.publishing.silence import GONE_TITLE, HIDDEN
from tests.worlds.people_requests import request
from tests.worlds.rows_to_publish import job_to_publish, to_publish
from tests.worlds.store_rows import crawl, job, job_posting, posting, raw

Told = tuple[list[JobToPublish], dict[str, PostingToPublish], dict[str, str]]


def two_tell(agency: dict[str, Any] | None = None, **given: Any) -> Told:
    """One opening that the employer's page tells, and an agency's, of another member."""
    own = posting(raw(1, crawl("verrerie")), hiring_member="verrerie", description_text="Nos mots.")
    passed_on = {"hiring_member": "verrerie", "publisher_kind": "agency", "salary": None}
    copy = posting(raw(2, crawl("interim")), **passed_on | (agency or {}))
    ties = job_posting(own), job_posting(own, posting=copy.id, canonical=0)
    postings = to_publish(own, copy, ties=ties)
    return [job_to_publish(job(own, **given))], postings, {"verrerie": "verrerie", "interim": "interim"}


def test_an_agency_silences_its_own_posting_inside_a_job_and_not_the_job() -> None:
    borrowed = json.dumps({"salary": f"{2:016x}", "places": f"{1:016x}"})
    jobs, postings, owners = two_tell(borrowed=borrowed)
    own, copy = sorted(postings)
    laid = lay_requests(jobs, postings, owners, [request(1, "hide", "interim", copy)], "2026-11-25")
    assert [row.canonical for row in laid.jobs] == [own]
    assert (laid.hidden, laid.silenced) == (set(), {copy})
    assert (laid.postings[copy].rejection, laid.postings[copy].job, laid.postings[copy].url) == (
        HIDDEN,
        None,
        "",
    )
    assert json.loads(laid.jobs[0].borrowed) == {"places": own}, "what it lent is told no more"
    assert {key: n for key, n in laid.moved.items() if n} == {
        ("interim", "merged"): -1, ("interim", "kept"): -1, ("interim", "rejected"): 1,
    }  # fmt: skip


def test_an_agency_silences_nothing_of_the_employer_whose_words_the_job_has() -> None:
    jobs, postings, owners = two_tell()
    own = min(postings)
    for kind in ("hide", "filled", "correct"):
        value = {"field": "title", "value": {"title": "Volé"}, "source_value": {"title": postings[own].title}}
        laid = lay_requests(
            jobs,
            postings,
            owners,
            [request(1, kind, "interim", own, **(value if kind == "correct" else {}))],
            "2026-11-25",
        )
        assert own not in laid.silenced
        assert laid.postings[own].title == postings[own].title
        assert laid.jobs[0].status == "open"


def test_when_the_first_who_tells_is_silent_the_next_member_speaks() -> None:
    """An agency that hides, fills or leaves must not take away what another member tells of the same opening."""
    jobs, postings, owners = two_tell()
    first, second = sorted(postings)
    postings = {id: replace(row, hiring_member=None) for id, row in postings.items()}
    hides = request(1, "hide", "verrerie", first)
    for wish in (hides, replace(hides, kind="filled"), request(1, "consent", "verrerie", value={"consent": "no"})):
        laid = lay_requests(jobs, postings, owners, [wish], "2026-11-25")
        assert [(row.canonical, row.status) for row in laid.jobs] == [(second, "open")], wish.kind
        assert laid.silenced == {first}
        assert laid.postings[second].canonical == 1


def test_who_employs_takes_the_whole_opening_away() -> None:
    jobs, postings, owners = two_tell()
    own, copy = sorted(postings)
    for wishes in (
        [request(1, "hide", "verrerie", own)],
        [request(1, "hide", "interim", copy), request(2, "hide", "verrerie", own)],
    ):
        laid = lay_requests(jobs, postings, owners, wishes, "2026-11-25")
        assert laid.jobs == []
        assert laid.silenced == {own, copy}
        assert {key: n for key, n in laid.moved.items() if n} == {
            ("verrerie", "shown"): -1, ("verrerie", "kept"): -1, ("verrerie", "rejected"): 1,
            ("interim", "merged"): -1, ("interim", "kept"): -1, ("interim", "rejected"): 1,
        }  # fmt: skip


def test_without_consent_not_even_what_is_merged_or_held_back_is_told() -> None:
    jobs, postings, owners = two_tell()
    copy = max(postings)
    rejected = posting(raw(3, crawl("interim")), rejection="OUT_OF_AREA")
    held = to_publish(rejected)
    laid = lay_requests(
        jobs,
        postings | held,
        owners,
        [request(1, "consent", "interim", value={"consent": "no"})],
        "2026-11-25",
    )
    assert laid.silenced == {copy, rejected.id}
    assert (laid.postings[rejected.id].title, laid.postings[rejected.id].rejection) == (GONE_TITLE, "OUT_OF_AREA")
    assert len(laid.jobs) == 1


def test_a_correction_from_before_a_column_went_corrects_the_others_only() -> None:
    jobs, postings, owners = two_tell()
    own = min(postings)
    value = {"title": "Fondeur", "title_words": "fondeur"}
    source_value = {"title": postings[own].title, "title_words": None}
    wish = request(1, "correct", "verrerie", own, field="title", value=value, source_value=source_value)
    laid = lay_requests(jobs, postings, owners, [wish], "2026-11-25")
    assert laid.postings[own].title == "Fondeur"
    assert laid.fallen == {}
    assert json.loads(laid.jobs[0].corrections)["title"]["by"] == "verrerie"


def test_the_claim_of_somebody_else_gives_no_right_over_who_said_so_itself() -> None:
    """A page that says who employs speaks for the job while the employer's own is closed: whom it names hides only that page."""
    jobs, postings, owners = two_tell(
        {"hiring_member": "rival", "flags": '["employer_claimed"]', "publisher_kind": "employer"}
    )
    own, copy = sorted(postings)
    jobs = [replace(jobs[0], canonical=copy)]
    hides = request(1, "hide", "rival", copy)
    laid = lay_requests(jobs, postings, owners | {"interim": "rival"}, [hides], "2026-11-25")

    assert laid.silenced == {copy}
    assert [job.canonical for job in laid.jobs] == [own]
