"""Departments and regions of France: numbers, names, and which lies in which."""

from functools import cache
from pathlib import Path

from french.letters import key
from french.word_lists import word_list

WORDS = word_list(Path(__file__).with_suffix(".txt"))
REGIONS = WORDS.pairs("régions")
OTHER_NAMES = {key(name): code for name, code in WORDS.pairs("autres noms").items()}
DEPARTMENTS = WORDS.groups("départements", once=True)
"""The code of a region, and its departments: « 76 Seine-Maritime »."""


@cache
def region_of() -> dict[str, str]:
    """The number of a department → the INSEE code of its region."""
    return {name.split(" ")[0]: region for region, names, _ in DEPARTMENTS for name in names}


@cache
def department_names() -> dict[str, str]:
    """The key of a department's name → its number.

    >>> department_names()["seine maritime"], region_of()["76"], region_names()["hauts de france"]
    ('76', '28', '32')
    """
    return {
        key(name): number
        for _, names, _ in DEPARTMENTS
        for number, _, name in (entry.partition(" ") for entry in names)
    }


@cache
def region_names() -> dict[str, str]:
    """The key of a region's name, or of one that it had before 2016 → its INSEE code."""
    return {key(name): code for code, name in REGIONS.items()} | OTHER_NAMES


def department_of(insee: str) -> str:
    """The department of an INSEE or postal code.

    >>> department_of("76255"), department_of("97411"), department_of("20000")
    ('76', '974', '2A')
    """
    if insee.startswith("20"):
        return "2A" if insee[:3] in {"200", "201"} else "2B"
    return insee[:3] if insee.startswith("97") else insee[:2]
