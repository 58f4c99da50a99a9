"""An object of any program → every name that it uses, with its values."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from crawlers.extract.objects import names
from crawlers.extract.objects.names import letters
from crawlers.extract.objects.values import phrase

Fields = dict[str, Any]

DEEPEST = 4
MOST = 2000
MADE = re.compile(r"(?:translated|localized|localised)$")
TITLES = frozenset(names.STRONG_TITLES)
STRUCTURED = {"hiringOrganization", "jobLocation", "baseSalary"}


class Parts:
    """Every name that an object uses, with its values, the outer before the inner."""

    def __init__(self, data: Fields) -> None:
        self.values: dict[str, list[tuple[int, Any]]] = {}
        for name, value, depth in flat(data):
            self.values.setdefault(name, []).append((depth, value))

    def first(self, candidates: list[str], *, least: int = 1) -> tuple[str, Any]:
        """The first candidate that has a value."""
        for name in candidates:
            for _, value in self.values.get(name, []):
                text = phrase(value)
                if len(text) >= least:
                    return name, value
        return "", None


@lru_cache(maxsize=4096)
def known_name(key: str) -> str:
    """A name without what only says how it was made, where it is known without that.

    >>> known_name("titletranslated"), known_name("addresscity"), known_name("addressbook")
    ('title', 'city', 'addressbook')
    """
    if key in names.MEANINGS or key in names.PLACE_PARTS:
        return key
    bare = MADE.sub("", key)
    part = bare.removeprefix("address").removeprefix("location")
    known = bare if bare in names.MEANINGS or bare in TITLES else part if part in names.PLACE_PARTS else key
    return known or key


def flat(data: Fields) -> Iterator[tuple[str, Any, int]]:
    """Name, value and depth of everything inside, people and decoration left out."""
    level: list[tuple[Any, int]] = [(data, 0)]
    count = 0
    while level:
        value, depth = level.pop(0)
        for name, child in value.items():
            count += 1
            if count > MOST:
                return
            key = known_name(letters(name))
            if not key or names.PEOPLE.search(key):
                continue
            yield key, child, depth
            known = names.MEANINGS.get(key, ("", 0))[0]
            if depth < DEEPEST and known not in STRUCTURED and isinstance(child, dict):
                level.append((child, depth + 1))
