"""Words in French → a full-text query that finds them however they are written.

The index (unicode61, accents removed) knows neither elisions, plurals nor feminines, and raw text would be read as its own
query language: so every word is taken apart here, and quoted.
"""

import re
import unicodedata

MOST = 8
"""Words of a search that count."""
IDLE = set(
    "a ai au aux avec c ce ces cet d dans de des du en et h f hf fh j je l la le les leur leurs m ma mes mon n "
    "nous on ou par pas pour qu que qui s sa se ses si son sur t un une vos votre vous y cherche recherche".split()
)
"""Words that say nothing; alone, they are searched all the same."""
SHIFT = re.compile(r"\b([2-7])\s*(?:x|/|\*|×)\s*([78])\b")
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
    return re.findall(r"[^\W_]+", SHIFT.sub(r"\1x\2", letters))


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


def query(text: str) -> str:
    """The full-text query for what a visitor typed; empty when there is no word in it.

    >>> query("l'intérim")
    '("interim" OR "interims" OR "interim" *)'
    >>> query('") OR NEAR(*')
    '"or" AND ("near" OR "nears")'
    """
    every = words(text)
    kept = [word for word in every if word not in IDLE] or every
    kept = list(dict.fromkeys(kept))[:MOST]
    return " AND ".join(one(word, begun=word == kept[-1]) for word in kept)
