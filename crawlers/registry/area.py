"""The words of an ``area`` → where the offers of a source may be: zones, departments, communes, or the whole country."""

import re
from dataclasses import dataclass, replace
from functools import cache

from french import communes
from vocabulary.posting_values import Place, Zone

FRANCE = "france"
ZONES = tuple(zone for zone in Zone if zone is not Zone.FRANCE)
VALLEY = " ".join(ZONES)
"""Where agencies and groups are looked for, when nobody says otherwise."""
DEPARTMENT = re.compile(r"\d\d|2[AB]|97\d")
COMMUNE = re.compile(r"(?:\d\d|2[AB])\d{3}")


@dataclass(frozen=True, slots=True)
class Area:
    """A part of the country."""

    zones: frozenset[str] = frozenset()
    departments: frozenset[str] = frozenset()
    communes: frozenset[str] = frozenset()
    """By INSEE code."""

    def holds(self, place: Place) -> bool | None:
        """Whether a place lies in it; nothing where the place is too vague to say.

        >>> valley = read_area("vallee-de-la-bresle")
        >>> valley and [valley.holds(Place(zone=zone, department=number, insee=insee)) for zone, number, insee in (
        ...     (Zone.BRESLE, "76", "76255"), (Zone.DEPARTMENTS, "76", None), (Zone.FRANCE, "69", None))]
        [True, None, False]
        """
        if place.zone in self.zones or place.department in self.departments or place.insee in self.communes:
            return True
        if place.insee or (place.department and place.department not in self.touched):
            return False
        return None

    @property
    def touched(self) -> frozenset[str]:
        """Departments of which at least a part lies in it."""
        zones = frozenset(communes.VALLEY) if self.zones else frozenset()
        return zones | self.departments | {department(insee) for insee in self.communes}

    def with_commune(self, insee: str) -> "Area":
        """The same, and one commune more."""
        return replace(self, communes=self.communes | {insee}) if insee else self


@cache
def read_area(text: str) -> Area | None:
    """The area that words name, spaces or commas between them; nothing for « france », which leaves nothing of France out.

    Raises ``ValueError``, with what may be written, for a word that names no place.
    """
    words = text.replace(",", " ").split()
    if not words:
        raise ValueError(f"area est vide. Écrivez « {FRANCE} » pour tout garder, ou retirez l’option.")
    for word in words:
        refuse_unknown(word)
    if FRANCE in words:
        return None
    zones = {word for word in words if word in ZONES}
    if Zone.DEPARTMENTS in zones:
        zones |= set(ZONES)  # the three departments hold the other zones
    return Area(
        zones=frozenset(zones),
        departments=frozenset(word for word in words if DEPARTMENT.fullmatch(word)),
        communes=frozenset(word for word in words if COMMUNE.fullmatch(word)),
    )


def refuse_unknown(word: str) -> None:
    """Refuse a word that names neither a zone, nor a department, nor a commune."""
    if word == FRANCE or word in ZONES:
        return
    if DEPARTMENT.fullmatch(word) and word in all_departments():
        return
    if COMMUNE.fullmatch(word):
        if word in communes.table().lines:
            return
        named = ", ".join(f"{one.insee} pour {one.name}" for one in communes.with_postal(word)[:3])
        hint = f" C’est un code postal : écrivez {named}." if named else ""
        raise ValueError(f"area : « {word} » n’est le code INSEE d’aucune commune d’aujourd’hui.{hint}")
    raise ValueError(
        f"area : « {word[:60]} » n’est pas un lieu. Écrivez des zones ({', '.join(ZONES)}), des départements (76), "
        f"des codes INSEE de communes (76255), un espace entre deux, ou « {FRANCE} »."
    )


@cache
def all_departments() -> frozenset[str]:
    """The number of each department."""
    return frozenset(map(department, communes.table().lines))


def department(insee: str) -> str:
    """The department of a commune."""
    return insee[:3] if insee.startswith("97") else insee[:2]
