"""Whether a name is that of a street, a school or a firm: many bear somebody's, and reach nobody."""

import re
from functools import lru_cache

from french.contacts.words import WORDS, ways
from french.word_lists import pattern

PLACES = frozenset(way for entry in WORDS.plain("avant un lieu") for way in ways(entry))
HOUSES = PLACES | {way for entry in WORDS.plain("avant une maison") for way in ways(entry)}
LINKS = frozenset(
    "de du des d la le les l a au docteur dr general generale marechal president professeur abbe pere capitaine colonel commandant "
    "professionnel polyvalent technique agricole hospitalier scolaire municipal municipale departemental departementale regional "
    "communal medical culturel sportif commercial prive privee public publique elementaire primaire maternelle superieur".split()
)
"""Words between « rue » and a name."""
ROLES = frozenset(
    "responsable directeur directrice chef cheffe assistant assistante secretaire gestionnaire service relation charge chargee".split()
)
"""« directrice de site Odile Vernay » is no site."""
IN_A_ROLE = frozenset("site agence centre client clients usine pole zone groupe entreprise magasin".split())
NO_NAME_OF_HOUSE = re.compile(r"[a-z]*(?:ez|er|re)|et|ou|par|avec|est|sera|voir|sont|demande|contact|tel")
"""« au garage demandez Odile » is no garage either."""
TOUCHING = re.compile(r"[a-z0-9 '-]*\Z")
WORD = re.compile(r"[a-z0-9]+")
OF_FIRM = re.compile(rf"(?:{pattern(WORDS.plain('d’une maison'))})")
LAST_OF_FIRM = re.compile(rf"(?:{pattern(WORDS.plain('à la fin d’une maison'))})")
AND_SONS = re.compile(r" (?:et|&|and) (?:fils|filles?|freres|soeurs?|cie|associes|compagnie)\b")
LETTERS_BEFORE, MOST_LINKS = 50, 5


def stands_behind_house(small: str, start: int, houses: frozenset[str] = HOUSES) -> bool:
    """Whether a name in a text of small letters is that of what stands before it.

    >>> stands_behind_house("rue du general leclerc", 15), stands_behind_house("au garage, odile", 11)
    (True, False)
    """
    touching = TOUCHING.search(small, max(0, start - LETTERS_BEFORE), start)
    words = WORD.findall(touching.group())[::-1] if touching else []
    for at, word in enumerate(words[:MOST_LINKS]):
        if word in houses:
            return not (word in IN_A_ROLE and not ROLES.isdisjoint(words[at + 1 : at + 3]))
        if word not in LINKS and (at or NO_NAME_OF_HOUSE.fullmatch(word)):
            return False
    return False


def is_firm(name: str) -> bool:
    """Whether a name has a word that only firms and services have."""
    return any(map(is_word_of_firm, name.lower().split()))


@lru_cache(maxsize=8192)
def is_word_of_firm(word: str) -> bool:
    """Whether only firms and services have a word in their name."""
    return bool(OF_FIRM.fullmatch(word.strip(".'")) or LAST_OF_FIRM.fullmatch(word))


def ends_as_firm(small: str, start: int, end: int) -> bool:
    """Whether a name ends as those of firms do: « Odile Vernay Couverture », « Vernay et Fils »."""
    return bool(LAST_OF_FIRM.fullmatch(small[start:end].rsplit(None, 1)[-1]) or AND_SONS.match(small, end))
