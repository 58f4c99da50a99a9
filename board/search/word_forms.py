"""A French text → its words, and the forms in which each may be written."""

import re

from french.letters import unaccented

SAID = {"deux": "2", "trois": "3", "quatre": "4", "cinq": "5"}


SHIFT = re.compile(r"\b([2-7]|deux|trois|quatre|cinq)[\s-]*(?:x|/|\*|×|fois|-|\s)[\s-]*([78]|huit)s?\b")
"""5x8, 5/8, « cinq-huit »."""


ENDINGS = (
    ("trices", "trice", "teurs", "teur"),
    ("euses", "euse", "eurs", "eur"),
    ("iennes", "ienne", "iens", "ien"),
    ("ieres", "iere", "iers", "ier"),
    ("eres", "ere", "ers", "er"),
    ("ives", "ive", "ifs", "if"),
    ("ales", "ale", "aux", "al"),
    ("ees", "ee", "es", "e"),
)
"""Endings of one word: feminine and masculine, plural and singular."""


def words(text: str) -> list[str]:
    """The words of a text, lower case, without accents, ligatures or elisions.

    >>> words("Opératrice d’atelier, CŒUR de ligne (H/F) en 5/8")
    ['operatrice', 'd', 'atelier', 'coeur', 'de', 'ligne', 'h', 'f', 'en', '5x8']
    """
    return re.findall(r"[^\W_]+", SHIFT.sub(shift, unaccented(text)))


def shift(written: re.Match[str]) -> str:
    """The hours of a team in figures."""
    times, hours = written.groups()
    return f"{SAID.get(times, times)}x{'8' if hours == 'huit' else hours}"


def forms(word: str) -> set[str]:
    """The ways in which a word may be written.

    >>> sorted(forms("operatrices"))
    ['operateur', 'operateurs', 'operatrice', 'operatrices']
    >>> sorted(forms("eu"))
    ['eu']
    """
    found = {word}
    if len(word) < 4 or not word.isalpha():
        return found
    for endings in ENDINGS:
        ending = next((ending for ending in endings if word.endswith(ending)), None)
        if ending and len(word) - len(ending) >= 3:
            stem = word.removesuffix(ending)
            return found | {stem + other for other in endings}
    single = word[:-1] if word[-1] in "sx" else word
    return found | {single, f"{single}s"}


def singular(word: str) -> str:
    """A word as tables of synonyms write it: masculine, one of them.

    >>> singular("operatrices"), singular("chariots"), singular("nuit")
    ('operateur', 'chariot', 'nuit')
    """
    if len(word) < 4 or not word.isalpha():
        return word
    for endings in ENDINGS[:6]:
        ending = next((ending for ending in endings if word.endswith(ending)), None)
        if ending and len(word) - len(ending) >= 3:
            return word.removesuffix(ending) + endings[-1]
    return word[:-1] if word[-1] in "sx" else word
