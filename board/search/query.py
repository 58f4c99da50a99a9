"""The query string of a search ↔ what is searched; what cannot be understood is said, never an error."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from typing import Any
from urllib.parse import parse_qsl, urlencode

from board.search import communes
from board.search.index import Place
from board.wording import formats
from vocabulary.posting_values import CONTRACT, SHIFT, ZONE

SINCE = {1: "24 heures", 3: "3 jours", 7: "7 jours", 14: "14 jours", 30: "30 jours"}
RADII = (5, 10, 20, 30, 50)
FARTHEST_KM = 200
SORTS = {"pertinence": "Pertinence", "date": "Plus récentes", "distance": "Plus proches"}
LISTS = {
    "contrat": "contract",
    "metier": "occupation",
    "entreprise": "organization",
    "horaire": "shift",
    "zone": "zone",
}
"""Parameter → facet."""
KNOWN: dict[str, Mapping[str, str]] = {"contrat": CONTRACT, "horaire": SHIFT, "zone": ZONE}
SHAPES = {"metier": r"[A-Z]\d{4}", "entreprise": r"[a-z0-9]+(-[a-z0-9]+)*"}
FLAGS = ("debutant", "salaire")
LONGEST = 200
"""Letters of a value; of one commune, where several are given."""
MOST_VALUES = 30
LONGEST_ADDRESS = 4000
"""Letters of a whole search; longer addresses are refused (``board.http.delivery``)."""
MOST_PLACES = 60
"""Communes of one search: the 40 of the widest postal code, and as many again by name; their address stays a short one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """What a visitor asks for; the same search always has the same address."""

    q: str = ""
    lieu: tuple[Place, ...] = ()
    rayon: int = 0
    """Kilometers around each ``lieu``; 0: these communes only."""
    contrat: tuple[str, ...] = ()
    metier: tuple[str, ...] = ()
    entreprise: tuple[str, ...] = ()
    horaire: tuple[str, ...] = ()
    zone: tuple[str, ...] = ()
    publie: int = 0
    """Published in the last so many days; 0: whenever."""
    debutant: bool = False
    salaire: bool = False
    """Only those that say what they pay."""
    le: str = ""
    """A past day, ``2026-03-01``: the jobs that were open when it ended; empty: today."""
    tri: str = ""
    """One of ``SORTS``; empty: pertinence when words are searched, else date."""
    page: int = 1

    @property
    def sort(self) -> str:
        """How results are sorted."""
        return self.tri or ("pertinence" if self.q else "date")

    @property
    def narrowed(self) -> bool:
        """Whether anything is asked for."""
        return replace(self, tri="", page=1, rayon=0) != Search()

    def but(self, **changes: Any) -> "Search":
        """The same search, changed; back on its first page."""
        return replace(self, **{"page": 1, **changes})

    def pairs(self) -> list[tuple[str, str]]:
        """Its parameters, in order, without those that have no effect."""
        found: list[tuple[str, str]] = []
        for name in NAMES:
            value = getattr(self, name)
            if name in LISTS:
                found += [(name, one) for one in value]
            elif value and not (name == "page" and value == 1):
                found.append((name, self.written(name)))
        return found

    def written(self, name: str) -> str:
        """A parameter as its address says it."""
        if name == "lieu":
            return communes.all_written(self.lieu)
        return "oui" if name in FLAGS else str(getattr(self, name))

    @property
    def query_string(self) -> str:
        """Its address after « ? »."""
        return "&".join(encoded(name, value) for name, value in self.pairs())


NAMES = tuple(field.name for field in fields(Search))


@lru_cache(maxsize=2000)
def encoded(name: str, value: str) -> str:
    """One parameter as addresses write it; a page writes the same ones in thirty links."""
    return urlencode({name: value})


