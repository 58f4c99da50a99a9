"""Which words are shown, which jobs are a family, and what people say."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from pipeline.deduplicate import Deduplicated, deduplicate
from pipeline.model import Place, Provenance, Rejection, Verdict
from tests.worlds.postings.strategies import AGENCY, BLANGY, ELSEWHERE, EMPLOYER, MERS, TEXT, TREPORT, decision


def test_one_text_in_several_communes_is_a_family_of_jobs() -> None:
    result: Deduplicated = deduplicate(
        [
            replace(ELSEWHERE, id=f"{n}", key=f"{n}", places=(place,))
            for n, place in enumerate(
                (TREPORT, BLANGY, Place(insee="80001", name="Abbeville", department="80", lat=50.1, lon=1.83))
            )
        ]
    )

    assert len(result.jobs) == 3
    assert dict(result.families) == {"0": "0", "1": "0", "2": "0"}


def test_the_words_shown_are_the_employers_then_declared_then_public_then_the_agencys() -> None:
    declared = replace(ELSEWHERE, id="e", source="depot", key="", publisher_kind="association")
    declared = replace(declared, provenance={"title": Provenance(raw="Trieur", rule="", extractor="declared")})
    school = replace(
        ELSEWHERE, id="0", source="ecole", key="", publisher_kind="school", description_text=f"{TEXT} {TEXT}",
        flags=("employer_claimed",),
    )  # fmt: skip

    (job,) = deduplicate([school, AGENCY, ELSEWHERE, declared, EMPLOYER]).jobs
    assert job.postings == ("a", "e", "b", "c", "0")


def test_among_equals_the_longest_text_is_shown_then_the_oldest() -> None:
    longer = replace(ELSEWHERE, id="d", source="ft2", key="", description_text=f"{TEXT} Et mutuelle.")
    older = replace(ELSEWHERE, id="e", source="ft3", key="", date_posted=date(2026, 10, 25))

    (job,) = deduplicate([ELSEWHERE, older, longer]).jobs
    assert job.postings == ("d", "e", "b")


def test_people_join_what_no_rule_would_and_split_what_every_rule_joins() -> None:
    far = replace(ELSEWHERE, places=(BLANGY,))
    (job,) = deduplicate([EMPLOYER, far], decisions=[decision("a", "b", Verdict.MERGE)]).jobs
    assert job.reasons == ("Réunies par camille : vu sur place",)

    third = replace(ELSEWHERE, id="d", source="portail", key="")
    result = deduplicate([EMPLOYER, ELSEWHERE, third], decisions=[decision("a", "b", Verdict.DISTINCT)])
    assert len(result.jobs) == 2
    assert all(not job.probable for job in result.jobs)


def test_nothing_is_no_job() -> None:
    assert deduplicate([]).jobs == ()


def test_a_far_past_or_future_changes_nothing_by_itself() -> None:
    late = replace(ELSEWHERE, seen_at=datetime(2036, 1, 1, tzinfo=UTC), date_posted=None)

    assert len(deduplicate([EMPLOYER, late]).jobs) == 1


@pytest.mark.parametrize("verdict", [Verdict.MERGE, Verdict.DISTINCT])
@pytest.mark.parametrize("pair", [("0gone", "b"), ("a", "zgone"), ("0gone", "zgone")])
def test_a_decision_of_a_posting_that_is_gone_breaks_and_changes_nothing(
    pair: tuple[str, str], verdict: Verdict
) -> None:
    alone = deduplicate([EMPLOYER, ELSEWHERE])
    decided = deduplicate([EMPLOYER, ELSEWHERE], decisions=[decision(*pair, verdict)])

    assert decided.jobs == alone.jobs


def test_what_people_say_is_two_is_not_shown_as_perhaps_one() -> None:
    far = replace(ELSEWHERE, id="c", places=(MERS,))
    probable = deduplicate([EMPLOYER, far])
    assert [job.probable for job in probable.jobs] == [("c",), ("a",)], "or there is nothing to part here"

    parted = deduplicate([EMPLOYER, far], decisions=[decision("a", "c", Verdict.DISTINCT)])
    assert [job.probable for job in parted.jobs] == [(), ()]


def test_the_reasons_of_a_job_begin_with_what_people_said_then_the_surest() -> None:
    third = replace(ELSEWHERE, id="d", source="portail", key="", description_text=f"{TEXT} Et mutuelle.")
    (job,) = deduplicate([EMPLOYER, ELSEWHERE, third], decisions=[decision("a", "d", Verdict.MERGE)]).jobs

    assert job.reasons[0] == "Réunies par camille : vu sur place"
    assert len(set(job.reasons)) == len(job.reasons) > 1
    assert all(reason[0].isupper() for reason in job.reasons)


def test_a_job_keeps_its_id_while_its_founder_is_left_and_is_named_by_the_oldest_otherwise() -> None:
    older = replace(ELSEWHERE, date_posted=date(2026, 10, 1))
    (job,) = deduplicate([EMPLOYER, older]).jobs
    assert job.id == "b"
    (job,) = deduplicate([EMPLOYER, older], founders={"a": "a", "b": "a"}).jobs
    assert job.id == "a"


def test_a_job_all_of_whose_postings_are_rejected_is_still_named() -> None:
    over = replace(EMPLOYER, rejection=Rejection.EXPIRED)
    assert [job.postings for job in deduplicate([over], founders={"a": "a"}).jobs] == [("a",)]
    assert deduplicate([over]).jobs == (), "it never was part of a job"
    untitled = replace(EMPLOYER, rejection=Rejection.NO_TITLE)
    assert deduplicate([untitled], founders={"a": "a"}).jobs == (), "there is nothing to show"
    both = deduplicate([over, ELSEWHERE], founders={"a": "a", "b": "a"})
    assert [job.postings for job in both.jobs] == [("b",)], "the job goes on with what is left"
