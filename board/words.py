"""Words in French → a full-text query that finds them however they are written.

The index (unicode61, accents removed) knows neither elisions, plurals nor feminines, and raw text would be read as its own
query language: so every word is taken apart here, and quoted.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from board.synonyms import units

MOST = 8
"""Words of a search that count."""
IDLE = set(
    "a ai au aux avec c ce ces cet d dans de des du en et h f hf fh j je l la le les leur leurs m ma mes mon n "
    "nous on ou par pas pour qu que qui s sa se ses si son sur t un une vos votre vous y cherche recherche "
    "boulot emploi emplois job jobs offre offres poste postes travail usine usines".split()
)
"""Words that say nothing; alone, they are searched all the same."""
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
    plain = unicodedata.normalize("NFKD", text.lower().replace("œ", "oe").replace("æ", "ae"))
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return re.findall(r"[^\W_]+", SHIFT.sub(shift, letters))


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
