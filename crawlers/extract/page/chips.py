"""Article of an offer → what its chips say: short texts by the heading that no label announces."""

from typing import Any

from crawlers.extract.page.document import Document
from crawlers.extract.page.labels import words
from crawlers.extract.page.patterns import SECTIONS

BEFORE, AFTER = 6, 30
"""So many pieces of text before and behind the heading may be chips of it."""
TAKEN = (
    "employmentType",
    "jobLocation",
    "datePosted",
    "validThrough",
    "baseSalary",
    "workHours",
    "identifier",
    "jobStartDate",
)
LONGEST = 90


def chips(frame: Any, document: Document, title: str) -> dict[str, Any]:
    """The fields that the shapes of short texts give: « CDI », « Eu (76) », « 2 350 € brut »."""
    from crawlers.columns.fields import fields_of
    from crawlers.records.cells import cells_of

    cells = cells_of([frame], document)
    plain = words(title)
    at = next((n for n, cell in enumerate(cells) if words(cell.text) == plain), 0)
    near = [
        cell
        for cell in cells[max(0, at - BEFORE) : at + AFTER]
        if len(cell.text) <= LONGEST and not part(cell.text) and plain not in words(cell.text)
    ]
    found = fields_of(near, -1, {})
    return {name: found[name] for name in TAKEN if found.get(name)}


def part(text: str) -> bool:
    """Whether a short text is the heading of a part of an offer: « Mission : », « Formation »."""
    return SECTIONS.fullmatch(words(text)) is not None
