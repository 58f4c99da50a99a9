"""What a visitor types as a place → communes; and communes → what our addresses say, which is read back as the same ones.

KnownCommunes are the communes of the valley's departments, and those further away where some job is (``also``). Five figures are a
postal code whenever there is such a code, since that is what people type; ``insee:76260`` is an INSEE code and nothing else
(docs/decisions/0011-postal-codes.md).
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache, lru_cache
from operator import itemgetter

from board.search.index import Place
from french import communes
from french.communes import glued, spaced, without_article
from french.distance import kilometers

INSEE = re.compile(r"insee (\d[\dab]\d{3})")
CODE = re.compile(r"\d[\dab]\d{3}")
NUMBERS = (re.compile(r"(?:^|\b(?:f|fr) |\b)(\d[\dab]\d{3})\b"), re.compile(r"\b(\d\d|2[ab]|97\d)\b"))
"""A code of five figures, wherever it stands beside a name; else a department."""
BEFORE = re.compile(
    r"^(?:(?:la |le |les )?(?:ville|commune|mairie|centre ville|secteur|canton|agglomeration|environs|alentours|autour|pres|"
    r"proche|vers|a|au|aux) )?(?:de la |de l |de |du |des |d )?"
)
"""What people write before a name: « Ville d’Eu », « mairie du Tréport », « à Gamaches »."""
CEDEX = re.compile(r" cedex(?: \d+)?\b")
MOST_NAMESAKES = 12
"""More communes than that begin with « Saint »: nobody means them all."""
SHORTEST_BEGINNING = 3


@dataclass(frozen=True, slots=True)
class KnownCommunes:
    """The communes of the valley's departments, by all that leads to them."""

    places: dict[str, Place]
    """INSEE code → commune."""
    names: dict[str, tuple[Place, ...]]
    """Name in words → communes."""
    postal: dict[str, tuple[Place, ...]]
    """Postal code → communes."""


@cache
def around() -> KnownCommunes:
    """Read the table of communes, once."""
    lines, codes = communes.valley()
    places = {insee: place_of(insee, line) for insee, line in lines.items()}
    names: dict[str, tuple[Place, ...]] = {}
    for place in places.values():
        words = spaced(place.name)
        names[words] = (*names.get(words, ()), place)
    postal = {code: tuple(places[insee] for insee in served.split()) for code, served in codes.items()}
    return KnownCommunes(places, names, postal)


def place_of(insee: str, line: str) -> Place:
    """A line of the table as a place."""
    name, _, lat, lon, _ = line.split("\t", 4)
    return Place(insee, name, float(lat), float(lon))


@cache
def beginnings() -> list[tuple[str, Place]]:
    """Names of the valley's departments without article, in order."""
    names = around().names
    found = ((without_article(words), place) for words, those in names.items() for place in those)
    return sorted(found, key=itemgetter(0))


@cache
def shared_codes() -> dict[str, list[str]]:
    """INSEE code → the postal codes that a commune has with others."""
    found = defaultdict(list)
    for code, served in around().postal.items():
        for place in served if len(served) > 1 else ():
            found[place.insee].append(code)
    return dict(found)


def read_ahead() -> None:
    """Read the tables now, 30 ms, so that the first visitor who names a place does not wait for them."""
    beginnings()
    shared_codes()
    find("76260 Eu", {})  # what the first search of a place reads besides


def find(typed: str, also: Mapping[str, Place]) -> tuple[Place, ...]:
    """The communes that a text names: several when a name or a code is shared; none when unknown.

    >>> [place.name for text in ("Criel", "Ville d’Eu", "80350", "76470 Tréport", "insee:76260") for place in find(text, {})]
    ['Criel-sur-Mer', 'Eu', 'Mers-les-Bains', 'Le Tréport', 'Ferrières-en-Bray']
    """
    words = in_words(typed)
    if official := INSEE.fullmatch(words):
        return by_insee(official[1].upper(), also)
    if CODE.fullmatch(words):
        return by_code(words.upper(), also)
    name, number = divided(words)
    levels = list(by_name(name, also))
    if number:
        coded = by_code(number, also) if len(number) == 5 else ()
        there = ([place for place in level if place in coded or of_department(place, number)] for level in levels)
        exact = ([place for place in level if place in coded] for level in levels)
        levels = [*map(tuple, exact), *map(tuple, there), *levels, coded]
    return next(filter(None, levels), ())


def in_words(typed: str) -> str:
    """What was typed, as names are compared.

    >>> in_words("ST-Valery s/ Somme"), in_words("L’Étoile"), in_words("76260 EU Cedex 1")
    ('saint valery sur somme', 'l etoile', '76260 eu')
    """
    return CEDEX.sub("", " ".join("sur" if word == "s" else word for word in spaced(typed).split()))


