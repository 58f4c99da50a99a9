"""Words in French → a full-text query that finds them however they are written.

The index (unicode61, accents removed) knows neither elisions, plurals nor feminines, and raw text would be read as its own
query language: so every word is taken apart here, and quoted.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from board.search.synonyms import units
from board.search.word_forms import words
from french.stems import forms
from french.word_lists import word_list

MOST = 8
"""Words of a search that count."""
IDLE = frozenset(word_list(Path(__file__).with_name("idle_words.txt")).plain())
"""Words that say nothing; alone, they are searched all the same."""


def one(word: str, *, begun: bool) -> str:
    """The query for one word; ``begun``: it may be the beginning of another."""
    shift = re.fullmatch(r"([2-7])x([78])", word)
    if shift:
        times, hours = shift.groups()
        return f'("{word}" OR "{times} {hours}" OR "{times} x {hours}")'
    either = [f'"{form}"' for form in sorted(forms(word))]
    if begun and len(word) >= 5:
        either.append(f'"{word}" *')
    return f"({' OR '.join(either)})" if len(either) > 1 else either[0]


def kept(text: str) -> list[str]:
    """The words of a search that count."""
    every = words(text)
    return list(dict.fromkeys([word for word in every if word not in IDLE] or every))[:MOST]


@dataclass(frozen=True, slots=True)
class Unit:
    """A word of a search, or several that make one: full-text queries, each wider than the one before."""

    phrase: tuple[str, ...]
    own: str
    """The words as they are typed, in all their forms."""
    same: str
    """Or others that mean the same."""
    wide: str
    """Or others that are close."""


@lru_cache(maxsize=500)
def read(text: str) -> tuple[Unit, ...]:
    """What a visitor typed, taken apart; empty when there is no word in it.

    >>> [unit.same for unit in read("adv eu")]
    ['("adv" OR NEAR("administration" "ventes", 3))', '"eu"']
    >>> [unit.wide for unit in read('") OR NEAR(*')]
    ['"or"', '("near" OR "nears")']
    """
    asked = kept(text)
    last = asked[-1] if asked else ""
    found = []
    for phrase, same, close_by in units(asked):
        own = " AND ".join(one(word, begun=word == last) for word in phrase)
        own = f"({own})" if len(phrase) > 1 else own
        found.append(Unit(phrase, own, either(own, same), either(own, (*same, *close_by))))
    return tuple(found)


def either(own: str, others: Iterable[tuple[str, ...]]) -> str:
    """The query for a phrase or for any of the others."""
    queries = [close(other) for other in others]
    return (
        f"({' OR '.join([own.removeprefix('(').removesuffix(')') if ' AND ' not in own else own, *queries])})"
        if queries
        else own
    )


def close(phrase: tuple[str, ...]) -> str:
    """A phrase that means the same: its words near each other, whatever small word stands between."""
    if len(phrase) == 1:
        return one(phrase[0], begun=False).strip("()")
    return f"NEAR({' '.join(chr(34) + word + chr(34) for word in phrase)}, 3)"
