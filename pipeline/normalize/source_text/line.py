"""A value of any shape → one line of text, its parts, its markup, or the link that it is."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from html import unescape
from typing import Any

from french.visible import visible

MOST_LETTERS = 2000
DESCRIPTION_LETTERS = 200_000
KEPT_LETTERS = 60
"""What was read in a value of no more letters is kept in mind: towns, units, contracts and employers come again and again."""
MOST_VALUES = 50
TAG = re.compile(r"<[^<>]{0,2000}>")
ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[a-zA-Z]{2,31});")
TEMPLATES = ("{{", "{$", "{%", "<%", "${", "[[")
NOTHING = {
    "",
    "null",
    "none",
    "undefined",
    "n/a",
    "nan",
    "-",
    "--",
    "unavailable",
    "not specified",
    "non précisé",
    "various",
    "continuous",
}
NAMES = ("name", "value", "@value", "label", "libelle", "text", "title", "credentialCategory", "description", "@id")


def line(value: Any, depth: int = 0) -> str:
    """One line of text, whatever holds it: tags away, entities read, spaces collapsed."""
    if isinstance(value, str) and depth <= 6:
        return plain(value) if len(value) > KEPT_LETTERS else kept_plain(value)
    if value is None or isinstance(value, bool) or depth > 6:
        return ""
    if isinstance(value, int | float):
        return f"{value:.10g}" if isinstance(value, float) else str(value)[:30]
    if isinstance(value, list | tuple):
        return ", ".join(dict.fromkeys(filter(None, (line(item, depth + 1) for item in value[:MOST_VALUES]))))[
            :MOST_LETTERS
        ]
    if isinstance(value, Mapping):
        return next((text for name in NAMES if (text := line(value.get(name), depth + 1))), "")
    return ""


def plain(value: str) -> str:
    """A string on one line, without what nobody sees; a template that was not filled in, or a word for nothing, is nothing."""
    value = value[:MOST_LETTERS]
    for _ in range(2):
        if "&" not in value or not ENTITY.search(value):
            break
        value = unescape(value)
    value = " ".join((TAG.sub(" ", value) if "<" in value else value).split())
    if not value.isprintable():
        value = " ".join(visible(value).split())
    return "" if value.lower() in NOTHING or value.startswith(TEMPLATES) else value


kept_plain = lru_cache(maxsize=16_384)(plain)


def several(value: Any) -> Iterator[str]:
    """Each of several values, once."""
    items = value if isinstance(value, list | tuple) else [value]
    parts = (part for item in items[:MOST_VALUES] for part in line(item).split(" | "))
    yield from dict.fromkeys(part.strip() for part in parts if part.strip())


def markup(value: Any) -> str:
    """HTML or text as it is."""
    if isinstance(value, str):
        return "" if value[:MOST_LETTERS].lstrip().startswith(TEMPLATES) else value[:DESCRIPTION_LETTERS]
    if isinstance(value, list | tuple):
        return "\n".join(filter(None, (markup(item) for item in value[:MOST_VALUES])))
    if isinstance(value, Mapping):
        return markup(value.get("@value") or value.get("value") or value.get("text") or "")
    return ""


def link(value: Any) -> str:
    """An http(s) address."""
    if isinstance(value, list | tuple):
        value = value[0] if value else ""
    if isinstance(value, Mapping):
        value = value.get("url") or value.get("@id")
    address = value.strip() if isinstance(value, str) else ""
    return visible(address[:MOST_LETTERS]) if address.startswith(("http://", "https://")) else ""
