"""A job, completed by all who tell of it → the same as its own posting alone tells it."""

import json
from collections.abc import Mapping

from msgspec.structs import replace

from board.published.rows import WholeJobRow

LENT: Mapping[str, tuple[str, ...]] = {
    "hiring_organization": ("organization",),
    "hiring_member": ("organization_id",),
    "places": ("places", "commune", "insee", "department", "zone", "lat", "lon"),
    "contract": ("contract", "contract_label"),
    "salary": tuple(f"salary_{name}" for name in ("min", "max", "period", "months", "gross", "text")),
    "occupation": ("occupation", "rome"),
    "description": ("description", "description_text"),
}
"""Column of ``postings`` that another posting may lend → columns of ``jobs`` that are made of it; the others have the same name."""
EMPTY = {"places": "[]", "contract": "[]", "shift": "[]", "description": "", "description_text": ""}


def own(job: WholeJobRow) -> WholeJobRow:
    """A line of ``jobs`` without what other postings of the same job lend it: as the company's own page has it."""
    lent = [column for name in json.loads(job.borrowed) for column in LENT.get(name, (name,))]
    return replace(job, **{column: EMPTY.get(column) for column in lent})
