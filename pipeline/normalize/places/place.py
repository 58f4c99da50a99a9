"""What a source writes for a place → Place: a commune, or only its department or region."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from french import communes
from french.communes import VALLEY, Commune
from french.letters import fold
from pipeline.model import Place, Zone
from pipeline.normalize.places.address_hints import AddressHints, candidates, district, hints_of, is_foreign
from pipeline.normalize.places.departments import region_of

MOST_LETTERS = 200
MOST_PLACES = 20
"""Places of one posting."""
SEVERAL = re.compile(r" ?[/|;\n] ?| ou | et | & | \+ ")
BRESLE = re.compile(
    r"\bvallee de la bresle\b|\bbresle maritime\b|\bvallee du verre\b|\bglass vallee\b|\bvilles s(?:oe|o)urs\b"
)
TIMES_BIGGER = 20
"""A namesake in the valley's departments wins unless another is so many times bigger."""


@dataclass(frozen=True, slots=True)
class LocatedPlace:
    """A place, and how it was found."""

    place: Place
    rule: str


def places(texts: Iterable[str]) -> list[LocatedPlace]:
    """Every place that the texts name, the same one once."""
    by_place: dict[Place, LocatedPlace] = {}
    for text in texts:
        for located in places_in_line(text[:MOST_LETTERS].strip()):
            by_place.setdefault(located.place, located)
    sure = [located for located in by_place.values() if located.place.insee]
    return (sure or list(by_place.values()))[:MOST_PLACES]


@lru_cache(maxsize=8192)
def places_in_line(text: str) -> tuple[LocatedPlace, ...]:
    """The places of one line: « Eu / Le Tréport » are two.

    >>> [one.place.insee for one in places_in_line("Eu / Le Tréport")]
    ['76255', '76711']
    """
    pieces = [piece for piece in SEVERAL.split(text) if piece.strip()]
    if 1 < len(pieces) <= MOST_PLACES:
        towns = [place(piece) for piece in pieces]
        if all(town and town.place.insee for town in towns):
            return tuple(town for town in towns if town)
    alone = place(text)
    return (alone,) if alone else ()


def place(text: str) -> LocatedPlace | None:
    """The place that an address or a label names.

    >>> place("76260 EU Cedex").place.name, place("75 - PARIS 08").place.insee, place("Feuquières").place.insee
    ('Eu', '75108', '60233')
    >>> place("Normandie").place.region, place("Vallée de la Bresle").place.zone.value, place("Télétravail")
    ('28', 'vallee-de-la-bresle', None)
    """
    words = fold(text).strip(" .,-")
    if not words or is_foreign(text):
        return None
    hints = hints_of(words)
    commune = district(words) or commune_of(words, hints)
    if commune:
        return LocatedPlace(of_commune(commune[0]), commune[1])
    if BRESLE.search(words):
        return LocatedPlace(Place(zone=Zone.BRESLE), "zone:name")
    if hints.department in region_of():
        return LocatedPlace(of_department(hints.department or ""), "department")
    return LocatedPlace(Place(region=hints.region), "region") if hints.region else None


def of_commune(commune: Commune) -> Place:
    """A commune as a place."""
    return Place(
        insee=commune.insee,
        name=commune.name,
        department=commune.department,
        region=region_of().get(commune.department),
        lat=commune.lat,
        lon=commune.lon,
        zone=Zone(commune.zone),
    )


def of_department(number: str) -> Place:
    """A department as a place."""
    zone = Zone.DEPARTMENTS if number in VALLEY else Zone.FRANCE
    return Place(department=number, region=region_of().get(number), zone=zone)


def commune_of(words: str, hints: AddressHints) -> tuple[Commune, str] | None:
    """The commune, from the surest way to the loosest."""
    names = list(candidates(words))
    served = communes.with_postal(hints.postal) if hints.postal else []
    for name in names:
        chosen = likeliest([commune for commune in communes.named(name) if fits(commune, hints, served)])
        if chosen:
            return chosen, "insee:name" + ("+postal" if hints.postal else "+department" if hints.department else "")
    for name in names:
        chosen = close_name(name, hints, served)
        if chosen:
            return chosen, "insee:close_name"
    if len(served) == 1:
        return served[0], "insee:postal"
    for name in names:
        alone = communes.named(name)
        if len(alone) == 1 and len(name) >= 5 and alone[0].department in VALLEY and hints.department in VALLEY:
            return alone[0], "insee:name, another department"
    return None


def fits(commune: Commune, hints: AddressHints, served: list[Commune]) -> bool:
    """Whether a commune is where the address says."""
    if hints.department:
        return commune in served or commune.department == hints.department
    return not hints.region or region_of().get(commune.department) == hints.region


def likeliest(namesakes: list[Commune]) -> Commune | None:
    """One of several namesakes: the biggest, unless the valley's departments have one nearly as big."""
    if not namesakes:
        return None
    biggest = max(namesakes, key=lambda commune: commune.population)
    near = [commune for commune in namesakes if commune.department in VALLEY]
    if not near:
        return biggest
    ours = max(near, key=lambda commune: (commune.zone == Zone.BRESLE, commune.population))
    return ours if ours.population * TIMES_BIGGER >= biggest.population else biggest


def close_name(name: str, hints: AddressHints, served: list[Commune]) -> Commune | None:
    """A name that is cut, or one letter wrong, when the address leaves little choice."""
    if len(name) < 5:
        return None
    where = [commune for commune in communes.beginning(name) if fits(commune, hints, served)]
    if hints.department or (len({commune.insee for commune in where}) == 1 and len(name) >= 10):
        chosen = likeliest(where)
    else:
        chosen = likeliest([commune for commune in where if commune.department in VALLEY])
    if chosen or (hints.region and not hints.department):
        return chosen
    if hints.department:
        return likeliest([commune for commune in misspelt(name, hints.department) if fits(commune, hints, served)])
    return likeliest([commune for number in VALLEY for commune in misspelt(name, number)]) if len(name) >= 8 else None


def misspelt(name: str, department: str) -> Iterator[Commune]:
    """Communes of a department whose name differs by one letter."""
    for other in communes.in_department(department):
        if abs(len(other) - len(name)) <= 1 and other[0] == name[0] and one_letter_apart(name, other):
            yield from (commune for commune in communes.named(other) if commune.department == department)


def one_letter_apart(name: str, other: str) -> bool:
    """Whether one letter was changed, lost or added, or two swapped.

    >>> one_letter_apart("treport", "trepprt"), one_letter_apart("gamaches", "gamache"), one_letter_apart("eu", "au")
    (True, True, True)
    """
    start = next((i for i, (a, b) in enumerate(zip(name, other, strict=False)) if a != b), min(len(name), len(other)))
    a, b = name[start:], other[start:]
    return a[1:] == b[1:] or a == b[1:] or a[1:] == b or (a[2:] == b[2:] and a[:2] == b[1::-1])
