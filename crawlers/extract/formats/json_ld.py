"""JSON-LD of a page → JobPosting objects, block by block, so that a broken one harms no other."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from crawlers.extract.objects.tolerant_json import read
from crawlers.extract.page.document import Document
from crawlers.extract.page.stumbles import Stumbles

Fields = dict[str, Any]
TYPE = re.compile(r"ld(?:\+|&#x2b;|&#43;|&plus;|%2b|\s)json", re.IGNORECASE)
POSTING = re.compile(r"(?:\A|[/#:])jobposting\Z", re.IGNORECASE)
HOLDERS = (dict, list)
DEEPEST = 12
MOST_NODES = 50_000
LONGEST_TYPE = 300


def postings(document: Document) -> list[Fields]:
    """Every JobPosting of every block, references resolved."""
    if document.kind not in {"html", "xml"} or not (
        "obPosting" in document.text or "obposting" in document.text.lower()
    ):
        return []
    blocks = [text for attributes, text in document.scripts if "ob" in text and TYPE.search(attributes)]
    return from_data(document.stumbles.each("json_ld", blocks, read), document.stumbles)


def from_data(data: Any, stumbles: Stumbles | None = None) -> list[Fields]:
    """Every JobPosting inside some data, references resolved; without ``stumbles``, the data are one entry of who asks."""
    nodes = list(objects(data))
    named = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1}
    found = filter(is_posting, nodes)
    if stumbles is None:
        return [resolved(node, named) for node in found]
    return stumbles.each("json_ld", found, lambda node: resolved(node, named))


def objects(data: Any) -> Iterator[Fields]:
    """Every object, the outer before the inner, in the order of the page; bounded."""
    waiting: list[tuple[Any, int]] = [(data, 0)]
    for _ in range(MOST_NODES):
        if not waiting:
            return
        value, depth = waiting.pop()
        if isinstance(value, dict):
            yield value
            inner: Iterable[Any] = value.values()
        elif isinstance(value, list):
            inner = value[:MOST_NODES]
        else:
            continue
        if depth < DEEPEST:
            waiting += reversed([(child, depth + 1) for child in inner if isinstance(child, HOLDERS)])


def is_posting(node: Fields) -> bool:
    """Whether its type is JobPosting, however it is written."""
    types = node.get("@type", node.get("type"))
    names = types if isinstance(types, list) else [types]
    return any(isinstance(name, str) and names_posting(name[-LONGEST_TYPE:]) for name in names)


@lru_cache(maxsize=256)
def names_posting(type: str) -> bool:
    """Whether a type is JobPosting: the same few come again and again."""
    return bool(POSTING.search(type))


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
    if isinstance(value, dict) and isinstance(value.get("@id"), str) and set(value) <= {"@id", "@type"}:
        return named.get(value["@id"], value)
    return value
