"""A table in text → its rows that are jobs."""

import csv
from io import StringIO
from typing import Any

from crawlers.extract.objects import names
from crawlers.extract.objects.names import letters
from crawlers.extract.objects.objects import posting
from crawlers.extract.page.document import Document

Fields = dict[str, Any]
MOST = 2000
LARGEST_CELL = 1_000_000


def postings(document: Document) -> list[Fields]:
    """The rows of a table whose header names a title and two other things that jobs have."""
    if document.kind != "table":
        return []
    head = document.text[:5000].lstrip().partition("\n")[0]
    delimiter = max(",;\t|", key=head.count)
    header = [letters(cell) for cell in first_row(head, delimiter)]
    known = [name for name in header if name in names.MEANINGS or name in names.PLACE_PARTS]
    if not (set(header) & {*names.STRONG_TITLES, "poste"} and len(set(known)) >= 2):
        return []
    found = []
    csv.field_size_limit(LARGEST_CELL)
    try:
        for row in csv.DictReader(StringIO(document.text.lstrip(), newline=""), delimiter=delimiter):
            cells = {name: cell for name, cell in row.items() if isinstance(name, str) and isinstance(cell, str)}
            found += [fields for fields in document.stumbles.each("csv_table", [cells], posting) if fields]
            if len(found) >= MOST:
                break
    except csv.Error:
        pass  # what came before the broken row is good
    return found


def first_row(head: str, delimiter: str) -> list[str]:
    """The cells of a header; none of one that is no CSV."""
    try:
        return next(csv.reader([head], delimiter=delimiter), [])
    except csv.Error:
        return []
