"""What somebody only claims makes one opening of nothing, and takes no word from who employs."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from pipeline.deduplicate import deduplicate
from pipeline.model import ClosedBy, JobPosting, Life, Match, Rejection, Status, Verdict
from tests.worlds.postings.compared import verdict
from tests.worlds.postings.strategies import AGENCY, ELSEWHERE, EMPLOYER, TEXT, decision

FIRST, LATER = datetime(2026, 11, 2, tzinfo=UTC), datetime(2026, 11, 20, tzinfo=UTC)
OPEN = Life(status=Status.OPEN, first_seen=FIRST, last_seen=LATER)
OVER = Life(
    status=Status.CLOSED,
    first_seen=FIRST,
    last_seen=FIRST,
    closed_at=FIRST + timedelta(days=9),
    closed_by=ClosedBy.GONE,
)
NEW = Life(status=Status.OPEN, first_seen=LATER, last_seen=LATER)
OTHER_TEXT = "Rien de commun ne se lit ici, pas même une virgule à sa place, et tout est à payer d’avance. " * 6
RIVAL = replace(
    EMPLOYER,
    id="d",
    source="rival",
    key="9",
    url="https://rival.example/9",
    publisher="Atelier Rival",
    hiring_organization="Atelier Rival",
    description_text=OTHER_TEXT,
)
"""Another employer's own opening, under the same title."""
CLAIMED = replace(RIVAL, flags=("employer_claimed",), hiring_organization=EMPLOYER.hiring_organization)
"""The same employer, that says that ours employs."""


@pytest.mark.parametrize("theirs", [RIVAL, CLAIMED, replace(ELSEWHERE, description_text=OTHER_TEXT)])
def test_a_claimed_address_joins_nothing(theirs: JobPosting) -> None:
    claim = replace(theirs, url=EMPLOYER.url, flags=("employer_claimed", "address_claimed"))
    assert verdict(EMPLOYER, claim) in {"probable", "distinct"}
    answered = replace(theirs, apply_url=EMPLOYER.url)
    assert verdict(EMPLOYER, answered) in {"probable", "distinct"}


def test_an_address_that_both_fetched_is_one_opening() -> None:
    again = replace(EMPLOYER, id="b", source="plan", key="2", description_text="")
    assert verdict(EMPLOYER, again) == "merge"
    parts = [replace(one, key=f"{one.url}#{one.id}") for one in (EMPLOYER, replace(again, description_text=OTHER_TEXT))]
    assert verdict(*parts) != "merge", "one page that holds several offers names none of them"


def test_an_employer_that_speaks_for_another_is_linked_and_never_joined() -> None:
    copied = replace(CLAIMED, description_text=f"{TEXT} {OTHER_TEXT}", external_id="VA-2026-17")
    ours = replace(EMPLOYER, external_id="VA-2026-17")
    assert verdict(ours, copied) == "probable"
    both = deduplicate([ours, copied, replace(ELSEWHERE, flags=("employer_claimed",))])
    job = next(job for job in both.jobs if "a" in job.postings)
    assert job.postings == ("a", "b"), "nor does it keep an honest copy from its opening"


@pytest.mark.parametrize("kind", ["agency", "school", "partner", "association", "employer"])
def test_a_copied_reference_joins_nothing(kind: str) -> None:
    ours, copied = replace(EMPLOYER, external_id="VA-2026-17"), replace(CLAIMED, external_id="VA-2026-17")
    assert verdict(ours, replace(copied, publisher_kind=kind)) == "probable"
    other = replace(copied, publisher_kind=kind, title="Masseuse", title_key="masseuse")
    assert verdict(ours, other) == "distinct", "nor does it link what is another work"


@pytest.mark.parametrize("founders", [{}, {"a": "a", "b": "a"}, {"a": "gone", "b": "gone"}])
def test_a_copy_that_outlives_the_employers_offer_is_a_job_of_its_own(founders: dict[str, str]) -> None:
    copy = replace(ELSEWHERE, flags=("employer_claimed",))
    [job] = deduplicate([EMPLOYER, copy], founders=founders, lives={"a": OPEN, "b": OPEN}).jobs
    assert job.postings == ("a", "b")
    ours, theirs = deduplicate([EMPLOYER, copy], founders=founders, lives={"a": OVER, "b": OPEN}).jobs
    if ours.postings != ("a",):
        ours, theirs = theirs, ours
    assert (ours.id, ours.postings) == (founders.get("a", "a"), ("a",))
    assert (theirs.id, theirs.postings, theirs.probable) == ("b", ("b",), (ours.id,))
    again = replace(EMPLOYER, id="e", key="e", url=f"{EMPLOYER.url}-bis")
    [job] = deduplicate([EMPLOYER, copy, again], lives={"a": OVER, "b": OPEN, "e": NEW}).jobs
    assert set(job.postings) == {"a", "b", "e"}, "another own posting still speaks for it"


def test_a_copy_that_is_the_openings_name_or_was_joined_by_hand_ends_with_it() -> None:
    copy = replace(ELSEWHERE, flags=("employer_claimed",))
    [job] = deduplicate([EMPLOYER, copy], founders={"a": "b", "b": "b"}, lives={"a": OVER, "b": OPEN}).jobs
    assert (job.id, job.postings) == ("b", ("a", "b")), "its address never shows other words"
    join = decision("a", "b", Verdict.MERGE)
    [job] = deduplicate([EMPLOYER, copy], decisions=[join], lives={"a": OVER, "b": OPEN}).jobs
    assert job.postings == ("a", "b")


def test_a_copy_does_not_inherit_the_name_of_an_offer_that_is_rejected() -> None:
    gone = replace(EMPLOYER, rejection=Rejection.EXPIRED)
    copy = replace(ELSEWHERE, flags=("employer_claimed",))
    found = deduplicate([gone, copy], founders={"a": "a", "b": "a"}).jobs
    assert {job.id: job.postings for job in found} == {"a": ("a",), "b": ("b",)}


def test_a_name_that_deceives_is_never_joined() -> None:
    copied = replace(ELSEWHERE, flags=("odd_letters",))
    assert verdict(EMPLOYER, copied) == "probable"


@pytest.mark.parametrize("theirs", [ELSEWHERE, replace(AGENCY, hiring_organization=EMPLOYER.hiring_organization)])
def test_an_honest_copy_is_joined_and_the_employer_speaks_first(theirs: JobPosting) -> None:
    longer = replace(theirs, flags=("employer_claimed",), description_text=f"{TEXT} Contactez-nous.")
    [job] = deduplicate([EMPLOYER, longer]).jobs
    assert job.postings[0] == EMPLOYER.id


def test_a_longer_text_by_another_member_is_not_shown_for_the_employers() -> None:
    """Even where a person joined both."""
    theirs = replace(
        EMPLOYER, id="d", source="rival", key="9", url="", publisher="Atelier Rival", description_text=TEXT * 3
    )
    ours, copy = EMPLOYER, replace(theirs, flags=("employer_claimed",))
    join = Match(a="a", b="d", verdict=Verdict.MERGE, score=1.0, reasons=(), rule_version="", decided_by="Odile")
    [job] = deduplicate([ours, copy], decisions=[join]).jobs
    assert job.postings == ("a", "d")
