"""JSON in attributes: ``data-props``, ``:items``, Inertia's ``data-page``, ``x-data="list([{…}])"``; escaped once or twice."""

import re
from html import unescape
from typing import Any
from urllib.parse import unquote

from crawlers.embedded.javascript.values import read_value
from crawlers.embedded.plain import data_in
from crawlers.extract.objects.tolerant_json import UnreadableError

PAGE = re.compile("data-page")
HINT = re.compile(r"=[\"']\s{0,80}(?:[\[{]|&(?:quot|amp|#34|#x22|#39);|%[57]B|eyJ|W3s)|x-data|x-init|ng-init")
"""How an attribute with data begins; most pages have none, and are not asked for each of their attributes."""
MOST = 1000
SHORTEST = 12
VALUES = (
    "//@*[string-length() >= 12 and (starts-with(., '{') or starts-with(., '[') or starts-with(., 'eyJ') or starts-with(., 'W3s')"
    " or starts-with(., '&quot;{') or starts-with(normalize-space(substring(., 1, 80)), '{')"
    " or starts-with(normalize-space(substring(., 1, 80)), '[')"
    " or starts-with(., '%7B%22') or starts-with(., '%5B%7B')"
    " or ((name() = 'x-data' or name() = 'ng-init' or name() = 'x-init') and contains(., '{')))]"
)
NOT_DATA = re.compile(
    r"(?:style|class|href|src|content|title|alt|d|placeholder|:class|:style|v-bind:class|x-bind:class|on\w+|srcset|sizes)\Z",
    re.IGNORECASE,
)
OTHERS = frozenset({"wire:snapshot", "wire:initial-data"})
"""Attributes of other decoders."""
CALL = re.compile(r"[\s\w.$]{1,80}(?:\(|=)\s{0,9}(?=[\[{])")
PREFIX = re.compile(r"\A(?:v-bind:|:|x-bind:|data-|\[)")


def decoded(tree: Any) -> list[Any]:
    """Attribute → data, in the order of the page; an attribute that many tags bear is a list."""
    found: dict[tuple[str, str, str], list[Any]] = {}
    for value in tree.xpath(VALUES)[:MOST]:
        name, owner = str(value.attrname), value.getparent()
        if NOT_DATA.match(name) or name in OTHERS or owner.tag == "astro-island":
            continue
        data = understood(str(value))
        if data and not (name == "data-page" and "component" in data):
            found.setdefault((str(owner.tag), name, owner.get("class") or ""), []).append(data)
    return [{PREFIX.sub("", name): group[0] if len(group) == 1 else group} for (_, name, _), group in found.items()]


def inertia(tree: Any) -> list[Any]:
    """``<div id="app" data-page="{&quot;component&quot;:…,&quot;props&quot;:{…}}">`` → the properties of the page."""
    found = []
    for value in tree.xpath("//@data-page")[:5]:
        data = understood(str(value)) if "{" in value[:20] else data_in(value.getparent().text or "")
        if isinstance(data, dict) and "component" in data and isinstance(data.get("props"), dict):
            found.append(data["props"])
    return found


def understood(value: str) -> dict[str, Any] | list[Any] | None:
    """The data that an attribute holds: JSON, perhaps escaped once more, or a value of JavaScript.

    >>> understood("{&quot;title&quot;:&quot;Régleur&quot;}"), understood("jobs({ items: [{title: 'Régleur'}] })")
    ({'title': 'Régleur'}, {'items': [{'title': 'Régleur'}]})
    """
    value = value.strip()
    if value.startswith("%"):
        value = unquote(value)
    data = data_in(value)
    for _ in range(2):
        if data is not None or "&" not in value:
            break
        value = unescape(value)
        data = data_in(value)
    if data is None:
        call = CALL.match(value)
        try:
            data = read_value(value, call.end() if call else 0)[0]
        except UnreadableError:
            return None
    return data if isinstance(data, dict | list) else None
