"""Livewire: ``<div wire:snapshot='{"data":{"jobs":[[…],{"s":"arr"}]}}'>`` → its data without the marks of their kinds."""

import re
from typing import Any

from crawlers.embedded.plain import data_in

SNAPSHOT = re.compile("wire:(?:snapshot|initial-data)")
NAMES = ("wire:snapshot", "wire:initial-data")
DEEPEST = 60


def decoded(tree: Any) -> list[Any]:
    """The data of each component."""
    found = []
    for name in NAMES:
        for value in tree.xpath("//@*[name() = $name]", name=name)[:50]:
            data = data_in(str(value))
            if isinstance(data, dict):
                memo = data.get("serverMemo")
                inner = memo.get("data") if isinstance(memo, dict) else data.get("data")
                found.append(unwrapped(inner, 0))
    return found


def unwrapped(value: Any, depth: int) -> Any:
    """A value without its mark.

    >>> unwrapped({"jobs": [[[{"title": "Régleur"}, {"s": "arr"}]], {"s": "arr"}]}, 0)
    {'jobs': [{'title': 'Régleur'}]}
    """
    if depth > DEEPEST:
        return None
    if isinstance(value, dict):
        return {name: unwrapped(inner, depth + 1) for name, inner in value.items()}
    if isinstance(value, list):
        if len(value) == 2 and isinstance(value[1], dict) and isinstance(value[1].get("s"), str):
            return unwrapped(value[0], depth + 1)
        return [unwrapped(inner, depth + 1) for inner in value]
    return value
