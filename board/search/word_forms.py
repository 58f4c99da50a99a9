"""A French text → its words, as the index keeps them."""

import re

from french.letters import unaccented

SAID = {"deux": "2", "trois": "3", "quatre": "4", "cinq": "5"}


SHIFT = re.compile(r"\b([2-7]|deux|trois|quatre|cinq)[\s-]*(?:x|/|\*|×|fois|-|\s)[\s-]*([78]|huit)s?\b")
"""5x8, 5/8, « cinq-huit »."""


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
