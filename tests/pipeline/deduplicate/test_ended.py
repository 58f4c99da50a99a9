"""What goes on of an opening that who employs has ended, which name it keeps, and what an ended job still tells."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

import pytest

from pipeline.deduplicate import deduplicate
from pipeline.deduplicate.facts.posting_facts import PostingFacts, facts_of
from pipeline.deduplicate.grouping.assemble import ended_jobs, jobs_from, numbers_by_job
from pipeline.deduplicate.grouping.cluster import Pair, cluster
from pipeline.deduplicate.grouping.job_ids import name_groups
from pipeline.deduplicate.grouping.outlived import joined_by_hand, names_left_alone, part_outlived
from pipeline.model import JobPosting, Life, Match, Rejection, Status, Verdict
from tests.worlds.postings.strategies import AGENCY, EMPLOYER, SEEN_AT, decision

SECOND = replace(EMPLOYER, id="b", key="A-2")
COPY, OTHER_COPY = (
    replace(EMPLOYER, id=id, source="portail", key=id, url="", flags=("employer_claimed",)) for id in "cd"
)
ALL = (EMPLOYER, SECOND, COPY, OTHER_COPY)


def known(closed: str, of: Sequence[JobPosting] = ALL) -> list[PostingFacts]:
    """The facts of these postings, of which some are closed."""
    alive = Life(status=Status.OPEN, first_seen=SEEN_AT, last_seen=SEEN_AT)
    return [facts_of(one, replace(alive, status=Status.CLOSED) if one.id in closed else alive) for one in of]


def parted(
    closed: str, joins: Sequence[Pair] = (), founders: Mapping[str, str] | None = None
) -> tuple[list[str], Mapping[str, str]]:
    """The groups that come of one group of all, and the names that are kept."""
    groups = cluster(4, [], joins=[(0, 1), (1, 2), (2, 3)], apart=lambda _a, _b: False)
    names = part_outlived(known(closed), groups, joins, founders or {})
    return sorted({"".join("abcd"[number] for number in sorted(groups.group(one))) for one in range(4)}), names


@pytest.mark.parametrize(
    ("closed", "groups"),
    [
        ("", ["abcd"]),
        ("a", ["abcd"]),  # the employer still tells of it elsewhere
        ("cd", ["abcd"]),
        ("ab", ["ab", "cd"]),
        ("abc", ["abc", "d"]),  # a copy that is closed itself stays
        ("abcd", ["abcd"]),
    ],
)
def test_copies_go_on_alone_once_all_who_employ_have_ended_it(closed: str, groups: list[str]) -> None:
    assert parted(closed)[0] == groups


def test_what_a_person_joined_stays_also_through_another() -> None:
    assert parted("ab", [(1, 2)])[0] == ["abc", "d"]
    assert parted("ab", [(2, 3), (1, 2)])[0] == ["abcd"]
    assert parted("ab", [(2, 3)])[0] == ["ab", "cd"], "two copies that are joined leave together"
    assert joined_by_hand({0}, [0, 1, 2, 3], [(2, 3), (1, 2), (0, 1)]) == {0, 1, 2, 3}
    assert joined_by_hand({0}, [0, 1, 2], [(1, 2), (0, 9)]) == {0}, "what lies elsewhere is not of this group"


def test_its_name_stays_with_who_employs_and_a_copy_that_gave_it_stays_too() -> None:
    named = dict.fromkeys("abcd", "a")
    assert parted("ab", (), named) == (["ab", "cd"], {"a": "a", "b": "a"})
    assert parted("ab", (), {"a": "a", "c": "x"}) == (["ab", "cd"], {"a": "a", "c": "x"}), "it had a name of its own"
    assert parted("ab", (), dict.fromkeys("abcd", "c")) == (["abc", "d"], dict.fromkeys("abc", "c"))
    assert parted("", (), named)[1] == named


def test_nobody_inherits_the_name_of_an_employer_s_posting_that_is_rejected() -> None:
    named = {"a": "a", "c": "a", "d": "d"}
    copies = known("", [COPY, OTHER_COPY])
    assert names_left_alone(copies, [EMPLOYER], named) == {"a": "a", "d": "d"}
    assert names_left_alone(copies, [], named) == named
    assert names_left_alone(copies, [replace(COPY, id="a")], named) == named, "it was nobody's own word"
    own = known("", [SECOND, COPY])
    assert names_left_alone(own, [EMPLOYER], {"a": "a", "b": "a", "c": "a"}) == {"a": "a", "b": "a", "c": "a"}


# names, and what is told of jobs


def test_a_job_is_founded_by_who_employs_then_by_the_oldest() -> None:
    old = replace(AGENCY, date_posted=date(2026, 10, 1))
    (job,) = deduplicate([EMPLOYER, old], decisions=[decision("a", "c", Verdict.MERGE)]).jobs
    assert job.id == "a"

    facts = [facts_of(replace(EMPLOYER, id=id, date_posted=day)) for id, day in (("a", None), ("b", date(2026, 10, 1)))]
    groups = cluster(2, [], joins=[(0, 1)], apart=lambda _a, _b: False)
    assert list(numbers_by_job(facts, groups, {})) == ["b"]


@pytest.mark.parametrize(
    ("groups", "founders", "named"),
    [
        ([("a", "b")], {}, {"a": ("a", "b")}),
        ([("a", "b")], {"b": "b"}, {"b": ("a", "b")}),
        ([("a", "b")], {"a": "x", "b": "b"}, {"x": ("a", "b")}),  # the address of one that is here leads on by itself
        ([("a",), ("b", "c")], {"a": "x", "b": "x", "c": "x"}, {"a": ("a",), "x": ("b", "c")}),  # most of its postings
        ([("a",), ("b", "c")], {"a": "a", "b": "a", "c": "a"}, {"a": ("a",), "b": ("b", "c")}),  # who bears the name
        ([("a",), ("b",)], {"a": "x", "b": "x"}, {"a": ("a",), "x": ("b",)}),  # of as many, always the same
        ([("b",), ("a",)], {"a": "x", "b": "x"}, {"x": ("b",), "a": ("a",)}),
        ([("a",)], {"z": "z"}, {"a": ("a",)}),
    ],
)
def test_an_address_stays_with_most_of_what_it_named(
    groups: list[tuple[str, ...]], founders: dict[str, str], named: dict[str, tuple[str, ...]]
) -> None:
    assert name_groups(groups, founders) == named


def test_an_ended_job_tells_of_its_postings_the_one_that_named_it_first() -> None:
    over = [replace(EMPLOYER, id=id, rejection=Rejection.EXPIRED) for id in ("c", "a", "b")]
    founders = {"a": "b", "b": "b", "c": "b"}
    assert [(job.id, job.postings) for job in ended_jobs(over, [], founders)] == [("b", ("b", "a", "c"))]
    assert ended_jobs(over, ["b"], founders) == (), "it goes on"
    assert ended_jobs(over, [], {}) == ()


def test_jobs_are_linked_both_ways_and_a_match_of_what_is_gone_links_none() -> None:
    facts = known("", (EMPLOYER, SECOND, COPY))
    jobs = {"a": [0], "b": [1], "c": [2]}

    def match(a: str, b: str, verdict: Verdict = Verdict.PROBABLE) -> Match:
        return replace(decision(a, b, verdict), decided_by="rule")

    found = jobs_from(facts, jobs, [match("a", "c"), match("a", "b"), match("0gone", "b"), match("b", "zgone")])
    assert {job.id: job.probable for job in found} == {"a": ("b", "c"), "b": ("a",), "c": ("a",)}
    assert all(not job.reasons for job in found)
    split = [match("a", "b"), match("a", "b", Verdict.DISTINCT), match("a", "c")]
    assert {job.id: job.probable for job in jobs_from(facts, jobs, split)} == {"a": ("c",), "b": (), "c": ("a",)}


def test_the_reasons_of_a_job_are_told_once_and_the_surest_first() -> None:
    facts = known("", (EMPLOYER, SECOND, COPY))
    rule = replace(
        decision("a", "b", Verdict.MERGE), decided_by="rule", score=0.8, reasons=("même texte", "même commune")
    )
    sure = replace(rule, b="c", score=0.9, reasons=("même adresse",))
    person = replace(decision("b", "c", Verdict.MERGE), score=0.1, reasons=())
    (job,) = jobs_from(facts, {"a": [0, 1, 2]}, [rule, sure, person, replace(rule, a="b", b="c", score=0.7)])
    assert job.reasons == ("Réunies par camille", "Même adresse", "Même texte, même commune")
    assert job.postings == ("a", "b", "c")
