"""A text → where it says the work is: the commune in the address field may be the one next door."""

import re

from pipeline.deduplicate.title import title_words

SAID = re.compile(
    r"(?:\b(?:poste|emploi|mission|contrat|cdi|cdd)s?\s+(?:(?:est|sera)\s+)?(?:(?:bas|situ|localis)[ée]e?s?|à\s+pourvoir)\s+"
    r"(?:à|a|au|aux|dans|sur|en)|\blieu\s+(?:de\s+travail|du\s+poste|de\s+la\s+mission|de\s+mission)\s{0,2}:)\s{1,2}"
    r"([^.,;:()|\n]{2,40})",
    re.IGNORECASE,
)
NEARBY = re.compile(r"\s(?:près|proche|à\s+proximité|non\s+loin|à\s+\d|entre|accessible)\b.*", re.IGNORECASE)
"""What follows is beside the place, not the place."""
HINTS = ("basé", "base", "situé", "situe", "localis", "pourvoir", "lieu d")
AREAS = tuple(
    (frozenset(title_words(name)), frozenset(communes.split()))
    for name, communes in (
        ("La Défense", "92062 92026 92050 92035"),
        ("Villes Sœurs", "76255 76711 80533"),
        ("Villes Soeurs", "76255 76711 80533"),
    )
)
"""The words of a place that lies in several communes, as titles write them, and their codes.

La Défense: Puteaux, Courbevoie, Nanterre, La Garenne-Colombes (the communes of its public establishment); the Villes
Sœurs: Eu, Le Tréport, Mers-les-Bains.
"""
NONE: frozenset[str] = frozenset()


def workplace(text: str) -> frozenset[str]:
    """The words of the place where a text says that the work is, as titles write them; none when it does not say.

    >>> workplace("Poste basé à Eu, proche du Tréport.") == title_words("Eu")
    True
    >>> workplace("Lieu de travail : Mers-les-Bains près de la gare") == title_words("Mers-les-Bains")
    True
    >>> workplace("Notre siège est basé à Eu.")
    frozenset()
    """
    small = text.casefold()
    if not any(hint in small for hint in HINTS):
        return NONE
    return frozenset(word for place in SAID.findall(text) for word in title_words(NEARBY.sub("", place)))


def area(words: frozenset[str]) -> frozenset[str]:
    """The communes of the place of that name, when it lies in several.

    >>> sorted(area(workplace("Poste basé aux Villes Sœurs")))
    ['76255', '76711', '80533']
    """
    return next((communes for name, communes in AREAS if name <= words), NONE)