def divided(words: str) -> tuple[str, str]:
    """A name and the number that stands before or after it; empty when there is none.

    >>> divided("76260 eu"), divided("rieux 60"), divided("le treport")
    (('eu', '76260'), ('rieux', '60'), ('le treport', ''))
    """
    for number in NUMBERS:
        if found := number.search(words):
            return " ".join((words[: found.start()] + " " + words[found.end() :]).split()), found[1].upper()
    return words, ""


def by_insee(code: str, also: Mapping[str, Place]) -> tuple[Place, ...]:
    """The commune of an INSEE code."""
    found = around().places.get(code) or also.get(code)
    return (found,) if found else ()


def by_code(code: str, also: Mapping[str, Place]) -> tuple[Place, ...]:
    """The communes of a postal code; of an INSEE code, when it is no postal code."""
    known = around()
    if code in known.postal:
        return known.postal[code]
    far = {} if code[:2] in communes.VALLEY else communes.postal_codes()
    if code in far:
        return tuple(also[insee] for insee in far[code].split() if insee in also)
    return by_insee(code, also)


def by_name(name: str, also: Mapping[str, Place]) -> Iterator[tuple[Place, ...]]:
    """The communes of a name, from the surest way to the loosest: its own, without an article or for short, its beginning."""
    known = around()
    ways = dict.fromkeys((name, BEFORE.sub("", name))) if name else {}
    for words in ways:
        yield known.names.get(words, ())
        yield tuple(place for place in also.values() if spaced(place.name) == words)
        bare = without_article(words).replace(" ", "")
        yield tuple(
            known.places[insee] for insee in communes.valley_names().get(bare, "").split() if insee in known.places
        )
        yield tuple(place for place in also.values() if glued(place.name) == bare)
    for words in ways:
        yield begun(without_article(words))


def begun(words: str) -> tuple[Place, ...]:
    """The communes whose name begins with these words: « Criel », « St Rémy ».

    >>> [place.name for place in begun("saint remy")], begun("saint")
    (['Saint-Rémy-Boscrocourt', "Saint-Remy-en-l'Eau"], ())
    """
    if len(words) < SHORTEST_BEGINNING:
        return ()
    names = beginnings()
    first = bisect_left(names, words + " ", key=itemgetter(0))
    last = bisect_left(names, words + "!", key=itemgetter(0))
    return tuple(place for _, place in names[first:last]) if last - first <= MOST_NAMESAKES else ()


def near(typed: str) -> str:
    """A commune whose name is written almost like that; empty when there is none.

    >>> near("Gamache"), near("mairie de Gamache")
    ('Gamaches', 'Gamaches')
    """
    names = around().names
    name = BEFORE.sub("", divided(in_words(typed))[0])
    close = get_close_matches(name, names, n=1, cutoff=0.8)
    return names[close[0]][0].name if close else ""


def department(place: Place) -> str:
    """The number of a place's department."""
    return place.insee[: 3 if place.insee.startswith("97") else 2]


def of_department(place: Place, number: str) -> bool:
    """Whether a place is in a department, given by its number or by a code that begins with it."""
    return number.startswith(department(place))


def written(place: Place) -> str:
    """A name for addresses: the commune's own when nobody else has it, else with its department.

    Further away there may be others of that name, today or once there are jobs.
    """
    known = around()
    own = known.places.get(place.insee)
    if own and len(known.names[spaced(own.name)]) == 1:
        return own.name
    return f"{(own or place).name} ({department(place)})"


@lru_cache(maxsize=2000)
def all_written(places: tuple[Place, ...]) -> str:
    """Several for addresses: those that one postal code has, and no others have, by that code."""
    found, at = [], 0
    while at < len(places):
        code = whole_code(places, at)
        found.append(code or written(places[at]))
        at += len(around().postal[code]) if code else 1
    return ", ".join(found)


def whole_code(places: Sequence[Place], at: int) -> str:
    """The postal code whose communes stand here, all of them and in its order; empty when there is none."""
    for code in shared_codes().get(places[at].insee, ()):
        served = [place.insee for place in around().postal[code]]
        if served == [place.insee for place in places[at : at + len(served)]]:
            return code
    return ""


def inside(center: Place, radius_km: float, places: Iterable[Place]) -> dict[str, float]:
    """INSEE code → kilometers, for the places that are within a radius."""
    here = center.point
    distances = {place.insee: kilometers(here, place.point) for place in places}
    return {insee: distance for insee, distance in distances.items() if distance <= radius_km}
