"""What a correction gives: columns of ``postings``, as the value of a request has them."""

from collections.abc import Mapping
from typing import Any, TypedDict

import msgspec


class CorrectedColumns(TypedDict, total=False):
    """Column → what it is to hold. A dictionary, since each field that may be corrected gives other columns, and no more."""

    title: str
    title_key: str
    contract: str
    contract_months: float | None
    places: str
    salary: str | None
    worktime: str | None
    hours: float | None
    shift: str
    valid_through: str | None
    description: str
    description_text: str


def corrected_columns(columns: Mapping[str, Any]) -> CorrectedColumns:
    """Those columns of a whole posting, or of the value of a request. Raises ``msgspec.ValidationError`` for a value that is none.

    >>> corrected_columns({"title": "Cariste", "title_key": "cariste", "_source_words": "Cariste H/F"})
    {'title': 'Cariste', 'title_key': 'cariste'}
    """
    return msgspec.convert(columns, CorrectedColumns)
