"""Page → the record sets that its tree holds, whatever they are: many overlap, and most are no offers."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import Any

from crawlers.extract.objects.objects import posting
from crawlers.extract.page.document import Document
from crawlers.judge.hidden_keys import set_aside_by
from crawlers.records.cells import cells_of, text_of
from crawlers.records.record import Record, RecordSet
from crawlers.records.repeated import Numbers, repeated
from crawlers.records.sections import sections

CODE = re.compile(r"(?=.*\d)[\w-]{2,24}")
"""What names one row of data in an attribute."""
LONGEST_ATTRIBUTE = 120
TOLD_IN_ATTRIBUTES = {"jobLocation", "employmentType", "datePosted", "validThrough", "baseSalary"}
MOST_RECORDS = 300
"""Of one set."""
MOST_LINKS, LOOKED_AT = 30, 300
"""Of one record: how many are kept, and how many looked at."""
READ, READ_ANYHOW, MOST_READ = 40, 20_000, 400_000
"""So many times an element may be read with all that lies around it; pages of few elements are read wholly."""


def page_sets(root: Any, document: Document) -> Iterator[RecordSet]:
    """The sets of a visible tree."""
    numbers = Numbers(root)
    for path, elements in affordable(repeated(root), numbers):
        yield RecordSet(by="repeated", path=path, records=[record([one], document, numbers) for one in elements])
    for level, parts in sections(root, numbers):
        yield RecordSet(
            by="sections", path=level, records=[record(part, document, numbers) for part in parts[:MOST_RECORDS]]
        )


def affordable(groups: Iterable[tuple[str, list[Any]]], numbers: Numbers) -> Iterator[tuple[str, list[Any]]]:
    """The groups in their order, without the largest where all together are more than anybody reads: frames in frames in frames."""
    known = [(path, elements[:MOST_RECORDS]) for path, elements in groups]
    sizes = [sum(map(numbers.size, elements)) for _, elements in known]
    left = min(READ * len(numbers.first) + READ_ANYHOW, MOST_READ)
    for number in sorted(range(len(known)), key=sizes.__getitem__):
        left -= sizes[number]
        if left < 0:
            sizes[number] = 0
    return (group for group, size in zip(known, sizes, strict=True) if size)


def record(elements: list[Any], document: Document, numbers: Numbers) -> Record:
    """The record that some elements are."""
    links: dict[str, str] = {}
    for element in elements:
        around = next((above for above in element.iterancestors() if above.tag == "a"), None)
        for link in chain([] if around is None else [around], islice(element.iter("a"), LOOKED_AT)):
            if len(links) >= MOST_LINKS:
                break
            if url := document.absolute(link.get("href") or ""):
                links.setdefault(url, text_of(link)[:120] or link.get("title") or link.get("aria-label") or "")
    attributes = data_attributes(elements)
    fields = posting(attributes) if len(attributes) >= 2 else {}
    fields = {name: value for name, value in fields.items() if name in TOLD_IN_ATTRIBUTES}
    reason = set_aside_by(attributes) if attributes else None
    return Record(
        cells=cells_of(elements, document),
        links=links,
        anchors=anchors(elements),
        codes=tuple(value for value in attributes.values() if CODE.fullmatch(value)),
        fields=fields,
        hidden=reason.value if reason else "",
        nodes=tuple(elements),
        spans=tuple(numbers.span(element) for element in elements),
    )


def data_attributes(elements: list[Any]) -> dict[str, str]:
    """The ``data-…`` attributes of some elements and of what is right in them: name → value."""
    found: dict[str, str] = {}
    for element in elements[:1]:
        for one in [element, *list(element.iter("a", "button", "li", "article", "div"))[:12]]:
            for name, value in one.attrib.items():
                if name.startswith("data-") and 0 < len(value) <= LONGEST_ATTRIBUTE:
                    found.setdefault(name[5:], value)
    return found


def anchors(elements: list[Any]) -> tuple[str, ...]:
    """The names of places in some elements."""
    found: list[str] = []
    for element in elements:
        before = element.getprevious()
        near = [before] if before is not None and before.tag == "a" and not text_of(before) else []
        for one in [*near, *element.iter()]:
            if isinstance(one.tag, str) and (name := one.get("id") or (one.get("name") if one.tag == "a" else "")):
                found.append(name)
            if len(found) >= 12:
                return tuple(dict.fromkeys(found))
    return tuple(dict.fromkeys(found))
