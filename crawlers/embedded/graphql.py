"""Stores of Apollo and Relay, in which objects point to one another by name → objects in their places."""

import re
from typing import Any

ARGUMENTS = re.compile(r"(?<=\w)(?:\(.*\)|:\{.*\})\Z", re.DOTALL)
MOST_LETTERS = 2000
ROOTS = ("ROOT_QUERY", "client:root")


def linked(value: dict[str, Any]) -> Any:
    """The root of a store, and, by type, what it does not reach; nothing when the object is no store.

    The objects may go round in circles: ``plain`` cuts them.

    >>> linked({"ROOT_QUERY": {'jobs({"first":9})': [{"__ref": "Job:1"}]}, "Job:1": {"__typename": "Job", "title": "Régleur"}})
    {'jobs': [{'title': 'Régleur'}]}
    """
    root = next((name for name in ROOTS if isinstance(value.get(name), dict)), "")
    if not root:
        return None
    store = {name: renamed(entry) for name, entry in value.items() if isinstance(entry, dict)}
    types = {name: str(entry.get("__typename") or "") for name, entry in value.items() if isinstance(entry, dict)}
    reached: set[str] = set()
    for entry in store.values():
        for key, inner in entry.items():
            entry[key] = followed(inner, store, reached, 0)
    found = dict(store[root])
    for name, entry in store.items():
        kind = types[name]
        if name not in reached and name != root and kind and not kind.startswith("__"):
            rest = found.setdefault(kind, [])
            if isinstance(rest, list):
                rest.append(entry)
    return found


def renamed(entry: dict[str, Any]) -> dict[str, Any]:
    """An object without the arguments of its fields, and without what is said to the store only."""
    return {
        ARGUMENTS.sub("", name[:MOST_LETTERS]) if name[-1:] in {")", "}"} else name: inner
        for name, inner in entry.items()
        if name not in {"__typename", "__id"}
    }


def followed(value: Any, store: dict[str, Any], reached: set[str], depth: int) -> Any:
    """A value with the objects that it points to."""
    if depth > 20:
        return None
    if isinstance(value, list):
        return [followed(item, store, reached, depth + 1) for item in value]
    if not isinstance(value, dict):
        return value
    names = value.get("__refs")
    if isinstance(names, list):
        reached.update(name for name in names if isinstance(name, str))
        return [store.get(name) for name in names if isinstance(name, str)]
    name = value.get("__ref", value.get("id") if value.get("type") == "id" else None)
    if isinstance(name, str) and (name in store or "__ref" in value):
        reached.add(name)
        return store.get(name)
    if value.get("type") == "json" and "json" in value:
        return value["json"]
    return {key: followed(inner, store, reached, depth + 1) for key, inner in renamed(value).items()}
