"""ROME's own names of trades → the occupations whose names are most like a title's."""

import gzip
import math
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from heapq import nsmallest
from operator import neg
from pathlib import Path

from pipeline.normalize.stems import features, weight

FILE = Path(__file__).parent / "tables" / "rome.txt.gz"
NEIGHBOURS = 10
"""Appellations that vote."""
FREQUENT = 300
"""A feature of more appellations only adds to those that rarer features found."""
UNKNOWN = 8.0
"""Rarity of a word that no appellation has: it makes everything less alike."""


@dataclass(frozen=True, slots=True)
class Index:
    """Codes and labels; appellations by number; features and the appellations that have them."""

    labels: dict[str, str]
    parents: dict[str, str]
    code_of: list[str]
    norm_of: list[float]
    postings: dict[str, str]


@cache
def index() -> Index:
    """Read the file, once."""
    codes, owners, norms, postings = gzip.decompress(FILE.read_bytes()).decode().split("\f")
    rows = [row.split("\t") for row in codes.split("\n")]
    return Index(
        labels={code: label for code, _, label in rows},
        parents={code: parent for code, parent, _ in rows},
        code_of=owners.split(" "),
        norm_of=[int(norm) / 100 for norm in norms.split(" ")],
        postings=dict(row.split("\t", 1) for row in postings.split("\n")),
    )


@cache
def having(feature: str) -> tuple[dict[int, float], float]:
    """Appellations that have a feature, each with what it adds to its likeness; and the feature's weight."""
    written = index().postings.get(feature)
    if written is None:
        return {}, UNKNOWN * weight(feature)
    found, last = set(), 0
    for step in written.split(" "):
        last += int(step, 36)
        found.add(last)
    value = rarity(len(found), len(index().code_of)) * weight(feature)
    norms = index().norm_of
    return {number: value * value / norms[number] for number in found}, value


def rarity(count: int, of: int) -> float:
    """How much a feature tells: the rarer, the more."""
    return math.log(of / count) + 0.5


@dataclass(frozen=True, slots=True)
class Likeness:
    """What the most similar appellations say."""

    nearest: str
    """The code of the most similar one."""
    cosine: float
    votes: tuple[tuple[str, float], ...]
    """Codes with their share, the best first."""


def alike(words: list[str]) -> Likeness | None:
    """The occupations whose appellations are most like these stems.

    >>> from pipeline.normalize.stems import stems
    >>> alike(stems("Cariste en entrepôt")).votes[0][0], alike(stems("xyz"))
    ('N1101', None)
    """
    known = sorted(((*having(feature), feature) for feature in features(words)), key=lambda one: len(one[0]))
    scores: dict[int, float] = defaultdict(float)
    for adds, _, _ in known:
        if len(adds) <= FREQUENT or not scores:
            for number, more in adds.items():
                scores[number] += more
        else:
            for number in scores.keys() & adds.keys():
                scores[number] += adds[number]
    if not scores:
        return None
    length = math.sqrt(sum(value * value for _, value, _ in known))
    best = [
        (number, -minus) for minus, number in nsmallest(NEIGHBOURS, zip(map(neg, scores.values()), scores, strict=True))
    ]
    votes: dict[str, float] = defaultdict(float)
    for number, score in best:
        votes[index().code_of[number]] += (score / length) ** 3
    total = sum(votes.values())
    ranked = sorted(votes.items(), key=lambda one: (-one[1], one[0]))
    return Likeness(
        index().code_of[best[0][0]], best[0][1] / length, tuple((code, vote / total) for code, vote in ranked)
    )
