"""An answer that a page's scripts ask for → its data: Nuxt's ``_payload.json``, SvelteKit's ``__data.json``, React's rows."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from crawlers.embedded import next_flight, nuxt2, remix, sveltekit
from crawlers.embedded.flat_list import looks_flat, unflattened

if TYPE_CHECKING:
    from crawlers.extract.page.document import Document

JSONP = ("__NUXT_JSONP__", "window.__NUXT__")


def decoded(document: Document) -> list[Any]:
    """The data of an answer that is no page; nothing of a page."""
    text = document.text.lstrip()
    kind = document.page.content_type
    if "x-component" in kind:
        return next_flight.rows_meant(text.encode("utf-8", "replace"))
    if text.startswith(JSONP):
        return nuxt2.decoded("", text) or []
    if document.kind != "json":
        return []
    lines = sveltekit.answer_lines(text) if text.startswith('{"type":') else None
    if lines is not None:
        return lines
    data = document.data if document.data is not None else first_line(text)
    if looks_flat(data):
        return [unflattened(data)]
    if isinstance(data, list) and data and isinstance(data[0], dict) and any(map(remix.KEY.match, data[0])):
        return [remix.stream(text)]
    return [data] if isinstance(data, dict | list) else []


def first_line(text: str) -> Any:
    """The first line, of an answer of several."""
    try:
        return json.loads(text.split("\n", 1)[0])
    except (ValueError, RecursionError):
        return None
