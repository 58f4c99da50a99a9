"""What a source writes for a place → Place: a commune, or only its department or region."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from french import communes
from french.communes import VALLEY, Commune
from french.letters import fold
from pipeline.model import Place, Zone
from pipeline.normalize.places.addresses import Hints, candidates, district, hints_of, is_foreign
from pipeline.normalize.places.departments import region_of

LONGEST = 200
MOST = 20
"""Places of one posting."""
SEVERAL = re.compile(r" ?[/|;\n] ?| ou | et | & | \+ ")
BRESLE = re.compile(
    r"\bvallee de la bresle\b|\bbresle maritime\b|\bvallee du verre\b|\bglass vallee\b|\bvilles s(?:oe|o)urs\b"
)
OF_A_NAMESAKE = 20
"""A namesake in the valley's departments wins unless another is so many times bigger."""


@dataclass(frozen=True, slots=True)
class Found:
    """A place, and how it was found."""

    place: Place
    rule: str


def places(texts: Iterable[str]) -> list[Found]:
    """Every place that the texts name, the same one once."""
    found: dict[Place, Found] = {}
    for text in texts:
        for one in several(text[:LONGEST].strip()):
            found.setdefault(one.place, one)
    sure = [one for one in found.values() if one.place.insee]
    return (sure or list(found.values()))[:MOST]


@lru_cache(maxsize=8192)
def several(text: str) -> tuple[Found, ...]:
    """The places of one line: « Eu / Le Tréport » are two.

    >>> [one.place.insee for one in several("Eu / Le Tréport")]
    ['76255', '76711']
    """
    pieces = [piece for piece in SEVERAL.split(text) if piece.strip()]
    if 1 < len(pieces) <= MOST:
        found = [place(piece) for piece in pieces]
        if all(one and one.place.insee for one in found):
            return tuple(one for one in found if one)
    one = place(text)
    return (one,) if one else ()


def place(text: str) -> Found | None:
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
    found = district(words) or commune_of(words, hints)
    if found:
        return Found(of_commune(found[0]), found[1])
    if BRESLE.search(words):
        return Found(Place(zone=Zone.BRESLE), "zone:name")
    if hints.department in region_of():
        return Found(of_department(hints.department or ""), "department")
    return Found(Place(region=hints.region), "region") if hints.region else None


def of_commune(one: Commune) -> Place:
    """A commune as a place."""
    return Place(
        insee=one.insee,
        name=one.name,
        department=one.department,
        region=region_of().get(one.department),
        lat=one.lat,
        lon=one.lon,
        zone=Zone(one.zone),
    )


def of_department(number: str) -> Place:
    """A department as a place."""
    zone = Zone.DEPARTMENTS if number in VALLEY else Zone.FRANCE
    return Place(department=number, region=region_of().get(number), zone=zone)


def commune_of(words: str, hints: Hints) -> tuple[Commune, str] | None:
    """The commune, from the surest way to the loosest."""
    names = list(candidates(words))
    served = communes.with_postal(hints.postal) if hints.postal else []
    for name in names:
        one = choose([commune for commune in communes.named(name) if fits(commune, hints, served)])
        if one:
            return one, "insee:name" + ("+postal" if hints.postal else "+department" if hints.department else "")
    for name in names:
        one = close(name, hints, served)
        if one:
            return one, "insee:close_name"
    if len(served) == 1:
        return served[0], "insee:postal"
    for name in names:
        alone = communes.named(name)
        if len(alone) == 1 and len(name) >= 5 and alone[0].department in VALLEY and hints.department in VALLEY:
            return alone[0], "insee:name, another department"
    return None


def fits(one: Commune, hints: Hints, served: list[Commune]) -> bool:
    """Whether a commune is where the address says."""
    if hints.department:
        return one in served or one.department == hints.department
    return not hints.region or region_of().get(one.department) == hints.region


def choose(found: list[Commune]) -> Commune | None:
    """One of several namesakes: the biggest, unless the valley's departments have one nearly as big."""
    if not found:
        return None
    biggest = max(found, key=lambda one: one.population)
    near = [one for one in found if one.department in VALLEY]
    if not near:
        return biggest
    ours = max(near, key=lambda one: (one.zone == Zone.BRESLE, one.population))
    return ours if ours.population * OF_A_NAMESAKE >= biggest.population else biggest


def close(name: str, hints: Hints, served: list[Commune]) -> Commune | None:
    """A name that is cut, or one letter wrong, when the address leaves little choice."""
    if len(name) < 5:
        return None
    where = [one for one in communes.beginning(name) if fits(one, hints, served)]
    if hints.department or (len({one.insee for one in where}) == 1 and len(name) >= 10):
        one = choose(where)
    else:
        one = choose([one for one in where if one.department in VALLEY])
    if one or (hints.region and not hints.department):
        return one
    if hints.department:
        return choose([one for one in misspelt(name, hints.department) if fits(one, hints, served)])
    return choose([one for number in VALLEY for one in misspelt(name, number)]) if len(name) >= 8 else None


def misspelt(name: str, department: str) -> Iterator[Commune]:
    """Communes of a department whose name differs by one letter."""
    for other in communes.in_department(department):
        if abs(len(other) - len(name)) <= 1 and other[0] == name[0] and one_letter_apart(name, other):
            yield from (one for one in communes.named(other) if one.department == department)


def one_letter_apart(one: str, other: str) -> bool:
    """Whether one letter was changed, lost or added, or two swapped.

    >>> one_letter_apart("treport", "trepprt"), one_letter_apart("gamaches", "gamache"), one_letter_apart("eu", "au")
    (True, True, True)
    """
    start = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    a, b = one[start:], other[start:]
    return a[1:] == b[1:] or a == b[1:] or a[1:] == b or (a[2:] == b[2:] and a[:2] == b[1::-1])
