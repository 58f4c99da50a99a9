"""A folded text → where it says the work is: the commune in the address field may be the one next door."""

import re

from pipeline.deduplicate.facts.title_words import EMPTY_WORDS, title_words
from pipeline.normalize.descriptions.stretches import stretches_around

WORKPLACE_STATED = re.compile(
    r"(?<!autre )(?<!aussi un )(?<!egalement un )"
    r"(?:\b(?:poste|emploi|mission|contrat|cdi|cdd) (?:(?:est|sera) )?(?:base|situe|localise)e? "
    r"(?:a|au|aux|dans|sur|en)|\blieu (?:de travail|du poste|de la mission|de mission) ?:) ([^.,;:()|\n]{2,40})"
)
SEVERAL = re.compile(r"(?:^|\s)(?:ou|et|entre)\s|/")
"""Several places; « Ponts-et-Marais » is one."""
LEFT_OUT = EMPTY_WORDS | {"l", "d"}
"""Words that titles leave out of the name of a commune."""
TRIGGERS = (" base", " situe", " localise", "lieu d")
AREAS = tuple(
    (frozenset(title_words(name)), frozenset(communes.split()))
    for name, communes in (
        ("La Défense", "92062 92026 92050 92035"),
        ("Villes Sœurs", "76255 76711 80533"),
    )
)
"""The words of a place that lies in several communes, as titles write them, and their codes.

La Défense: Puteaux, Courbevoie, Nanterre, La Garenne-Colombes (the communes of its public establishment); the Villes
Sœurs: Eu, Le Tréport, Mers-les-Bains.
"""
WorkplaceWords = tuple[frozenset[str], ...]
NO_WORKPLACE: WorkplaceWords = ()


def workplace(words: str) -> WorkplaceWords:
    """What a folded text says of where the work is, word for word; nothing when it does not say, or names several places.

    >>> is_at(workplace("poste base a eu, proche du treport."), frozenset(title_words("Eu")))
    True
    >>> is_at(workplace("lieu de travail : 76340 blangy-sur-bresle"), frozenset(title_words("Blangy-sur-Bresle")))
    True
    >>> is_at(workplace("poste base a mers-les-bains a cote d'eu"), frozenset(title_words("Eu")))
    False
    >>> workplace("notre siege est base a eu."), workplace("poste base a eu ou au treport")
    ((), ())
    >>> workplace("poste base a eu. lieu de travail : le treport")
    ()
    """
    places = {
        place
        for stretch in stretches_around(words, TRIGGERS, before=25, after=80)
        for place in WORKPLACE_STATED.findall(stretch)
    }
    if len(places) != 1 or SEVERAL.search(place := places.pop()):
        return NO_WORKPLACE
    return tuple(frozenset(title_words(word)) for word in re.findall(r"[a-z]+", place))


def is_at(place: WorkplaceWords, name: frozenset[str]) -> bool:
    """Whether a place begins with a name, given in words as titles write them."""
    words = [word for word in place if not word <= LEFT_OUT]
    return bool(name) and frozenset().union(*words[: len(name)]) == name


def area(place: WorkplaceWords) -> frozenset[str]:
    """The communes of the place of that name, when it lies in several.

    >>> sorted(area(workplace("poste base aux villes soeurs"))), area(workplace("poste base a eu dans les villes soeurs"))
    (['76255', '76711', '80533'], frozenset())
    >>> sorted(area(workplace("poste base a la defense. notre cabinet")))
    ['92026', '92035', '92050', '92062']
    """
    return next((communes for name, communes in AREAS if is_at(place, name)), frozenset())
