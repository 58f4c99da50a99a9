"""A text → the shifts it names, as far as they tell one opening from another."""

import re
from functools import lru_cache

SHIFT_PATTERNS = (
    (re.compile(r"\b([2345])\s*[x×*/]\s*([78])\b|\b(?P<word>deux|trois|quatre|cinq)[- ]huit\b"), ""),
    (re.compile(r"\bnuits?\b"), "nuit"),
    (re.compile(r"\bweek[- ]?ends?\b|\bvsd\b|\bsd\b|\bfin de semaine\b"), "weekend"),
    (
        re.compile(
            r"\b(?:horaires? de |en |de )?journ[ée]e\b|\bde jour\b|\b(?:poste|equipe|équipe) jour\b|[-–(] ?jour\b"
        ),
        "journee",
    ),
    (re.compile(r"\bde matin\b|\bdu matin\b"), "matin"),
    (re.compile(r"\bd['’ ]apr[eè]s[- ]midi\b"), "apres-midi"),
)
NUMBER = {"deux": "2", "trois": "3", "quatre": "4", "cinq": "5"}
VAGUE_SHIFTS = frozenset({"poste", "decale", "samedi", "matin", "apres-midi"})
"""Words that any rhythm may bear."""
BY_DAY = {"journee", "weekend"}


@lru_cache(maxsize=1 << 14)
def shifts(text: str) -> frozenset[str]:
    """The shifts that a title, or a list of codes, names.

    >>> sorted(shifts("Trieur 2*8 nuit")), sorted(shifts("Conducteur cinq-huit")), shifts("Machine IS 8 sections")
    (['2x8', 'nuit'], ['5x8'], frozenset())
    """
    names = set()
    folded = text.casefold()
    for pattern, name in SHIFT_PATTERNS:
        for match in pattern.finditer(folded):
            word = match.groupdict().get("word")
            names.add(name or (f"{NUMBER[word]}x8" if word else f"{match[1]}x{match[2]}"))
    return frozenset(names)


def same_team(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether two titles can name one team: in a title, « week-end » is a team of its own."""
    a, b = a - VAGUE_SHIFTS, b - VAGUE_SHIFTS
    return not a or not b or not a.isdisjoint(b)


def shifts_agree(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether two sets of shifts can be those of one opening: who works by day may do so every second week-end."""
    return same_team(a, b) or (a | b) - VAGUE_SHIFTS == BY_DAY


def one_rhythm(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether two postings name one rhythm, and not only a word that any may bear."""
    return bool((a & b) - VAGUE_SHIFTS)
