"""A folded text → where it says the work is: the commune in the address field may be the one next door."""

import re

from pipeline.deduplicate.title import title_words
from pipeline.normalize.windows import around

SAID = re.compile(
    r"(?:\b(?:poste|emploi|mission|contrat|cdi|cdd)s? (?:(?:est|sera) )?(?:(?:base|situe|localise)e?s?|a pourvoir) "
    r"(?:a|au|aux|dans|sur|en)|\blieu (?:de travail|du poste|de la mission|de mission) ?:) ([^.,;:()|\n]{2,40})"
)
NEARBY = re.compile(r" (?:pres|proche|a proximite|non loin|a \d|entre|accessible)\b.*")
"""What follows is beside the place, not the place."""
HINTS = (" base", " situe", " localise", "a pourvoir ", "lieu d")
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
Sœurs, whose œ feeds lose: Eu, Le Tréport, Mers-les-Bains.
"""
NONE: frozenset[str] = frozenset()


def workplace(words: str) -> frozenset[str]:
    """The words of the place where a folded text says that the work is, as titles write them; none when it does not say.

    >>> workplace("poste base a eu, proche du treport.") == title_words("Eu")
    True
    >>> workplace("lieu de travail : mers-les-bains pres de la gare") == title_words("Mers-les-Bains")
    True
    >>> workplace("notre siege est base a eu.")
    frozenset()
    """
    stretches = around(words, HINTS, before=25, after=80)
    said = (place for stretch in stretches for place in SAID.findall(stretch))
    return frozenset(word for place in said for word in title_words(NEARBY.sub("", place)))


def area(words: frozenset[str]) -> frozenset[str]:
    """The communes of the place of that name, when it lies in several.

    >>> sorted(area(workplace("poste base aux villes soeurs")))
    ['76255', '76711', '80533']
    """
    return next((communes for name, communes in AREAS if name <= words), NONE)
