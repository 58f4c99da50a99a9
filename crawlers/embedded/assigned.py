"""Data in scripts of no known make: ``window.X = {…}``, ``var x = JSON.parse("…")``, ``list.push({…})``, ``start("#app", {…})``."""

import json
import re
from typing import Any

from crawlers.embedded.javascript.values import Reader
from crawlers.extract.objects.tolerant_json import UnreadableError, loaded

START = re.compile(
    r"(?<![\w$])(?P<name>[^\W\d][\w$]{0,80}|\$[\w$]{0,80})(?:[\"']\])?(?P<how>\s{0,3}=\s{0,3}(?![=>])|\((?:\s{0,9}(?:[\"'][^\"'\n]{0,200}[\"']|[\w.$]{1,60})\s{0,9},){0,2}\s{0,9})"
    r"(?=[\[{(]|JSON\.parse\(|Object\.|[\w$.\[\]\"']{1,80}\s{0,3}(?:\|\||\?\?)|new (?:Map|Set)|atob\(|decodeURI)"
)
TORN = re.compile(r"[\[{\s]{1,40}[\"']")
"""How an object of data begins, rather than one of code."""
KEYWORDS = frozenset(
    {"if", "for", "while", "switch", "catch", "function", "return", "typeof", "with", "parse", "require", "import"}
)
QUICK = json.JSONDecoder(strict=False)
TRIES = 300
MOST_FOUND = 60
MOST_TORN = 2
SHORTEST = 12
LOST_TIMES = 8
LONGEST_LOST = 2_000_000
"""Letters that may be read for nothing, of one script."""


def decoded(_attributes: str, text: str) -> list[Any]:
    """Name → data, in the order of the script; what is given to one function again and again is a list.

    >>> decoded("", "window.app = {jobs: [{title: 'Régleur'}]}; list.push({id: 1, a: 'Eu'}); list.push({id: 2, a: 'Mers'})")
    [{'app': {'jobs': [{'title': 'Régleur'}]}}, {'push': [{'id': 1, 'a': 'Eu'}, {'id': 2, 'a': 'Mers'}]}]
    """
    found: dict[str, list[Any]] = {}
    at = tries = torn = lost = 0
    for start in START.finditer(text):
        if start.start() < at or start["name"] in KEYWORDS:
            continue
        tries += 1
        if tries > TRIES or lost > min(LONGEST_LOST, LOST_TIMES * len(text)):
            break
        data, end = value_at(text, start.end())
        if end < 0:
            lost += -end - start.end()
            if torn >= MOST_TORN or not start["how"].strip().startswith("=") or not TORN.match(text, start.end()):
                continue
            torn += 1
            data, end = torn_value(text, start.end())
        if end - start.end() >= SHORTEST and says_something(data):
            at = end
            found.setdefault(start["name"], []).append(data)
            if len(found) >= MOST_FOUND:
                break
    return [{name: group[0] if len(group) == 1 else group} for name, group in found.items()]


def value_at(text: str, at: int) -> tuple[Any, int]:
    """The value at a place, and where it ends; below zero where reading it failed."""
    if text[at] in "{[":
        try:
            return QUICK.raw_decode(text, at)
        except (ValueError, RecursionError):
            pass
    reader = Reader(text, at)
    try:
        return reader.value(), reader.at
    except (UnreadableError, RecursionError):
        return None, -max(reader.at, at + 1)


def torn_value(text: str, at: int) -> tuple[Any, int]:
    """What can be read of an object that is not written as it should be; where it ends is not known."""
    data = loaded(text[at:])
    return data, len(text) if says_something(data) else at


def says_something(data: Any) -> bool:
    """Whether data hold an object of two members, or a list of objects: settings of one switch are none."""
    if isinstance(data, dict):
        return len(data) > 1 or any(map(says_something, list(data.values())[:3]))
    return isinstance(data, list) and any(
        (isinstance(item, dict | list) and item) or str(item)[:1] == "{" for item in data[:5]
    )
