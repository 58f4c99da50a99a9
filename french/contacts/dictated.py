"""Where telephone numbers stand in a text that are written as they are said: « zéro six, douze, trente-quatre … »."""

import re
from collections.abc import Iterator
from pathlib import Path

from french.word_lists import word_list

SPOKEN = word_list(Path(__file__).with_suffix(".txt")).pairs()
NUMBER_WORD = "|".join(sorted(map(re.escape, SPOKEN), key=len, reverse=True))
FIGURE = re.compile(rf"\b(?:{NUMBER_WORD})\b|[0-9]+")
DICTATED = re.compile(
    rf"(?<![a-z0-9])(?:zero|oh|plus (?:trente[ -]trois|33)|\+?33|0[0-9]?)(?:[^a-z0-9\x00\n]{{1,4}}(?:(?:et|puis|double|/)[ -])?"
    rf"(?:{NUMBER_WORD}|[0-9]{{1,4}})(?![a-z])){{4,20}}"
)
"""Digits said in words, or in words and figures."""
BEGUN = (
    re.compile(rf"0[1-9][^a-z0-9\x00\n]{{1,4}}(?:{NUMBER_WORD})\b"),
    re.compile(rf"33[^a-z0-9\x00\n]{{1,4}}(?:{NUMBER_WORD})\b"),
)
"""« 06 douze », « +33 six »."""
FEWEST_SAID, MOST_SAID = 9, 13


def dictated(small: str) -> Iterator[tuple[int, int]]:
    """Where each number begins and ends in a text of small ASCII letters."""
    for match in DICTATED.finditer(small):
        said = FIGURE.findall(match.group())
        count = sum(len(SPOKEN.get(word, word)) for word in said)
        if FEWEST_SAID <= count <= MOST_SAID and any(word in SPOKEN for word in said):
            yield match.span()
