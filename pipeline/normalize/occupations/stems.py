"""A title → the stems by which titles of one trade are alike."""

import re
from functools import lru_cache
from itertools import pairwise

from french.letters import fold

SMALL = frozenset(
    "de du des d l la le les en a au aux et sur pour un une dans par ou avec son sa ses the of h f e".split()
)
ENDINGS = tuple(
    (feminine, masculine)
    for feminine, _, masculine in (
        pair.partition(":")
        for pair in (
            "trice:teur euse:eur ienne:ien enne:en onne:on iere:ier ere:er ive:if elle:el ale:al ee:e aux:al iste:ist"
            " ante:ant ente:ent ique:ic isee:ise ouse:oux"
        ).split(" ")
    )
)
"""Feminine and plural endings, and the masculine ones."""
WORD = re.compile(r"[a-z0-9+#]+")


@lru_cache(maxsize=16_384)
def stem(word: str) -> str:
    """A folded word without plural, gender and final e.

    >>> stem("contrôleuses".replace("ô", "o")), stem("mecaniques"), stem("verre")
    ('controleur', 'mecanic', 'verr')
    """
    if len(word) > 3 and word[-1] in "sx":
        word = word[:-1]
    for feminine, masculine in ENDINGS:
        if len(word) > len(feminine) + 2 and word.endswith(feminine):
            return word[: -len(feminine)] + masculine
    return word[:-1] if len(word) > 4 and word.endswith("e") else word


def stems(title: str) -> list[str]:
    """The stems of a title, in order, without small words.

    >>> stems("Conductrice de machines à verre")
    ['conducteur', 'machin', 'verr']
    """
    return [stem(word) for word in WORD.findall(fold(title)) if word not in SMALL]


def features(words: list[str]) -> list[str]:
    """Stems, pairs of neighbours, and which stem comes first.

    >>> features(["agent", "tri"])
    ['agent', 'tri', 'agent_tri', '^agent']
    """
    pairs = [f"{one}_{other}" for one, other in pairwise(words)]
    return list(dict.fromkeys([*words, *pairs, *([f"^{words[0]}"] if words else [])]))


def weight(feature: str) -> float:
    """How much a kind of feature counts."""
    return 0.5 if feature[0] == "^" else 0.6 if "_" in feature else 1.0
