"""Each rule by which evidence joins or links two postings: what is just enough for it, and that nothing of it may be missing."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.deduplicate.comparison.compare import decide, score
from pipeline.deduplicate.comparison.evidence import Evidence
from pipeline.deduplicate.comparison.nearness import Nearness
from pipeline.deduplicate.facts.fingerprint import Common
from pipeline.deduplicate.facts.title_words import TitleLikeness
from pipeline.model import Verdict

OTHER, TOUCHING, NEAR, WITHIN, SAME = list(TitleLikeness)[1:]
NOTHING = Evidence(
    text=Common(0.0, 0.0), title=OTHER, trade=False, other_trade=False, rhythm=False, hours_differ=False,
    reference=False, place=Nearness.SAME, employer=None, agency=False, mission=False, doubt=False, short=False,
    sources=False, days=0, amounts=(), numbers=0,
)  # fmt: skip
"""Two postings of one commune that have nothing else in common."""
ORDER = [Verdict.DISTINCT, Verdict.PROBABLE, Verdict.MERGE]
Known = dict[str, Any]
Rule = tuple[Known, list[Known]]


def told(part: float, whole: float = 0.0, *, boilerplate: bool = False) -> Known:
    """Two texts that have so much in common."""
    return {"text": Common(part, whole, boilerplate)}


ELSEWHERE: Known = {"place": Nearness.WITHIN}
FAR: Known = {"place": Nearness.UNKNOWN}
MERGES: dict[str, Rule] = {
    "too little text to compare": (
        {"text": None, "employer": True, "title": SAME, "days": 60},
        [{"employer": None}, {"title": WITHIN}, ELSEWHERE, {"days": 61}],
    ),
    "an agency, all the same": (
        told(0.95) | {"agency": True, "title": WITHIN},
        [told(0.94), {"title": NEAR}, ELSEWHERE],
    ),
    "a copy under nearly that title": (
        told(0.85) | FAR | {"title": NEAR},
        [told(0.84), {"title": TOUCHING}, {"place": Nearness.NEIGHBOURS}],
    ),
    "most of it on another source": (
        told(0.75) | {"title": NEAR, "sources": True, "days": 60},
        [told(0.74), {"title": TOUCHING}, ELSEWHERE, {"sources": False}, {"days": 61}, {"short": True}],
    ),
    "most of it of one occupation": (
        told(0.75, 0.6) | {"trade": True, "sources": True, "days": 60},
        [told(0.75, 0.59), {"trade": False}],
    ),
    "rewritten under the same title": (told(0.6) | {"title": SAME}, [told(0.59), {"title": WITHIN}, ELSEWHERE]),
    "most of it by one employer": (
        told(0.75) | {"title": WITHIN, "employer": True},
        [told(0.74), {"title": NEAR}, {"employer": None}, ELSEWHERE],
    ),
    "an excerpt of one title": (
        told(0.25) | {"title": SAME, "employer": True, "short": True, "sources": True, "days": 60},
        [
            told(0.24), {"short": False}, {"title": WITHIN}, {"employer": None}, ELSEWHERE, {"sources": False},
            {"days": 61},
        ],
    ),
    "a copy of one occupation": (
        told(0.95, 0.34) | ELSEWHERE | {"trade": True, "sources": True, "days": 60},
        [told(0.94, 0.34), told(0.95, 0.33), {"trade": False}, {"sources": False}, {"days": 61}, {"short": True}, FAR],
    ),
    "a copy with one reference": (
        told(0.85) | ELSEWHERE | {"reference": True, "sources": True, "days": 60},
        [told(0.84), {"reference": False}, {"sources": False}, {"days": 61}, FAR],
    ),
    "most of the employer's text": (
        told(0.95, 0.6) | {"employer": True, "title": TOUCHING, "sources": True, "days": 15},
        [told(0.94, 0.6), told(0.95, 0.59), {"title": OTHER}, {"sources": False}, {"days": 16}, {"other_trade": True}],
    ),
    "nearly all of the employer's text": (
        told(0.95, 0.8) | {"employer": True, "title": TOUCHING, "sources": True, "days": 60},
        [told(0.95, 0.79), {"days": 61}],
    ),
    "an excerpt of whom nobody names": (
        told(0.95) | ELSEWHERE | {"title": TOUCHING},
        [told(0.94), {"title": OTHER}, {"employer": True}, FAR],
    ),
    "two texts of an employer": (told(0.9, 0.9) | {"employer": True}, [told(0.9, 0.89)]),
    "two texts of nobody": (told(0.85, 0.6), [told(0.85, 0.59), told(0.84, 0.6), FAR]),
    "two occupations of one employer": (
        told(0.95, 0.95) | {"employer": True, "other_trade": True},
        [told(0.95, 0.94)],
    ),
    "two occupations with one reference": (
        told(0.95, 0.9) | {"employer": True, "other_trade": True, "reference": True},
        [told(0.94, 0.9), {"reference": False}],
    ),
    "what a house says of every job, and the same": (
        told(1.0, 0.95, boilerplate=True) | {"title": NEAR, "trade": True, "sources": True},
        [told(1.0, 0.94, boilerplate=True), {"trade": False}, {"sources": False}],
    ),
    "what a house says of every job, under one title": (
        told(0.85, 0.85, boilerplate=True) | {"title": WITHIN},
        [{"title": NEAR}],
    ),
}  # fmt: skip
LINKS: dict[str, Rule] = {
    "too little text, and nobody named": (
        {"text": None, "title": SAME},
        [{"title": WITHIN}, ELSEWHERE, {"employer": False}],
    ),
    "the same hours": (
        ELSEWHERE | {"title": NEAR, "rhythm": True, "sources": True, "days": 15},
        [
            {"title": TOUCHING}, {"rhythm": False}, {"sources": False}, {"days": 16}, FAR, {"employer": True},
            {"employer": False},
        ],
    ),
    "the same hours of one occupation": (
        ELSEWHERE | {"title": TOUCHING, "trade": True, "rhythm": True, "sources": True, "days": 15},
        [{"title": OTHER}, {"trade": False}],
    ),
    "the same wage": (
        told(0.39) | ELSEWHERE | {"title": TOUCHING, "amounts": (1,), "numbers": 1, "sources": True, "days": 15},
        [
            told(0.4), {"title": OTHER}, {"numbers": 0}, {"amounts": (), "numbers": 3}, {"sources": False}, {"days": 16},
            {"hours_differ": True}, {"employer": True}, {"employer": False}, {"other_trade": True}, FAR,
        ],
    ),
    "the same wage of two occupations": (
        ELSEWHERE | {"title": TOUCHING, "amounts": (1, 2), "numbers": 1, "other_trade": True, "sources": True},
        [{"numbers": 0}],
    ),
    "the same wage of one occupation": (
        ELSEWHERE | {"trade": True, "amounts": (1, 2), "sources": True},
        [{"trade": False}],
    ),
    "what a house says, nearly all of it": (
        told(1.0, 0.8, boilerplate=True) | {"employer": True, "trade": True, "sources": True},
        [
            told(1.0, 0.79, boilerplate=True), {"employer": None}, {"employer": False}, {"trade": False},
            {"sources": False}, ELSEWHERE,
        ],
    ),
    "what a house says, under a title that touches": (
        told(1.0, 0.8, boilerplate=True) | {"employer": True, "title": TOUCHING, "sources": True},
        [{"title": OTHER}],
    ),
    "what somebody says, all of it": (
        told(1.0, 0.95, boilerplate=True),
        [told(1.0, 0.94, boilerplate=True), {"employer": True}, {"employer": False}, ELSEWHERE],
    ),
    "next door under one title": (
        told(0.6) | {"place": Nearness.NEIGHBOURS, "title": SAME},
        [told(0.59), {"title": WITHIN}],
    ),
    "next door": (told(0.85) | {"place": Nearness.NEIGHBOURS}, [told(0.84)]),
    "rewritten under nearly that title": (
        told(0.6) | FAR | {"title": NEAR, "employer": True},
        [told(0.59), {"title": TOUCHING}],
    ),
    "a copy from who knows where": (told(0.85) | FAR | {"employer": True}, [told(0.84)]),
    "rewritten, and nobody named": (told(0.6) | FAR, [told(0.59), {"employer": True}, {"employer": False}]),
    "rewritten elsewhere for one occupation": (
        told(0.6) | FAR | {"employer": True, "trade": True, "sources": True},
        [told(0.59), {"trade": False}, {"sources": False}],
    ),
    "one house, titles that touch": (
        told(0.6) | {"employer": True, "title": TOUCHING, "sources": True, "days": 15},
        [
            told(0.59), {"employer": False}, {"title": OTHER}, {"sources": False}, {"days": 16}, {"other_trade": True},
            ELSEWHERE,
        ],
    ),
    "one house, one occupation": (told(0.6) | {"employer": True, "trade": True}, [{"trade": False}, ELSEWHERE]),
    "related under one title": (told(0.4) | {"title": WITHIN}, [told(0.39), {"title": NEAR}, ELSEWHERE]),
    "related on one site": (
        told(0.4) | {"title": NEAR, "employer": True, "trade": True, "days": 16},
        [told(0.39), {"title": TOUCHING}, {"employer": None}, {"trade": False}, {"sources": True}, ELSEWHERE],
    ),
    "one title on two sources": (
        {"title": SAME, "employer": True, "sources": True, "days": 60},
        [{"title": WITHIN}, {"employer": None}, {"sources": False}, {"days": 61}, ELSEWHERE],
    ),
    "nearly one title on two sources": (
        {"title": NEAR, "employer": True, "sources": True, "days": 15},
        [{"title": TOUCHING}, {"employer": None}, {"sources": False}, {"days": 16}, ELSEWHERE],
    ),
    "one occupation on two sources": (
        {"title": TOUCHING, "trade": True, "employer": True, "sources": True, "days": 15},
        [{"title": OTHER}, {"trade": False}, {"employer": None}],
    ),
    "a few words of an agency": (
        {"short": True, "agency": True, "title": SAME},
        [{"short": False}, {"agency": False}, {"title": WITHIN}, ELSEWHERE],
    ),
}  # fmt: skip


@pytest.mark.parametrize("rule", MERGES)
def test_what_is_just_enough_to_join_and_nothing_less(rule: str) -> None:
    enough, missing = MERGES[rule]
    joined = replace(NOTHING, **enough)

    assert decide(joined) == Verdict.MERGE
    for less in missing:
        assert decide(replace(joined, **less)) != Verdict.MERGE, less
    assert decide(replace(joined, doubt=True)) != Verdict.MERGE
    assert decide(replace(joined, employer=False)) != Verdict.MERGE


@pytest.mark.parametrize("rule", LINKS)
def test_what_is_just_enough_to_link_and_nothing_less(rule: str) -> None:
    enough, missing = LINKS[rule]
    linked = replace(NOTHING, **enough)

    assert decide(linked) == Verdict.PROBABLE
    for less in missing:
        assert decide(replace(linked, **less)) == Verdict.DISTINCT, less


def test_nothing_in_common_is_two() -> None:
    assert decide(NOTHING) == decide(replace(NOTHING, text=None)) == Verdict.DISTINCT


@pytest.mark.parametrize(
    ("known", "worth"),
    [
        (told(1.0) | {"title": SAME, "employer": True}, 0.999),
        (told(1.0) | {"title": SAME, "employer": True, "days": 10}, 0.997),
        (told(1.0) | {"title": SAME, "employer": True, "days": 100}, 0.979),
        (told(1.0) | {"title": SAME, "employer": True, "days": 999}, 0.979),
        (told(1.0) | {"title": SAME}, 0.959),
        (told(1.0) | {"title": SAME, "employer": False}, 0.8991),
        ({"text": None, "title": SAME, "employer": True}, 0.7243),
        (told(0.0) | {"title": SAME, "employer": True}, 0.4495),
        (told(0.0) | {"title": OTHER, "employer": True}, 0.2897),
        (told(0.0) | ELSEWHERE | {"title": SAME, "employer": True}, 0.4121),
    ],
)
def test_what_each_likeness_is_worth(known: Known, worth: float) -> None:
    assert score(replace(NOTHING, **known)) == worth


shares = st.sampled_from([0.0, 0.25, 0.4, 0.6, 0.75, 0.8, 0.85, 0.95, 1.0])
evidences = st.builds(
    Evidence,
    text=st.none() | st.builds(lambda one, other, said: Common(max(one, other), min(one, other), said), shares, shares, st.booleans()),
    title=st.sampled_from(TitleLikeness),
    trade=st.booleans(), other_trade=st.just(value=False), rhythm=st.booleans(), hours_differ=st.booleans(),
    reference=st.booleans(), place=st.sampled_from(Nearness), employer=st.sampled_from([True, None, False]),
    agency=st.booleans(), mission=st.booleans(), doubt=st.booleans(), short=st.booleans(), sources=st.booleans(),
    days=st.sampled_from([0, 15, 16, 60, 61]), amounts=st.sampled_from([(), (1,), (1, 2)]), numbers=st.integers(0, 2),
)  # fmt: skip


@given(evidences, st.integers(0, 90))
def test_more_days_between_never_speak_for_one_opening(evidence: Evidence, more: int) -> None:
    later = replace(evidence, days=evidence.days + more)

    assert ORDER.index(decide(later)) <= ORDER.index(decide(evidence))
    assert 0 <= score(later) <= score(evidence) < 1


@given(evidences)
def test_no_likeness_joins_what_somebody_must_look_at(evidence: Evidence) -> None:
    if evidence.doubt or evidence.employer is False or evidence.place in {Nearness.APART, Nearness.NEIGHBOURS}:
        assert decide(evidence) != Verdict.MERGE
