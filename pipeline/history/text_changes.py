"""Two texts of a posting → what its source changed, field by field, in the source's words."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Any

from db.vallee.rows import PostingChangeRow, Version
from pipeline.kept.posting_rows import from_json
from pipeline.normalize.source_text.posting import text

FIELDS = (
    "title",
    "locations",
    "contract",
    "salary",
    "date_posted",
    "valid_through",
    "schedule",
    "experience",
    "education",
)
DESCRIPTION = "description"
LONGEST_CHARACTERS = 200
"""Of what is kept of a field's words: enough to see what changed."""


def changes(versions: Iterable[Version]) -> Iterator[PostingChangeRow]:
    """A line for each field that differs from the version before; versions of a posting follow each other."""
    read = ((version, from_json(version.fields)) for version in versions)
    for (before, old_fields), (after, new_fields) in pairwise(read):
        if before.id == after.id:
            for field, old, new in differences(old_fields, new_fields):
                yield PostingChangeRow(
                    posting=after.id, crawl=after.crawl, field=field, at=after.seen_at, old=old, new=new
                )


def differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Field, old and new words; a description is long and may name people, so its words are not repeated.

    >>> list(differences({"title": "Fondeur", "baseSalary": "2 000 €"}, {"title": "Fondeur", "baseSalary": "2 100 €"}))
    [('salary', '2 000 €', '2 100 €')]
    """
    old, new = (text({**fields, DESCRIPTION: ""}, url="") for fields in (before, after))
    for field in FIELDS:
        words = tuple(in_words(getattr(version, field)) for version in (old, new))
        if words[0] != words[1]:
            yield field, words[0][:LONGEST_CHARACTERS], words[1][:LONGEST_CHARACTERS]
    if before.get(DESCRIPTION) != after.get(DESCRIPTION):
        yield DESCRIPTION, "", ""


def in_words(value: str | tuple[str, ...]) -> str:
    """A field on one line."""
    return " ".join((value if isinstance(value, str) else " ; ".join(value)).split())
