"""Edges between postings become groups: the surest first, people before rules, never a chain of doubtful ones."""

from collections.abc import Iterable

import pytest

from pipeline.deduplicate.grouping.cluster import MOST_TIED, TIE, Edge, Pair, cluster


def grouped(
    size: int,
    edges: Iterable[Edge],
    *,
    apart: Iterable[Pair] = (),
    joins: Iterable[Pair] = (),
    splits: Iterable[Pair] = (),
) -> list[tuple[int, ...]]:
    """The groups of so many postings, each in order."""
    two = set(apart)
    groups = cluster(size, edges, joins=joins, splits=splits, apart=lambda a, b: (a, b) in two)
    return sorted({tuple(sorted(groups.group(number))) for number in range(size)})


TWO_PAIRS: list[Edge] = [(0.9, 0, 1), (0.9, 2, 3)]


def test_what_matches_is_one_group_and_what_does_not_is_alone() -> None:
    assert grouped(3, [(0.9, 0, 1)]) == [(0, 1), (2,)]


def test_one_likely_match_does_not_unite_two_groups_most_of_whose_pairs_do_not_match() -> None:
    assert grouped(4, [*TWO_PAIRS, (0.8, 1, 2)]) == [(0, 1), (2, 3)]


def test_matches_for_half_of_the_pairs_unite_two_groups() -> None:
    assert grouped(4, [*TWO_PAIRS, (0.8, 1, 2), (0.8, 0, 3)]) == [(0, 1, 2, 3)]


def test_one_certain_match_unites_two_groups_when_nothing_speaks_against_it() -> None:
    assert grouped(4, [(1.0, 0, 1), (1.0, 2, 3), (1.0, 1, 2)]) == [(0, 1, 2, 3)]


def test_one_certain_match_does_not_unite_two_groups_of_which_any_pair_is_apart() -> None:
    joins = [(0, 1), (2, 3)]
    assert grouped(4, [(1.0, 1, 2)], joins=joins, apart=[(0, 3)]) == [(0, 1), (2, 3)]
    assert grouped(4, [(1.0, 1, 2)], joins=joins, apart=[(0, 2), (0, 3), (1, 3)]) == [(0, 1), (2, 3)]
    assert grouped(4, [(1.0, 1, 2)], joins=joins) == [(0, 1, 2, 3)]


def test_a_veto_between_two_that_match_is_no_veto() -> None:
    """Rules compared these very two, and what they found outweighs it; only pairs that nobody compared are asked."""
    assert grouped(2, [(0.9, 0, 1)], apart=[(0, 1)]) == [(0, 1)]


def test_the_surest_match_is_followed_first() -> None:
    assert grouped(3, [(0.8, 1, 2), (0.95, 0, 1)], apart=[(0, 2)]) == [(0, 1), (2,)]


@pytest.mark.parametrize(("other", "torn"), [(0.9, True), (0.9 - TIE / 2, True), (0.9 - 3 * TIE, False)])
def test_what_is_as_like_one_opening_as_another_goes_with_neither(other: float, torn: bool) -> None:
    groups = grouped(3, [(0.9, 0, 1), (other, 1, 2)], apart=[(0, 2)])
    assert groups == ([(0,), (1,), (2,)] if torn else [(0, 1), (2,)])


def test_two_that_match_each_other_are_no_rivals() -> None:
    assert grouped(3, [(0.9, 0, 1), (0.9, 1, 2), (0.9, 0, 2)], apart=[(0, 2)]) == [(0, 1, 2)]


def test_what_is_certain_is_no_matter_of_likeness() -> None:
    assert grouped(3, [(1.0, 0, 1), (1.0, 1, 2)], apart=[(0, 2)]) == [(0, 1), (2,)]


def test_what_people_join_is_joined_whatever_is_apart_and_nothing_follows_from_it() -> None:
    assert grouped(3, [], joins=[(0, 1)], apart=[(0, 1)]) == [(0, 1), (2,)]
    assert grouped(3, [(0.9, 1, 2)], joins=[(0, 1)], apart=[(0, 2)]) == [(0, 1), (2,)]


