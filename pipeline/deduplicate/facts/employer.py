"""Names of employers → words, and whether two names are one employer's."""

import re
from functools import lru_cache
from pathlib import Path

from french.letters import bare
from french.word_lists import pattern, word_list

WORDS = word_list(Path(__file__).with_name("employer_words.txt"))
EMPTY_WORDS = frozenset(WORDS.plain("vides"))
TRADES = frozenset(word.removesuffix("s") for word in WORDS.plain("métiers et lieux"))
"""Words that name no employer alone."""
OF_A_TOWN = frozenset({"cca", "cia", "ecole", "creche"})
"""Services of a town that are named after its hall, and are other employers: « CCAS de la mairie »."""
SAINT = {"st": "saint"}
WRITTEN_OUT = {word: tuple(others.split()) for word, others in WORDS.pairs("en toutes lettres").items()}
"""What stands for other words at the beginning of a name: « CH de la Côte », « Ville d’Eu »."""
RELAY = re.compile(rf"\b(?:{pattern(WORDS.plain('relais'))})\b")
"""In the name of whoever passes on the offers of others, and is no employer."""


@lru_cache(maxsize=8192)
def employer_named(name: str) -> frozenset[str]:
    """The words of an employer's name; none when it is the name of somebody who only passes its offer on.

    >>> sorted(employer_named("Forum Emploi du Littoral")), sorted(employer_named("Verrerie Aubépine"))
    ([], ['aubepine', 'verrerie'])
    """
    return frozenset() if RELAY.search(bare(name)) else employer_words(name)


@lru_cache(maxsize=8192)
def employer_words(name: str) -> frozenset[str]:
    """The words that tell an employer from another; none when its name has only words that many bear.

    >>> employer_words("Groupe VERRERIE de l'Aubépine S.A.S.") == employer_words("Verreries Aubepine")
    True
    >>> employer_words("CHI de la Côte") == employer_words("Centre Hospitalier Intercommunal de la Côte")
    True
    >>> employer_words("VERRERIES ST ORVAIN") == employer_words("Verrerie Saint-Orvain")
    True
    """
    words = re.findall(r"[a-z0-9]+", re.sub(r"\b([a-z])\.(?=[a-z]\b)", r"\1", bare(name)))
    words = [word for word in words if word not in EMPTY_WORDS]
    words[:1] = WRITTEN_OUT.get(words[0], words[:1]) if words else []
    spelt_out = (SAINT.get(word, word) for word in words)
    return frozenset(word.removesuffix("s") if len(word) > 3 else word for word in spelt_out)


def same_employer(a: frozenset[str], b: frozenset[str]) -> bool | None:
    """Whether two names are one employer's; ``None`` when one of them is not said.

    >>> same_employer(employer_words("S-quaar Rennes"), employer_words("S-quaar")), same_employer(frozenset(), frozenset())
    (True, None)
    """
    if not a or not b:
        return None
    if a == b:
        return True
    within = a <= b or b <= a
    if within and "mairie" in a & b and (a ^ b) & OF_A_TOWN:
        return None
    return (None if within else False) if min(a, b, key=len) <= TRADES else within
