"""Titles → words and ranks, and how far two titles can be those of one opening."""

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from pathlib import Path

from french.letters import bare
from french.stems import root
from french.word_lists import word_list

WORDS = word_list(Path(__file__).with_suffix(".txt"))
EMPTY_WORDS = frozenset(WORDS.plain("vides"))
RANKS = WORDS.pairs("rangs")
GRADES = WORDS.grades("grades")
WORKS = WORDS.pairs("travaux")
"""Works of one occupation, done at other machines: a title that names one does not mean another."""
REFERRED = re.compile(r"\bref(?:erence)?\b[ .:]*(\d{1,3})\s*$")
"""« réf 31 »: a number that cleaning takes off a title; longer ones are those of a board, which has its own."""


class TitleLikeness(IntEnum):
    """How two titles stand to each other."""

    CONTRARY = 0
    """Each says what the other denies: another rank, another grade."""
    OTHER = 1
    """No word in common."""
    TOUCHING = 2
    """A word or two in common: the same work under another name, or another work at the same machine."""
    NEAR = 3
    """Most words are the same."""
    WITHIN = 4
    """One title says all that the other does, and more."""
    SAME = 5


@dataclass(frozen=True, slots=True)
class TitleFacts:
    """What is compared of a title."""

    key: str
    words: frozenset[str]
    ranks: frozenset[str]
    grades: frozenset[int]
    works: frozenset[str]
    numbers: frozenset[str]
    raw_words: frozenset[str]
    """All words of the raw title, the place with them."""


@lru_cache(maxsize=1 << 14)
def read_title(key: str, raw: str) -> TitleFacts:
    """Read a cleaned title, and the grades that cleaning may have dropped from the raw one."""
    folded = bare(raw)
    words = title_words(key)
    all_words = re.findall(r"[a-z]+", folded) + list(words)
    return TitleFacts(
        key=" ".join(sorted(words)),
        words=frozenset(words),
        ranks=frozenset(RANKS[word] for word in all_words if word in RANKS),
        grades=frozenset(GRADES[word] for word in all_words if word in GRADES),
        works=frozenset(WORKS[work] for work in (word.removesuffix("s") for word in all_words) if work in WORKS),
        numbers=frozenset(word for word in words if any(sign.isdigit() for sign in word))
        | set(REFERRED.findall(folded)),
        raw_words=frozenset(title_words(raw)),
    )


def title_words(title: str) -> set[str]:
    """Words that say what the work is, each cut to its root.

    >>> sorted(title_words("Conductrices de lignes")) == sorted(title_words("Conducteur de ligne"))
    True
    """
    words = re.findall(r"[a-z0-9+#]+", bare(title))
    return {root(word) for word in words if word not in EMPTY_WORDS and (len(word) > 1 or word.isdigit())} or set(words)


def likeness(a: TitleFacts, b: TitleFacts) -> TitleLikeness:
    """How two titles stand to each other."""
    if titles_deny(a, b):
        return TitleLikeness.CONTRARY
    if a.words == b.words:
        return TitleLikeness.SAME
    if a.words <= b.words or b.words <= a.words:
        return TitleLikeness.WITHIN
    common = len(a.words & b.words)
    if common >= 2 and common >= 0.6 * min(len(a.words), len(b.words)):
        return TitleLikeness.NEAR
    return TitleLikeness.TOUCHING if common else TitleLikeness.OTHER


def titles_deny(a: TitleFacts, b: TitleFacts) -> bool:
    """Whether two titles deny each other."""
    if a.ranks and b.ranks and a.ranks.isdisjoint(b.ranks):
        return True
    if a.grades and b.grades and a.grades.isdisjoint(b.grades):
        return True
    if a.works and b.works and a.works.isdisjoint(b.works):
        return True
    return bool(a.numbers and b.numbers and a.numbers.isdisjoint(b.numbers) and a.words & b.words)
