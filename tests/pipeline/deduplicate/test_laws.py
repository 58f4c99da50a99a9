"""Whatever the postings: the order is nothing, a second pass is nothing, ids stay, and people have the last word."""

from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.deduplicate import Deduplicated, deduplicate
from pipeline.model import JobPosting, Life, Match, Rejection, Status, Verdict
from pipeline.model.own_word import is_own_word
from tests.worlds.postings.strategies import decisions, lives, postings

quickly = settings(max_examples=40)


def job_of(result: Deduplicated) -> dict[str, str]:
    return {posting: job.id for job in result.jobs for posting in job.postings}


class World(NamedTuple):
    """Postings, what people said of pairs, and when each was live."""

    made: list[JobPosting]
    decided: list[Match]
    lived: dict[str, Life]


@st.composite
def worlds(draw: st.DrawFn) -> World:
    made = draw(postings())
    ids = [posting.id for posting in made]
    return World(made, draw(decisions(ids)), draw(lives(ids)))


@quickly
@given(worlds(), st.randoms(use_true_random=False))
def test_the_order_of_the_input_changes_nothing(world: World, chance: object) -> None:
    made, decided, lived = world
    shuffled, said_again = list(made), list(decided)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    chance.shuffle(said_again)  # type: ignore[attr-defined]

    assert deduplicate(shuffled, decisions=said_again, lives=lived) == deduplicate(made, decisions=decided, lives=lived)


@quickly
@given(worlds())
def test_a_second_pass_changes_nothing(world: World) -> None:
    made, decided, lived = world
    first = deduplicate(made, decisions=decided, lives=lived)

    assert deduplicate(made, decisions=decided, lives=lived, founders=job_of(first)) == first


@quickly
@given(worlds())
def test_every_posting_is_in_one_job_and_a_job_is_named_as_one_of_its_postings(world: World) -> None:
    made, decided, lived = world
    result = deduplicate(made, decisions=decided, lives=lived)

    assert sorted(id for job in result.jobs for id in job.postings) == sorted(posting.id for posting in made)
    assert all(job.id in job.postings for job in result.jobs)
    assert all(job.id not in job.probable for job in result.jobs)
    by_id = {job.id: job for job in result.jobs}
    assert all(job.id in by_id[other].probable for job in result.jobs for other in job.probable)


@quickly
@given(worlds())
def test_a_split_is_never_joined_again_through_a_third(world: World) -> None:
    made, decided, lived = world
    result = deduplicate(made, decisions=decided, lives=lived)
    jobs = job_of(result)
    probable = {job.id: job.probable for job in result.jobs}

    for match in decided:
        if match.verdict == Verdict.DISTINCT:
            assert jobs[match.a] != jobs[match.b]
            assert jobs[match.b] not in probable[jobs[match.a]]


@quickly
@given(worlds())
def test_a_join_is_never_undone_by_a_rule(world: World) -> None:
    made, decided, lived = world
    joins = [match for match in decided if match.verdict == Verdict.MERGE]
    jobs = job_of(deduplicate(made, decisions=joins, lives=lived))

    assert all(jobs[match.a] == jobs[match.b] for match in joins)


@quickly
@given(worlds(), st.data())
def test_ids_stay_when_postings_vanish(world: World, data: st.DataObject) -> None:
    made, decided, lived = world
    before = job_of(deduplicate(made, decisions=decided, lives=lived))
    left = data.draw(st.lists(st.sampled_from(made), unique_by=lambda posting: posting.id, min_size=1))
    after = job_of(deduplicate(left, decisions=decided, lives=lived, founders=before))

    assert_traceable(before, after)
    for id, job in after.items():
        if job_members(before, before[id]) & after.keys() == job_members(after, job):
            assert job == before[id], "the same postings as far as they are left: the same address"


@quickly
@given(worlds())
def test_ids_stay_when_people_decide(world: World) -> None:
    made, decided, lived = world
    before = job_of(deduplicate(made, lives=lived))
    after = job_of(deduplicate(made, decisions=decided, lives=lived, founders=before))

    assert_traceable(before, after)


def assert_traceable(before: dict[str, str], after: dict[str, str]) -> None:
    """Every address that was is still a job's, or the id of a posting that tells which job it went to.

    Where that posting is gone too, its job joined another that keeps its own former address, and its history tells which.
    """
    kept, former = set(after.values()), set(before.values())
    for id in former:
        left = job_members(before, id) & after.keys()
        assert id in kept or id in after or all(after[posting] in former for posting in left)


def job_members(jobs: dict[str, str], id: str) -> set[str]:
    return {posting for posting, job in jobs.items() if job == id}


@quickly
@given(worlds())
def test_no_copy_keeps_an_opening_open_that_all_who_employ_have_ended(world: World) -> None:
    made, decided, lived = world
    splits = [match for match in decided if match.verdict == Verdict.DISTINCT]
    own = {posting.id for posting in made if is_own_word(posting)}
    closed = {id for id, life in lived.items() if life.status == Status.CLOSED}

    for job in deduplicate(made, decisions=splits, lives=lived).jobs:
        if own & set(job.postings) and own & set(job.postings) <= closed:
            assert closed.issuperset(job.postings)


@quickly
@given(postings(max_size=5), st.sampled_from(Rejection))
def test_a_rejected_posting_makes_no_job(made: list[JobPosting], why: Rejection) -> None:
    from dataclasses import replace

    result = deduplicate([replace(made[0], rejection=why), *made[1:]])

    assert made[0].id not in job_of(result)