def read(query_string: str, also: Mapping[str, Place]) -> tuple[Search, tuple[str, ...]]:
    """A search, and sentences in French about what was set aside.

    ``also``: communes where some job is, beside those of the valley's departments.
    """
    given: dict[str, list[str]] = {}
    try:
        pairs = parse_qsl(query_string, errors="replace", max_num_fields=200)
    except ValueError:
        return Search(), ("Cette adresse demande trop de choses à la fois : voici toutes les offres.",)
    for name, value in pairs:
        given.setdefault(name, []).extend(apart(value) if name == "lieu" else [clean(value)])
    said: list[str] = []
    lieu = tuple(places(given.get("lieu", []), also, said))
    search = Search(
        q=(given.get("q") or [""])[-1],
        lieu=lieu,
        rayon=number(given, "rayon", range(FARTHEST_KM + 1), "un nombre de kilomètres, de 0 à 200", said) * bool(lieu),
        **{name: tuple(values(given, name, said)) for name in LISTS},
        publie=number(given, "publie", range(366), "un nombre de jours, de 1 à 365", said),
        debutant=flag(given, "debutant", said),
        salaire=flag(given, "salaire", said),
        le=day(given, said),
        tri=sort(given, lieu, said),
        page=max(1, number(given, "page", range(1, 1_000_000), "un numéro de page", said)),
    )
    return search, tuple(said)


def clean(value: str) -> str:
    """One line, without control characters, not too long."""
    cleaned = re.sub(r"[\x00-\x1f\x7f\ud800-\udfff\ufffd]", " ", value[: 4 * LONGEST])
    return " ".join(cleaned.split())[:LONGEST].rstrip()


def apart(value: str) -> list[str]:
    """The communes of a list written with commas.

    >>> apart("Eu, Le Tréport ;Mers")
    ['Eu', 'Le Tréport', 'Mers']
    """
    return list(filter(None, map(clean, re.split(r"[,;]", value, maxsplit=MOST_PLACES)[:MOST_PLACES])))


def places(typed: Sequence[str], also: Mapping[str, Place], said: list[str]) -> list[Place]:
    """The communes that are meant, each once."""
    found: dict[str, Place] = {}
    for name in typed[:MOST_PLACES]:
        named = communes.find(name, also)
        found |= {place.insee: place for place in named}
        if not named:
            hint = "" if communes.near(name) else " Vérifiez l’orthographe, ou essayez un code postal."
            said.append(
                f"Nous ne connaissons pas de commune « {name} » dans la Seine-Maritime, la Somme ou l’Oise.{hint}"
            )
    if len(found) > MOST_PLACES:
        said.append(f"Une recherche porte sur {MOST_PLACES} communes au plus : les autres sont ignorées.")
    return list(found.values())[:MOST_PLACES]


def values(given: Mapping[str, list[str]], name: str, said: list[str]) -> list[str]:
    """The values of a filter that may be, each once."""
    kept = []
    for value in dict.fromkeys(given.get(name, [])[:MOST_VALUES]):
        known = value in KNOWN[name] if name in KNOWN else re.fullmatch(SHAPES[name], value)
        if known:
            kept.append(value)
        elif value:
            said.append(f"Le filtre « {name} » n’a pas de valeur « {value} » : il est ignoré.")
    return kept


def number(given: Mapping[str, list[str]], name: str, among: range, what: str, said: list[str]) -> int:
    """A number, or 0."""
    value = (given.get(name) or [""])[-1]
    if not value:
        return 0
    if re.fullmatch(r"[0-9]{1,7}", value) and int(value) in among:
        return int(value)
    said.append(f"« {name} » doit être {what} ; « {value} » est ignoré.")
    return 0


def flag(given: Mapping[str, list[str]], name: str, said: list[str]) -> bool:
    """Whether « débutant accepté » or « salaire indiqué » is asked for."""
    value = (given.get(name) or [""])[-1].lower()
    if value not in {"", "oui", "1", "non", "0"}:
        said.append(f"« {name} » est « oui » ou rien ; « {value} » est ignoré.")
    return value in {"oui", "1"}


def day(given: Mapping[str, list[str]], said: list[str]) -> str:
    """The past day asked for."""
    value = (given.get("le") or [""])[-1]
    if not value or formats.is_day(value):
        return value
    said.append(f"« le » doit être un jour, comme 2026-03-01 ; « {value} » est ignoré.")
    return ""


def sort(given: Mapping[str, list[str]], lieu: tuple[Place, ...], said: list[str]) -> str:
    """The order asked for."""
    value = (given.get("tri") or [""])[-1]
    if value and value not in SORTS:
        said.append(f"Le tri « {value} » n’existe pas : choisissez pertinence, date ou distance.")
        return ""
    if value == "distance" and not lieu:
        said.append("Pour trier par distance, indiquez d’abord une commune.")
        return ""
    return value
