"""A job, completed by all who tell of it → the same as its own posting alone tells it."""

import json
from collections.abc import Mapping

from msgspec.structs import replace

from board.published.rows import WholeJobRow
from vocabulary.job_posting import FIELDS

LENT: Mapping[str, tuple[str, ...]] = {
    field.name: tuple(column.name for column in field.columns) for field in FIELDS if field.columns
} | {"description": ("description", "description_text")}
"""Column of ``postings`` that another posting may lend → columns of ``jobs`` that are made of it; the others have the same name."""
EMPTY = {field.name: "[]" for field in FIELDS if field.about.lent_with and field.json and not field.null}
EMPTY |= {"description": "", "description_text": ""}


def own(job: WholeJobRow) -> WholeJobRow:
    """A line of ``jobs`` without what other postings of the same job lend it: as the company's own page has it."""
    lent = [column for name in json.loads(job.borrowed) for column in LENT.get(name, (name,))]
    return replace(job, **{column: EMPTY.get(column) for column in lent})
