"""Data that name places, teams or contracts by a code, and say beside what each code means → the meaning in the place of the code."""

import re
from dataclasses import dataclass, field
from typing import Any

from crawlers.extract.objects.values import in_french

CODE = re.compile(r"[A-Za-z0-9_-]{1,24}")
NAMING = ("city", "ville", "name", "nom", "label", "libelle", "title", "titre", "commune", "adresse", "address")
MOST_TABLES_LOOKED_AT = 3_000
MOST_ENTRIES = 500


@dataclass(slots=True)
class Tables:
    """Code → what it means, of all tables of some data."""

    meanings: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def of(cls, data: Any) -> "Tables":
        """The tables of some data: objects whose keys are codes and whose values are named, or lists of objects with a code."""
        found = cls()
        waiting, seen = [data], 0
        while waiting and seen < MOST_TABLES_LOOKED_AT and len(found.meanings) < MOST_ENTRIES:
            seen += 1
            value = waiting.pop(0)
            if isinstance(value, dict):
                inner = [(str(key), item) for key, item in value.items() if isinstance(item, dict) and is_named(item)]
                if len(inner) >= 2 and len(inner) == len(value) and all(CODE.fullmatch(key) for key, _ in inner):
                    found.meanings |= dict(inner)
                waiting += [item for item in value.values() if isinstance(item, dict | list)]
            elif isinstance(value, list):
                waiting += [item for item in value[:20] if isinstance(item, dict | list)]
        return found

    def meant(self, value: Any) -> Any:
        """What a value means: the object that its code names, else the value."""
        if not self.meanings:
            return value
        if isinstance(value, str):
            return self.meanings.get(value, value) if not value.isdigit() else value
        if isinstance(value, list) and value and all(isinstance(item, str) for item in value):
            return [self.meant(item) for item in value]
        return value


def is_named(item: dict[str, Any]) -> bool:
    """Whether an object is small and says a name: a town, a team, perhaps in several languages."""
    return len(item) <= 12 and (
        isinstance(in_french(item), str) or any(isinstance(in_french(item.get(name)), str) for name in NAMING)
    )