def test_what_people_join_is_not_torn_by_a_rival() -> None:
    assert grouped(3, [(0.9, 0, 1), (0.9, 1, 2)], joins=[(0, 1)], apart=[(0, 2)]) == [(0, 1), (2,)]


def test_what_people_split_no_join_and_no_match_unites() -> None:
    assert grouped(2, [(1.0, 0, 1)], splits=[(0, 1)]) == [(0,), (1,)]
    assert grouped(3, [(1.0, 0, 1), (1.0, 1, 2)], splits=[(0, 2)]) == [(0, 1), (2,)]
    assert grouped(3, [], joins=[(0, 1), (1, 2)], splits=[(0, 2)]) == [(0, 1), (2,)]


def test_a_split_of_any_member_holds_two_groups_apart() -> None:
    assert grouped(4, [(1.0, 1, 2)], joins=[(0, 1), (2, 3)], splits=[(3, 0)]) == [(0, 1), (2, 3)]


def test_a_posting_that_was_united_finds_its_whole_group() -> None:
    groups = cluster(4, [(1.0, 0, 1), (1.0, 1, 2), (1.0, 2, 3)], apart=lambda _a, _b: False)
    assert [sorted(groups.group(number)) for number in range(4)] == [[0, 1, 2, 3]] * 4
    assert len(groups.members) == 1


def test_two_groups_that_are_united_are_one_and_nothing_is_left_of_the_other() -> None:
    groups = cluster(5, [(1.0, 1, 2)], joins=[(0, 1), (2, 3)], apart=lambda _a, _b: False)
    assert sorted(map(sorted, groups.members.values())) == [[0, 1, 2, 3]]
    assert groups.group(4) == [4]


def test_what_leaves_a_group_is_a_group_of_its_own_and_nobody_is_in_two() -> None:
    groups = cluster(6, [], joins=[(0, 1), (1, 2), (2, 3), (4, 5)], apart=lambda _a, _b: False)
    for leaving, left in (([2, 0], [1, 3]), ([3], [1])):
        groups.part(leaving)
        assert sorted(groups.group(leaving[0])) == sorted(leaving)
        assert [sorted(groups.group(number)) for number in left] == [left] * len(left)
    assert sorted(sorted(groups.group(number)) for number in (0, 1, 3, 4)) == [[0, 2], [1], [3], [4, 5]]
    assert sorted(map(sorted, groups.members.values())) == [[0, 2], [1], [3], [4, 5]]


def test_rivals_are_looked_for_among_the_nearest() -> None:
    """Two openings that are as near as can be, and many faint matches besides."""
    faint: list[Edge] = [(0.5, 0, number) for number in range(3, 3 + MOST_TIED + 2)]
    groups = grouped(3 + len(faint), [(0.9, 0, 1), (0.9, 0, 2), *faint], apart=[(1, 2)])
    assert (1,) in groups
    assert (2,) in groups


def test_a_nearer_opening_is_a_rival_and_one_that_is_further_is_none() -> None:
    assert grouped(3, [(0.9, 0, 1), (0.8, 0, 2)], apart=[(1, 2)]) == [(0, 1), (2,)]
    assert grouped(3, [(0.8, 0, 1), (0.9, 0, 2)], apart=[(1, 2)]) == [(0, 2), (1,)]


def test_who_are_rivals_may_be_fewer_than_who_are_apart() -> None:
    edges: list[Edge] = [(0.9, 0, 1), (0.9, 0, 2)]
    groups = cluster(3, edges, apart=lambda a, b: (a, b) == (1, 2), rivals=lambda _a, _b: False)
    assert [sorted(groups.group(number)) for number in range(3)] == [[0, 1], [0, 1], [2]]


def test_what_a_person_joined_counts_as_a_match_of_its_pair_only() -> None:
    assert grouped(3, [(0.9, 1, 2)], joins=[(0, 1)]) == [(0, 1, 2)], "one of two pairs is half"
    assert grouped(4, [(0.9, 1, 3)], joins=[(0, 1), (1, 2)]) == [(0, 1, 2), (3,)], "one of three is less"
