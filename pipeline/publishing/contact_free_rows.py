"""Lines of the board → the same without what reaches a person: whatever was kept by older rules, or typed by somebody."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TypeVar

import msgspec
from msgspec.structs import replace

from french.contacts.redacted import holds_contact, redacted

POSTING = ("title", "hiring_organization")
JOB = ("salary_text", "excerpt", "reasons", "corrections")
MEMBER = ("description", "activity")
SOURCE = ("why", "note")
CRAWL = ("troubles",)
HISTORY = ("old", "new", "why")
"""Columns in which words of people or of sites may stand that no rule of normalizing read, or that an older one did."""
tells_contact = lru_cache(maxsize=32_768)(holds_contact)
"""The same words come again and again: « CDI », « 35 h », and the reasons of matches."""
R = TypeVar("R", bound=msgspec.Struct)


def contact_free(row: R, columns: Sequence[str]) -> R:
    """A line as it may leave; the same object when none of ``columns`` tells of a person."""
    found = {name: redacted(words) for name in columns if (words := getattr(row, name)) and tells_contact(words)}
    return replace(row, **found) if found else row


def all_contact_free(rows: Iterable[R], columns: Sequence[str]) -> list[R]:
    """Lines as they may leave."""
    return [contact_free(row, columns) for row in rows]
