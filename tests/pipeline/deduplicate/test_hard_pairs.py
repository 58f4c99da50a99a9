"""Precision on the valley's hard cases: nothing that is two is joined; what is one is found."""

import pytest

from pipeline.deduplicate import deduplicate
from pipeline.model import Verdict
from tests.worlds.postings.hard_pairs import HARD, SAME, Pair


def verdict(pair: Pair) -> Verdict:
    """What two postings come to, alone in the world."""
    result = deduplicate([pair.a, pair.b])
    if len(result.jobs) == 1:
        return Verdict.MERGE
    return Verdict.PROBABLE if result.jobs[0].probable else Verdict.DISTINCT


def test_there_are_enough_and_each_is_another_case() -> None:
    assert len(HARD) >= 30
    assert len({pair.why for pair in (*HARD, *SAME)}) == len(HARD) + len(SAME)


@pytest.mark.parametrize("pair", HARD, ids=lambda pair: pair.why)
def test_two_openings_are_not_joined(pair: Pair) -> None:
    assert verdict(pair) != Verdict.MERGE


def test_precision_and_recall_over_all() -> None:
    verdicts = {pair.why: verdict(pair) for pair in (*HARD, *SAME)}
    merged = [pair for pair in (*HARD, *SAME) if verdicts[pair.why] == Verdict.MERGE]
    right = [pair for pair in merged if pair.one]
    linked = [pair.why for pair in SAME if verdicts[pair.why] == Verdict.DISTINCT]

    assert len(right) == len(merged), [pair.why for pair in merged if not pair.one]
    assert len(right) >= 0.88 * len(SAME), [pair.why for pair in SAME if pair not in right]
    assert not linked
