"""The table of communes: names, postal codes and INSEE codes → communes of today."""

import gzip
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from french.letters import key
from pipeline.model import Zone
from pipeline.normalize.places.departments import VALLEY

FILE = Path(__file__).resolve().parents[1] / "tables" / "communes.txt.gz"
ZONES = {"B": Zone.BRESLE, "D": Zone.DIEPPE, "A": Zone.ABBEVILLE}
ARTICLES = ("le ", "la ", "les ", "l ")
SHORT = {"st": "saint", "ste": "sainte", "sts": "saints", "stes": "saintes"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Commune:
    """A commune of today, or an arrondissement of Paris, Lyon or Marseille."""

    insee: str
    name: str
    department: str
    lat: float | None
    lon: float | None
    zone: Zone
    population: int


@dataclass(frozen=True, slots=True)
class Table:
    """The three ways in; lines stay text until somebody asks for them."""

    lines: dict[str, str]
    names: dict[str, str]
    postal: dict[str, str]
    keys: list[str]
    """The keys of ``names``, in order."""


@cache
def table() -> Table:
    """Read the file, once."""
    text = gzip.decompress(FILE.read_bytes()).decode()
    lines, names, postal = (dict(row.split("\t", 1) for row in part.split("\n")) for part in text.split("\f"))
    return Table(lines, names, postal, list(names))


@cache
def commune(insee: str) -> Commune:
    """The commune that has an INSEE code. Raises ``KeyError`` when none has."""
    name, department, lat, lon, zone, population = table().lines[insee].split("\t")
    otherwise = Zone.DEPARTMENTS if department in VALLEY else Zone.FRANCE
    return Commune(
        insee=insee,
        name=name,
        department=department,
        lat=float(lat) if lat else None,
        lon=float(lon) if lon else None,
        zone=ZONES.get(zone, otherwise),
        population=int(population or 0),
    )


def named(name_key: str) -> list[Commune]:
    """Communes of exactly this name; a former commune gives the one that it joined.

    >>> [commune.insee for commune in named(glued("SAINT-QUENTIN LA MOTTE CROIX AU BAILLY"))]
    ['80714']
    """
    return [commune(insee) for insee in table().names.get(name_key, "").split()]


def beginning(prefix: str) -> list[Commune]:
    """Communes whose name begins so: « Saint-Quentin-Lamotte »."""
    keys = table().keys
    found = []
    for name in keys[bisect_left(keys, prefix) : bisect_left(keys, prefix + "~")]:
        found += named(name)
    return found


def with_postal(code: str) -> list[Commune]:
    """Communes that a postal code serves."""
    return [commune(insee) for insee in table().postal.get(code, "").split()]


@cache
def in_department(number: str) -> dict[str, str]:
    """Key of a name → INSEE code, for one department."""
    return {
        name: codes for name, codes in table().names.items() if any(code.startswith(number) for code in codes.split())
    }


def glued(name: str) -> str:
    """A name of a commune without what people write in several ways.

    >>> glued("St Quentin Lamotte"), glued("Saint-Quentin-la-Motte"), glued("Le Tréport"), glued("Blangy s/ Bresle")
    ('saintquentinlamotte', 'saintquentinlamotte', 'treport', 'blangysurbresle')
    """
    words = key(name.replace("s/", "sur ").replace("S/", "sur "))
    for article in ARTICLES:
        if words.startswith(article) and len(words) > len(article) + 1:
            words = words[len(article) :]
            break
    return "".join(SHORT.get(word, word) for word in words.split())
