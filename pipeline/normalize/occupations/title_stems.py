"""A title → the stems by which titles of one trade are alike."""

import re
from itertools import pairwise

from french.letters import fold
from french.stems import stem

SMALL_WORDS = frozenset(
    "de du des d l la le les en a au aux et sur pour un une dans par ou avec son sa ses the of h f e".split()
)
WORD = re.compile(r"[a-z0-9+#]+")


def stems(title: str) -> list[str]:
    """The stems of a title, in order, without small words.

    >>> stems("Conductrice de machines à verre")
    ['conducteur', 'machin', 'verr']
    """
    return [stem(word) for word in WORD.findall(fold(title)) if word not in SMALL_WORDS]


def features(words: list[str]) -> list[str]:
    """Stems, pairs of neighbours, and which stem comes first.

    >>> features(["agent", "tri"])
    ['agent', 'tri', 'agent_tri', '^agent']
    """
    pairs = [f"{left}_{right}" for left, right in pairwise(words)]
    return list(dict.fromkeys([*words, *pairs, *([f"^{words[0]}"] if words else [])]))


def weight(feature: str) -> float:
    """How much a kind of feature counts."""
    return 0.5 if feature[0] == "^" else 0.6 if "_" in feature else 1.0
