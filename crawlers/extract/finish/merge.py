"""Two readings of one posting → one, that says which gave what."""

from dataclasses import replace
from typing import Any

from crawlers.items import RawPosting

LONGER = 1.5
"""How much longer a text must be for the shorter one to be its excerpt."""
TEXTS = {"description"}


def filled(posting: RawPosting, by: RawPosting) -> RawPosting:
    """The posting, with the properties that it lacks, or has only as an excerpt, taken from another reading of it."""
    fields, read_by = dict(posting.fields), dict(posting.read_by)
    for name, value in by.fields.items():
        if value in (None, "", [], {}) or not wanted(name, fields.get(name), value):
            continue
        fields[name] = value
        giver = by.read_by.get(name, by.extractor)
        if giver != posting.extractor:
            read_by[name] = giver
        else:
            read_by.pop(name, None)
    return replace(posting, fields=fields, read_by=read_by)


def wanted(name: str, own: Any, other: Any) -> bool:
    """Whether the other value says more."""
    if own in (None, "", [], {}):
        return True
    return name in TEXTS and isinstance(own, str) and isinstance(other, str) and len(other) > LONGER * len(own)
