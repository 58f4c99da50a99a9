"""Qwik: ``<script type="qwik/json">{"objs":[{"jobs":"1"},["2"],{"title":"3"},"Régleur"]}</script>``, places written in base 36."""

import re
from typing import Any

from crawlers.embedded.flat_list import at_place
from crawlers.extract.objects.tolerant_json import read

TYPE = re.compile(r"qwik/json")
PLACE = re.compile(r"\x12?([0-9a-z]{1,6})(?: .{0,20})?[!~]?\Z", re.DOTALL)
MARKS = "\x01\x02\x03\x04\x10\x11\x12\x13\x14\x15\x16"
"""With these begin texts that are code, signals and elements."""
MOST = 50


def decoded(attributes: str, text: str) -> list[Any] | None:
    """The objects to which no other points; ``None`` when the script is another.

    >>> decoded('type="qwik/json"', '{"objs":[{"jobs":"1"},["2"],{"title":"3"},"Régleur"]}')
    [{'jobs': [{'title': 'Régleur'}]}]
    """
    if not TYPE.search(attributes):
        return None
    data = read(text)
    objects = data.get("objs") if isinstance(data, dict) else None
    if not isinstance(objects, list):
        return []
    made: list[Any] = [type(item)() if isinstance(item, dict | list) else said(item) for item in objects]
    pointed: set[int] = set()
    for item, made_item in zip(objects, made, strict=True):
        if isinstance(item, dict):
            made_item.update((name, at_place(made, place(to, pointed))) for name, to in item.items())
        elif isinstance(item, list):
            made_item.extend(at_place(made, place(to, pointed)) for to in item)
    roots = [item for at, item in enumerate(made) if isinstance(item, dict | list) and item and at not in pointed]
    return roots[:MOST]


def place(text: Any, pointed: set[int]) -> int:
    """The number of a place, which is then pointed to."""
    found = PLACE.match(text) if isinstance(text, str) else None
    at = int(found[1], 36) if found else -1
    pointed.add(at)
    return at


def said(value: Any) -> Any:
    """A value as it is; nothing when it is one of the program's own."""
    return None if isinstance(value, str) and value[:1] in MARKS and value else value
