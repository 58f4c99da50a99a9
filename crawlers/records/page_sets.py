"""Page → the record sets that its tree holds, whatever they are: many overlap, and most are no offers."""

from collections.abc import Iterator
from typing import Any

from crawlers.extract.page.document import Document
from crawlers.records.cells import cells_of, text_of
from crawlers.records.record import Record, RecordSet
from crawlers.records.repeated import Numbers, repeated
from crawlers.records.sections import sections

MOST_RECORDS = 300
"""Of one set."""


def page_sets(root: Any, document: Document) -> Iterator[RecordSet]:
    """The sets of a visible tree."""
    numbers = Numbers(root)
    for path, elements in repeated(root):
        records = [record([element], document, numbers) for element in elements[:MOST_RECORDS]]
        yield RecordSet(by="repeated", path=path, records=records)
    for level, parts in sections(root):
        yield RecordSet(
            by="sections", path=level, records=[record(part, document, numbers) for part in parts[:MOST_RECORDS]]
        )


def record(elements: list[Any], document: Document, numbers: Numbers) -> Record:
    """The record that some elements are."""
    links: dict[str, str] = {}
    for element in elements:
        around = next((above for above in element.iterancestors() if above.tag == "a"), None)
        for link in ([around] if around is not None else []) + list(element.iter("a")):
            url = document.absolute(link.get("href") or "")
            if url and len(links) < 30:
                links.setdefault(url, text_of(link)[:120] or link.get("title") or link.get("aria-label") or "")
    return Record(
        cells=cells_of(elements, document),
        links=links,
        anchors=anchors(elements),
        nodes=tuple(elements),
        spans=tuple(numbers.span(element) for element in elements),
    )


def anchors(elements: list[Any]) -> tuple[str, ...]:
    """The names of places in some elements."""
    found: list[str] = []
    for element in elements:
        above = [element, *element.iterancestors()][:2] if not found else [element]
        before = element.getprevious()
        near = [before] if before is not None and before.tag == "a" and not text_of(before) else []
        for one in [*near, *above, *element.iter()]:
            if isinstance(one.tag, str) and (name := one.get("id") or (one.get("name") if one.tag == "a" else "")):
                found.append(name)
            if len(found) >= 12:
                return tuple(dict.fromkeys(found))
    return tuple(dict.fromkeys(found))
