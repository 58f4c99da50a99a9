"""ROME's own names of trades → the occupations whose names are most like a title's."""

import gzip
import math
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from pipeline.normalize.occupations.title_stems import features, weight

FILE = Path(__file__).resolve().parents[1] / "tables" / "rome.txt.gz"
NEIGHBOURS = 10
"""So many of the most similar appellations vote for their occupation."""
FREQUENT_FEATURE = 300
"""A feature that more appellations have finds no new ones: it only adds to those that rarer features found."""
UNKNOWN_RARITY = 8.0
"""Rarity of a word that no appellation has: it makes everything less alike."""


@dataclass(frozen=True, slots=True)
class Appellations:
    """ROME's codes with their labels, and its appellations by number, to be found by their features."""

    labels: dict[str, str]
    parents: dict[str, str]
    code_of: list[str]
    norm_of: list[float]
    having: dict[str, str]
    """Feature → the numbers of the appellations that have it, each as its distance from the one before, in base 36."""


@cache
def appellations() -> Appellations:
    """Read the file, once."""
    codes, owners, norms, postings = gzip.decompress(FILE.read_bytes()).decode().split("\f")
    rows = [row.split("\t") for row in codes.split("\n")]
    return Appellations(
        labels={code: label for code, _, label in rows},
        parents={code: parent for code, parent, _ in rows},
        code_of=owners.split(" "),
        norm_of=[int(norm) / 100 for norm in norms.split(" ")],
        having=dict(row.split("\t", 1) for row in postings.split("\n")),
    )


@cache
def having(feature: str) -> tuple[dict[int, float], float]:
    """Appellations that have a known feature, each with what it adds to its likeness; and the feature's weight."""
    numbers, last = set(), 0
    for step in appellations().having[feature].split(" "):
        last += int(step, 36)
        numbers.add(last)
    value = rarity(len(numbers), len(appellations().code_of)) * weight(feature)
    norms = appellations().norm_of
    return {number: value * value / norms[number] for number in numbers}, value


def rarity(count: int, of: int) -> float:
    """How much a feature tells: the rarer, the more."""
    return math.log(of / count) + 0.5


@dataclass(frozen=True, slots=True)
class Resemblance:
    """What the most similar appellations say."""

    nearest: str
    """The code of the most similar one."""
    cosine: float
    votes: tuple[tuple[str, float], ...]
    """Codes with their share, the best first."""


def resemblance(words: list[str]) -> Resemblance | None:
    """The occupations whose appellations are most like these stems.

    >>> from pipeline.normalize.occupations.title_stems import stems
    >>> resemblance(stems("Cariste en entrepôt")).votes[0][0], resemblance(stems("xyz"))
    ('N1101', None)
    """
    title_features = features(words)
    known = tuple(feature for feature in title_features if feature in appellations().having)
    if not known:
        return None
    near, squares = nearest(known)
    if len(known) == len(title_features):
        return near
    unknown = sum((UNKNOWN_RARITY * weight(feature)) ** 2 for feature in title_features if feature not in known)
    return Resemblance(near.nearest, near.cosine * math.sqrt(squares / (squares + unknown)), near.votes)


@lru_cache(maxsize=16_384)
def nearest(known: tuple[str, ...]) -> tuple[Resemblance, float]:
    """What these features alone say, and the sum of their squared weights.

    Titles that differ by a word that no trade has (a number, a town) share an answer: it makes all less alike equally.
    """
    rarest_first = sorted(map(having, known), key=lambda entry: len(entry[0]))
    scores = dict(rarest_first[0][0])
    for adds, _ in rarest_first[1:]:
        if len(adds) <= FREQUENT_FEATURE:
            for number, more in adds.items():
                scores[number] = scores.get(number, 0.0) + more
        else:
            for number in scores.keys() & adds.keys():
                scores[number] += adds[number]
    least = sorted(scores.values())[-NEIGHBOURS:][0]
    best = sorted((-score, number) for number, score in scores.items() if score >= least)[:NEIGHBOURS]
    squares = sum(value * value for _, value in rarest_first)
    votes: dict[str, float] = defaultdict(float)
    for minus, number in best:
        votes[appellations().code_of[number]] -= minus**3
    total = sum(votes.values())
    ranked = sorted(votes.items(), key=lambda entry: (-entry[1], entry[0]))
    shares = tuple((code, vote / total) for code, vote in ranked)
    return Resemblance(appellations().code_of[best[0][1]], -best[0][0] / math.sqrt(squares), shares), squares
