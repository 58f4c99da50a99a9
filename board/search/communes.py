"""What a visitor types as a place → communes.

``communes.csv`` holds the communes of Seine-Maritime, Somme and Oise: INSEE's official geographic code 2026 (as in the npm package
``@etalab/decoupage-administratif``, Licence Ouverte) and the coordinates of La Poste's base of postal codes.
"""

import csv
import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from board.search.index import Place
from french import letters
from french.distance import kilometers

FILE = Path(__file__).parent / "communes.csv"
SHORT = {"st": "saint", "ste": "sainte", "s": "sur"}
SAID = {
    "blangy": "76101",
    "friville": "80368",
    "guimerville": "76363",
    "mers": "80533",
    "neufchatel": "76462",
    "saint quentin lamotte": "80714",
    "treport": "76711",
}
"""Names that people of the valley use for short."""


def key(name: str) -> str:
    """A name for comparing.

    >>> key("ST-Valery s/ Somme"), key("L’Étoile")
    ('saint valery sur somme', 'l etoile')
    """
    return " ".join(SHORT.get(word, word) for word in letters.key(name).split())


@cache
def around() -> tuple[dict[str, Place], dict[str, tuple[str, ...]]]:
    """Communes by INSEE code; and the INSEE codes of each name and postal code."""
    places: dict[str, Place] = {}
    names: dict[str, tuple[str, ...]] = {}
    with FILE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            insee = row["insee"]
            places[insee] = Place(insee, row["name"], float(row["lat"]), float(row["lon"]))
            for name in {key(row["name"]), *row["postal_codes"].split()}:
                names[name] = (*names.get(name, ()), insee)
    return places, names | {name: (insee,) for name, insee in SAID.items()}


def find(typed: str, also: Mapping[str, Place]) -> tuple[Place, ...]:
    """The communes that a text names: by name, postal code or INSEE code, « Rieux (76) » or « Eu 76260 » too.

    ``also``: communes further away where some job is, by INSEE code. Several when a name is shared; none when unknown.
    """
    places, names = around()
    text = key(typed)
    if text.upper() in places or text.upper() in also:
        insee = text.upper()
        return (places.get(insee) or also[insee],)
    name, _, number = re.fullmatch(r"(.*?)( ([0-9]{2,5}))?", text, flags=re.DOTALL).groups()  # type: ignore[union-attr]
    found = names.get(text) or names.get(name) or names.get(number or "") or ()
    if number and name in names:
        found = tuple(insee for insee in names[name] if insee.startswith(number[:2])) or names[name]
    known = [places[insee] for insee in found]
    return tuple(known or (place for place in also.values() if key(place.name) == text))


def near(typed: str) -> str:
    """A commune whose name is written almost like that; empty when there is none.

    >>> near("Gamache")
    'Gamaches'
    """
    places, names = around()
    close = get_close_matches(key(typed), (name for name in names if not name.isdigit()), n=1, cutoff=0.8)
    return places[names[close[0]][0]].name if close else ""


def written(place: Place) -> str:
    """A name for addresses: the commune's own when nobody else has it, else with its department."""
    shared = len(around()[1].get(key(place.name), ())) > 1
    return f"{place.name} ({place.insee[:2]})" if shared else place.name


def inside(center: Place, radius_km: float, places: Iterable[Place]) -> dict[str, float]:
    """INSEE code → kilometers, for the places that are within a radius."""
    here = center.point
    distances = {place.insee: kilometers(here, place.point) for place in places}
    return {insee: distance for insee, distance in distances.items() if distance <= radius_km}
