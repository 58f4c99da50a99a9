"""Data in which places point to one another, texts hold data and stores hold references → a tree of plain data, bounded.

Decoders may give the same object in two places, or an object that holds itself; whoever reads the data afterwards walks them
as a tree, and would never end. So all data pass here once.
"""

import re
from collections import deque
from collections.abc import Callable
from typing import Any

from crawlers.embedded import graphql, linked_entries, notion, rich_text
from crawlers.embedded.javascript.calls import base64_text, moment
from crawlers.extract.objects.tolerant_json import UnreadableError, sound

DATE = re.compile(r"/Date\((-?\d{1,15})(?:[+-]\d{4})?\)/\Z")
"""How ASP.NET writes a moment."""
MOST_NODES = 200_000
"""Values of one page's data that are kept; breadth first, so that what lies deep is what is left out."""
DEEPEST = 40
MOST_SHARED = 4
"""Places pointed to, inside one another, that are followed: job → company → its jobs → …"""
MOST_OPENED = 4
"""Texts inside texts."""
SHORTEST_TEXT = 8
SHORTEST_BASE64 = 40
BASE64 = frozenset({"eyJ", "W3s", "W1t", "WyJ", "ewo", "Wwo"})
"""How JSON begins in base64."""
OPENERS: tuple[Callable[[dict[str, Any]], Any], ...] = (
    graphql.linked,
    linked_entries.linked,
    notion.tables,
    rich_text.written,
)
"""What an object may be that says something else than its own members."""


class Place:
    """A value that waits to be copied: where to, how deep, and inside what."""

    __slots__ = ("above", "depth", "holder", "key", "opened", "shared", "value")

    def __init__(self, value: Any, holder: Any, key: Any, above: "Place | None") -> None:
        self.value, self.holder, self.key, self.above = value, holder, key, above
        self.depth: int = above.depth + 1 if above else 0
        self.shared: int = above.shared if above else 0
        self.opened: int = above.opened if above else 0


def plain(data: Any) -> Any:
    """A copy that is a tree; circles are cut with ``None``.

    >>> me = {"title": "Régleur", "raw": '{"place": "Eu"}'}
    >>> me["self"] = me
    >>> plain(me)
    {'title': 'Régleur', 'raw': {'place': 'Eu'}, 'self': None}
    """
    return bounded_tree(data, MOST_NODES)[0]


def bounded_tree(data: Any, most: int) -> tuple[Any, int]:
    """The tree, and how many values may still be kept after it."""
    root: list[Any] = [None]
    waiting = deque([Place(data, root, 0, None)])
    seen: set[int] = set()
    kept: list[Any] = []  # what was opened stays alive, so that no two things have one id
    while waiting and most > 0:
        place = waiting.popleft()
        value = opened(place)
        if not isinstance(value, dict | list):
            place.holder[place.key] = value
            continue
        kept.append(value)
        if (id(value) in seen and not followed(place, value)) or place.depth > DEEPEST:
            continue
        seen.add(id(value))
        place.value = value
        most -= len(value) + 1
        copied(place, waiting)
    return root[0], most


def copied(place: Place, waiting: deque[Place]) -> None:
    """Put the copy of a container in its place; what of it is a container, or may become one, waits."""
    value = place.value
    copy: Any = dict.fromkeys(map(str, value)) if isinstance(value, dict) else [None] * len(value)
    place.holder[place.key] = copy
    items = zip(copy, value.values(), strict=False) if isinstance(value, dict) else enumerate(value)
    for key, inner in items:
        if isinstance(inner, dict | list) or (
            isinstance(inner, str) and len(inner) >= SHORTEST_TEXT and inner[0] in "{[ \neW/"
        ):
            waiting.append(Place(inner, copy, key, place))
        else:
            copy[key] = inner


def followed(place: Place, value: Any) -> bool:
    """Whether what is pointed to again is copied again: not inside itself, and not for ever."""
    place.shared += 1
    above = place.above
    while above:
        if above.value is value:
            return False
        above = above.above
    return place.shared <= MOST_SHARED


def opened(place: Place) -> Any:
    """What a value says: the data in a text, the objects of a store, the text of a rich text."""
    value = place.value
    if isinstance(value, str) and (date := DATE.match(value)):
        return moment(int(date[1]))
    while isinstance(value, str) and place.opened < MOST_OPENED:
        inner = data_in(value)
        if inner is None:
            return value
        place.opened += 1
        value = inner
    if isinstance(value, dict):
        for opener in OPENERS:
            found = opener(value)
            if found is not None:
                return found
    elif isinstance(value, list) and value:
        return rich_text.of_list(value) or value
    return value


def data_in(text: str) -> dict[str, Any] | list[Any] | None:
    """The object or array that a whole text is, written as JSON or in base64.

    >>> data_in('{"a": 1}'), data_in("{a}"), data_in("eyJqb2JzIjpbeyJ0aXRsZSI6IlLDqWdsZXVyIn1dfQ==")
    ({'a': 1}, None, {'jobs': [{'title': 'Régleur'}]})
    """
    start = text[:40].lstrip()[:3]
    if start in BASE64 and len(text) >= SHORTEST_BASE64:
        text = base64_text(text.strip())
        start = text[:1]
    if start[:1] not in {"{", "["}:
        return None
    if text[-40:].rstrip()[-1:] != ("}" if start[0] == "{" else "]"):
        return None
    try:
        found = sound(text)
    except UnreadableError:
        return None
    return found if isinstance(found, dict | list) else None
