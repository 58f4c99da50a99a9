"""A flat list in which numbers stand for other places of the list (devalue: Nuxt 3, SvelteKit) → the objects, in linear time."""

from typing import Any

from crawlers.embedded.javascript.plain_keys import key_of

SPECIAL = -1
"""Numbers below zero are ``undefined``, a hole, ``NaN`` and the like: nothing."""
WHOLE = frozenset({"Date", "RegExp", "BigInt", "URL", "Object"})
"""Wrappers whose second member is the value itself, not its place."""


def looks_flat(data: Any) -> bool:
    """Whether data are such a list: its first member holds nothing but numbers.

    >>> looks_flat([{"jobs": 1}, [2], {"title": 3}, "Régleur"]), looks_flat([{"title": "Régleur"}])
    (True, False)
    """
    if not (isinstance(data, list) and len(data) > 1 and isinstance(data[0], list | dict) and data[0]):
        return False
    first = list(data[0].values()) if isinstance(data[0], dict) else data[0][isinstance(data[0][0], str) :]
    return bool(first) and all(type(at) is int and SPECIAL * 7 <= at < len(data) for at in first)


def surely_flat(data: Any) -> bool:
    """The same of a list of which nobody says so: no object of it holds anything but numbers, and there are texts beside them.

    >>> surely_flat([{"jobs": 1}, [2], {"title": 3}, "Régleur"]), surely_flat([[1, 2], [0, 1]])
    (True, False)
    """
    if not looks_flat(data):
        return False
    objects = [item for item in data if isinstance(item, dict)]
    numbers = all(type(at) is int and at < len(data) for item in objects for at in item.values())
    return bool(objects) and numbers and any(isinstance(item, str) for item in data)


def unflattened(data: list[Any]) -> Any:
    """What the first place of the list means. Places that are pointed to twice are one object, and may go round in circles.

    >>> unflattened([["Reactive", 1], {"jobs": 2, "at": 5}, [3], {"title": 4}, "Régleur", ["Date", "2026-12-01T00:00:00Z"]])
    {'jobs': [{'title': 'Régleur'}], 'at': '2026-12-01T00:00:00Z'}
    """
    made = [shell(item) for item in data]
    for item, made_item in zip(data, made, strict=True):
        if isinstance(item, dict):
            made_item.update((name, at_place(made, to)) for name, to in item.items())
        elif isinstance(item, list) and not named(item):
            made_item.extend(at_place(made, to) for to in item)
        elif isinstance(item, list):
            fill(made_item, item, made)
    return at_place(made, 0)


class Wrapper:
    """``["Reactive", 3]``: stands for another place."""

    __slots__ = ("to",)

    def __init__(self, to: Any) -> None:
        self.to = to


def named(item: list[Any]) -> bool:
    """Whether a list says what it is: ``["Date", …]``."""
    return bool(item) and isinstance(item[0], str)


def shell(item: Any) -> Any:
    """What a place becomes, empty for now."""
    if isinstance(item, dict):
        return {}
    if not isinstance(item, list):
        return item
    if not named(item) or item[0] == "Set":
        return []
    if item[0] in {"Map", "null"}:
        return {}
    if item[0] in WHOLE:
        return item[1] if len(item) > 1 else None
    return Wrapper(item[1] if len(item) > 1 else None)


def fill(made_item: Any, item: list[Any], made: list[Any]) -> None:
    """Put into a wrapper, a set or a map what belongs there."""
    if isinstance(made_item, list):
        made_item.extend(at_place(made, to) for to in item[1:])
    elif isinstance(made_item, dict):
        for name, to in zip(item[1::2], item[2::2], strict=False):
            key = name if item[0] == "null" else at_place(made, name)
            made_item[key_of(key)] = at_place(made, to)


def at_place(made: list[Any], to: Any) -> Any:
    """What a number means, through the wrappers around it, which are few."""
    for _ in range(5):
        if type(to) is not int or not 0 <= to < len(made):
            return None
        if not isinstance(made[to], Wrapper):
            return made[to]
        to = made[to].to
    return None
