"""Answer in JSON → the page that it holds: a list that was drawn on the server, and is put into another page as it is."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from crawlers.extract.page.document import Document

MOST_NODES = 2_000
DEEPEST = 4
SHORTEST = 60
ELEMENT = re.compile(r"<(?:li|article|div|tr|section|ul|a|h[1-6])\b[^>]{0,500}>", re.IGNORECASE)
LINK = re.compile(r"<a\b[^>]{0,500}\bhref\s{0,3}=", re.IGNORECASE)


def markup_in(document: Document) -> Document | None:
    """The page that an answer holds beside its numbers; nothing where its texts are those of records.

    ``{"found_jobs": true, "html": "<li><a href=…>"}``: what lies in an array of objects is a record's own text.
    """
    if document.kind != "json":
        return None
    found = "\n".join(markups(document.data))
    if not found:
        return None
    body = f"<!doctype html><html><head></head><body>{found}</body></html>".encode()
    return Document(replace(document.page, body=body, content_type="text/html; charset=utf-8"), hosts=document.hosts)


def markups(data: Any) -> Iterator[str]:
    """The texts that are parts of a page, in their order."""
    waiting: list[tuple[Any, int]] = [(data, 0)]
    for _ in range(MOST_NODES):
        if not waiting:
            return
        value, depth = waiting.pop(0)
        if isinstance(value, str):
            if len(value) >= SHORTEST and LINK.search(value) and ELEMENT.search(value):
                yield value
        elif depth <= DEEPEST:
            inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
            bare = not isinstance(value, list) or all(isinstance(item, str) for item in value)
            waiting += [(item, depth + 1) for item in inner if bare]
