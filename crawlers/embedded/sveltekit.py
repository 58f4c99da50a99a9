"""SvelteKit: ``data: [null, {type:"data", data:{jobs:[…]}, uses:{}}]`` where the page is started, and answers kept beside it."""

import json
import re
from typing import Any

from crawlers.embedded.flat_list import looks_flat, unflattened
from crawlers.embedded.javascript.values import read_value
from crawlers.extract.objects.tolerant_json import UnreadableError, read

STARTS = ("__sveltekit", "kit.start(", "sveltekit:", "_app/immutable", "start({")
DATA = re.compile(r"\bdata\s{0,9}[:=]\s{0,9}(?=[\[(])|\.resolve(?=\()")
"""Where data stand, or what was promised is given."""
FETCHED = re.compile(r"data-sveltekit-fetched|sveltekit:data-type")
MOST = 20


def decoded(attributes: str, text: str) -> list[Any] | None:
    """The data of each part of the page; ``None`` when the script is another.

    >>> decoded("", 'kit.start(app, {data: [null,{type:"data",data:{jobs:[{title:"Régleur"}]},uses:{url:1}}], form: null})')
    [{'jobs': [{'title': 'Régleur'}]}]
    """
    if FETCHED.search(attributes):
        answer = read(text)
        return [answer.get("body", answer) if isinstance(answer, dict) else answer]
    if not any(mark in text for mark in STARTS):
        return None
    found: list[Any] = []
    at = 0
    for start in list(DATA.finditer(text))[:MOST]:
        if start.start() < at:
            continue
        try:
            value, at = read_value(text, start.end())
        except UnreadableError:
            continue
        found += nodes(value)
    return found or None


def nodes(value: Any) -> list[Any]:
    """The data of ``[{type: "data", data: {…}}, …]``, flat or not; of anything else, itself."""
    entries = value.get("nodes", [value]) if isinstance(value, dict) else value
    found = []
    for entry in entries if isinstance(entries, list) else []:
        data = entry.get("data", entry) if isinstance(entry, dict) else entry
        if looks_flat(data):
            data = unflattened(data)
        if isinstance(data, dict | list) and data:
            found.append(data)
    return found


def answer_lines(text: str) -> list[Any] | None:
    """What ``__data.json`` holds: an object, and a line for each part that came later; ``None`` when it is no such answer."""
    found: list[Any] = []
    for line in text.splitlines()[:MOST]:
        try:
            data = json.loads(line)
        except (ValueError, RecursionError):
            return None
        if not (isinstance(data, dict) and data.get("type") in {"data", "chunk"}):
            return None
        found += nodes(data)
    return found or None
