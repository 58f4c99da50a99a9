"""Data → the commune that they give to each code: what other answers of the site name by that code lies there."""

import re
from typing import Any

from crawlers.extract.objects.values import phrase

CODE = re.compile(r"(?=[\w-]*[A-Za-z])(?=[\w-]*\d)[\w-]{5,40}")
"""What names one thing of a site and no other: a number alone may be anything."""
IDS = ("_id", "id", "uuid", "code", "slug", "ref")
TOWNS = ("commune", "ville", "city", "town", "localite", "municipality")
MOST_NODES = 5_000


def coded_places(data: Any) -> dict[str, str]:
    """Code → commune, of all objects that say both.

    >>> coded_places({"results": [{"_id": "1697d1x1", "nom": "Dépôt nord", "commune": "Aumale"}]})
    {'1697d1x1': 'Aumale'}
    """
    found: dict[str, str] = {}
    waiting = [data]
    for _ in range(MOST_NODES):
        if not waiting:
            break
        value = waiting.pop()
        if isinstance(value, dict):
            town = next((name for key in TOWNS if isinstance(name := value.get(key), str) and name), "")
            if town:
                found |= {code: town for key in IDS if CODE.fullmatch(code := phrase(value.get(key)))}
            waiting += [item for item in value.values() if isinstance(item, dict | list)]
        elif isinstance(value, list):
            waiting += [item for item in value if isinstance(item, dict)]
    return found
