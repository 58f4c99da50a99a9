"""The table of communes: names, postal codes and INSEE codes → communes of today.

``communes.txt.gz`` is made by ``pipeline/normalize/tables/make.py`` from INSEE's official geographic code 2026 (npm
``@etalab/decoupage-administratif``) and the coordinates of La Poste's base of postal codes; both Licence Ouverte.
It has three parts, each in order: INSEE code → commune; key of a name, today's or a former one → codes; postal code → codes.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from isal import isal_zlib

from french.letters import key

FILE = Path(__file__).with_suffix(".txt.gz")
GZIP = 31
"""What zlib calls a gzip file."""
VALLEY = ("76", "80", "60")
"""The departments that the valley crosses."""
ZONES = {"B": "vallee-de-la-bresle", "D": "dieppe", "A": "abbeville"}
ARTICLES = ("le ", "la ", "les ", "l ")
SHORT = {"st": "saint", "ste": "sainte", "sts": "saints", "stes": "saintes"}
OF_VALLEY = "(?:" + "|".join(VALLEY) + r")\d{3}"
CODED = re.compile(rf"\n{OF_VALLEY}\t".encode())
"""The beginning of a line whose own code is of the valley."""
LEADING = re.compile(rf"\t(?:\S{{5}} )*{OF_VALLEY}".encode())
"""What stands after a name that leads to a commune of the valley."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Commune:
    """A commune of today, or an arrondissement of Paris, Lyon or Marseille."""

    insee: str
    name: str
    department: str
    lat: float | None
    lon: float | None
    zone: str
    """``vallee-de-la-bresle``, ``dieppe``, ``abbeville``, ``departements-76-80-60`` or ``france``."""
    population: int


@dataclass(frozen=True, slots=True)
class CommuneTable:
    """The three ways into the table of communes; lines stay text until somebody asks for them."""

    lines: dict[str, str]
    names: dict[str, str]
    postal: dict[str, str]
    keys: list[str]
    """The keys of ``names``, in order."""


def parts() -> list[bytes]:
    """The three parts of the file."""
    return isal_zlib.decompress(FILE.read_bytes(), wbits=GZIP).split(b"\f")


def rows(part: bytes) -> dict[str, str]:
    """First cell of a line → the others."""
    return dict(row.split("\t", 1) for row in part.decode().split("\n"))


def some_rows(part: bytes, sought: re.Pattern[bytes]) -> dict[str, str]:
    """First cell → the others, for those lines in which something is found; the other lines cost nothing."""
    ends = ((part.rfind(b"\n", 0, match.end()) + 1, part.find(b"\n", match.end())) for match in sought.finditer(part))
    return dict(part[begin : end if end >= 0 else None].decode().split("\t", 1) for begin, end in ends)


@cache
def table() -> CommuneTable:
    """The whole country, read once: 30 ms."""
    lines, names, postal = map(rows, parts())
    return CommuneTable(lines, names, postal, list(names))


def valley() -> tuple[dict[str, str], dict[str, str]]:
    """The lines and the postal codes of the valley's departments, all that a board mostly needs: a third of the time."""
    lines, _, postal = parts()
    return some_rows(lines, CODED), some_rows(postal, CODED)


@cache
def valley_names() -> dict[str, str]:
    """The names that lead to a commune of the valley's departments."""
    return some_rows(parts()[1], LEADING)


@cache
def postal_codes() -> dict[str, str]:
    """Every postal code of France → INSEE codes, for who needs nothing else of the country."""
    return rows(parts()[2])


@cache
def only_postal_codes() -> dict[str, str]:
    """INSEE code → its postal code, where it has one only: which of several a workplace has is not known."""
    codes: dict[str, str] = {}
    for code, communes in postal_codes().items():
        for insee in communes.split():
            codes[insee] = "" if insee in codes else code
    return codes


def postal_code(insee: str | None) -> str:
    """The postal code of a commune; empty when it has several, or none is known.

    >>> postal_code("76711"), postal_code("76217"), postal_code(None)
    ('76470', '', '')
    """
    return only_postal_codes().get(insee or "", "")


@cache
def commune(insee: str) -> Commune:
    """The commune that has an INSEE code. Raises ``KeyError`` when none has."""
    return read(insee, table().lines[insee])


def read(insee: str, line: str) -> Commune:
    """A line of the table."""
    name, department, lat, lon, zone, population = line.split("\t")
    otherwise = "departements-76-80-60" if department in VALLEY else "france"
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
    communes = []
    for name in keys[bisect_left(keys, prefix) : bisect_left(keys, prefix + "~")]:
        communes += named(name)
    return communes


def with_postal(code: str) -> list[Commune]:
    """Communes that a postal code serves."""
    return [commune(insee) for insee in table().postal.get(code, "").split()]


@cache
def in_department(number: str) -> dict[str, str]:
    """Key of a name → INSEE code, for one department."""
    return {
        name: codes for name, codes in table().names.items() if any(code.startswith(number) for code in codes.split())
    }


def spaced(name: str) -> str:
    """A name of a commune in words, « saint » written out.

    >>> spaced("St-Rémy-Boscrocourt"), spaced("L’Étoile"), spaced("Blangy s/ Bresle")
    ('saint remy boscrocourt', 'l etoile', 'blangy sur bresle')
    """
    words_of_name = key(name.replace("s/", "sur ").replace("S/", "sur "))
    words = words_of_name.split()
    return words_of_name if SHORT.keys().isdisjoint(words) else " ".join(SHORT.get(word, word) for word in words)


def glued(name: str) -> str:
    """A name of a commune without what people write in several ways.

    >>> glued("St Quentin Lamotte"), glued("Saint-Quentin-la-Motte"), glued("Le Tréport"), glued("Blangy s/ Bresle")
    ('saintquentinlamotte', 'saintquentinlamotte', 'treport', 'blangysurbresle')
    """
    return without_article(spaced(name)).replace(" ", "")


def without_article(words: str) -> str:
    """A name in words, without the article that it begins with.

    >>> without_article("le treport"), without_article("l etoile"), without_article("la")
    ('treport', 'etoile', 'la')
    """
    for article in ARTICLES:
        if words.startswith(article) and len(words) > len(article) + 1:
            return words[len(article) :]
    return words
