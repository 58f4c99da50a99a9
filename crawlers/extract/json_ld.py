"""JSON-LD of a page → JobPosting objects, block by block, so that a broken one harms no other."""

import json
import re
from collections.abc import Iterator
from typing import Any

from crawlers.extract.document import Document
from crawlers.extract.tolerant_json import loaded

Fields = dict[str, Any]
TYPE = re.compile(r"ld(?:\+|&#x2b;|&#43;|&plus;|%2b|\s)json", re.IGNORECASE)
POSTING = re.compile(r"(?:\A|[/#:])jobposting\Z", re.IGNORECASE)
DEEPEST = 12
MOST_NODES = 50_000


def postings(document: Document) -> list[Fields]:
    """Every JobPosting of every block, references resolved."""
    if document.kind not in {"html", "xml"} or not (
        "obPosting" in document.text or "obposting" in document.text.lower()
    ):
        return []
    blocks = [block(text) for attributes, text in document.scripts if TYPE.search(attributes)]
    return from_data([data for data in blocks if data is not None])


def block(text: str) -> Any:
    """What one block holds, or nothing."""
    if "ob" not in text:
        return None
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return loaded(text)


def from_data(data: Any) -> list[Fields]:
    """Every JobPosting inside some data, references resolved."""
    nodes = list(objects(data))
    named = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1}
    return [resolved(node, named) for node in nodes if is_posting(node)]


def objects(data: Any) -> Iterator[Fields]:
    """Every object, the outer before the inner, in the order of the page; bounded."""
    waiting: list[tuple[Any, int]] = [(data, 0)]
    for _ in range(MOST_NODES):
        if not waiting:
            return
        value, depth = waiting.pop()
        if isinstance(value, dict):
            yield value
            inner = list(value.values())
        elif isinstance(value, list):
            inner = value[:MOST_NODES]
        else:
            continue
        if depth < DEEPEST:
            waiting += [(child, depth + 1) for child in reversed(inner) if isinstance(child, dict | list)]


def is_posting(node: Fields) -> bool:
    """Whether its type is JobPosting, however it is written."""
    types = node.get("@type", node.get("type"))
    names = types if isinstance(types, list) else [types]
    return any(isinstance(name, str) and POSTING.search(name) for name in names)


def resolved(node: Fields, named: dict[str, Fields]) -> Fields:
    """The properties of a posting, with what is only referred to put in its place, and no empty ones."""
    found: Fields = {}
    for name, value in node.items():
        key = re.split(r"[/#:]", name)[-1] if ":" in name else name
        if key.startswith("@") or value in (None, "", [], {}):
            continue
        found[key] = [referred(item, named) for item in value] if isinstance(value, list) else referred(value, named)
    return found


def referred(value: Any, named: dict[str, Fields]) -> Any:
    """The object that ``{"@id": …}`` means."""
    if isinstance(value, dict) and set(value) <= {"@id", "@type"} and isinstance(value.get("@id"), str):
        return named.get(value["@id"], value)
    return value
