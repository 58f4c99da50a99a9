"""An answer that a page's scripts ask for → its data: Nuxt's ``_payload.json``, SvelteKit's ``__data.json``, React's rows."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from crawlers.embedded import next_flight, nuxt2, remix, sveltekit
from crawlers.embedded.flat_list import looks_flat, unflattened
from crawlers.embedded.javascript.values import read_value
from crawlers.extract.objects.tolerant_json import UnreadableError

if TYPE_CHECKING:
    from crawlers.extract.page.document import Document

NUXT = ("__NUXT_JSONP__", "window.__NUXT__")
CALL = re.compile(r"(?:/\*\*/)?\s{0,9}[\w$.]{1,80}(?=\(\s{0,9}[\[{])")
"""``callback({…})``: an answer of the time before browsers could ask another host."""


def decoded(document: Document) -> list[Any]:
    """The data of an answer that is no page; nothing of a page."""
    text = document.text.lstrip()
    kind = document.page.content_type
    if "x-component" in kind:
        return next_flight.rows_meant(text.encode("utf-8", "replace"))
    if text.startswith(NUXT):
        return nuxt2.decoded("", text) or []
    if "javascript" in kind and (call := CALL.match(text)):
        return called_with(text, call.end())
    if document.kind != "json":
        return []
    lines = sveltekit.answer_lines(text) if text.startswith('{"type":') else None
    if lines is not None:
        return lines
    data = document.data if document.data is not None else first_line(text)
    if isinstance(data, list) and data and isinstance(data[0], dict) and any(map(remix.KEY.match, data[0])):
        return [remix.stream(text)]
    if looks_flat(data):
        return [unflattened(data)]
    return [data] if isinstance(data, dict | list) else []


def called_with(text: str, at: int) -> list[Any]:
    """What a whole answer is called with."""
    try:
        return [read_value(text, at)[0]]
    except UnreadableError:
        return []


def first_line(text: str) -> Any:
    """The first line, of an answer of several."""
    try:
        return json.loads(text.split("\n", 1)[0])
    except (ValueError, RecursionError):
        return None
