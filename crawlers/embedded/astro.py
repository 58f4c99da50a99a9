"""Astro: ``<astro-island props="{&quot;jobs&quot;:[1,[[0,{…}]]]}">``, in which each value says its kind before itself."""

import re
from typing import Any

from crawlers.embedded.javascript.plain_keys import key_of
from crawlers.embedded.plain import data_in

ISLAND = re.compile("<astro-island")
DEEPEST = 60
LIST, MAP, SET = 1, 4, 5
GIVEN = frozenset({2, 3, 6, 7, 11})
"""Kinds that are written as they are: patterns, dates, large numbers, addresses."""


def decoded(tree: Any) -> list[Any]:
    """What the islands of the page are given; of several like one another, a list."""
    found: dict[str, list[Any]] = {}
    for island in tree.iter("astro-island"):
        data = data_in(island.get("props") or "")
        if isinstance(data, dict):
            props = {name: unwrapped(value, 0) for name, value in data.items()}
            found.setdefault(f"{island.get('component-url')} {island.get('component-export')}", []).append(props)
    return [group[0] if len(group) == 1 else group for group in found.values()]


def unwrapped(value: Any, depth: int) -> Any:
    """A value without the kinds.

    >>> unwrapped([1, [[0, {"title": [0, "Régleur"], "day": [3, "2026-12-01T00:00:00.000Z"]}]]], 0)
    [{'title': 'Régleur', 'day': '2026-12-01T00:00:00.000Z'}]
    """
    if depth > DEEPEST or not isinstance(value, list):
        return value
    if not value or type(value[0]) is not int:
        return [unwrapped(item, depth + 1) for item in value]
    kind, given = value[0], value[1] if len(value) > 1 else None
    if kind in {LIST, SET, MAP}:
        items = given if isinstance(given, list) else []
        members = [unwrapped(item, depth + 1) for item in items]
        return dict(pairs(members)) if kind == MAP else members
    if isinstance(given, dict) and kind == 0:
        return {name: unwrapped(inner, depth + 1) for name, inner in given.items()}
    return given if kind == 0 or kind in GIVEN else None


def pairs(members: list[Any]) -> list[tuple[str, Any]]:
    """The entries of a map."""
    return [(key_of(pair[0]), pair[1]) for pair in members if isinstance(pair, list) and len(pair) == 2]
