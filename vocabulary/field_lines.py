"""The records of a posting's fields → the lines that SQLite and mypy need as text; ``make docs`` writes them where they belong.

They stand between two marks, in files that stay to be read as they are; a test compares.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from pathlib import Path
from types import UnionType
from typing import Any, get_args, get_origin

from vocabulary.field_record import Field, PublicColumn
from vocabulary.job_posting import FIELDS

ROOT = Path(__file__).parent.parent
BEGIN = "the fields of a posting, written by `make docs` from vocabulary/job_posting.py"
END = "so far the fields of a posting"
DEFAULTS = {"()": "'[]'", "''": "''"}
"""What a field has when its source says nothing → the same in SQL."""
SQLITE = {"TEXT": "str", "INTEGER": "int", "REAL": "float"}
"""Type of a column → what SQLite gives."""
Lines = Callable[[Field], Iterable[str]]


def vallee_columns(field: Field) -> Iterator[str]:
    """The column of ``postings`` in vallee.db."""
    needed = "" if field.null else " NOT NULL"
    default = DEFAULTS.get(repr(field.default))
    yield f"{field.name} {field.storage}{needed}{f' DEFAULT {default}' if default else ''}, -- {field.about.comment}"


def board_columns(field: Field) -> Iterator[str]:
    """The columns of ``jobs`` in board.db."""
    for column in field.columns:
        yield f"{column.name} {column.type}, -- {column.comment}"


def value_types(field: Field) -> Iterator[str]:
    """The field of ``PostingValues``, as ``JobPosting`` has it."""
    yield f"{field.name}: {type_words(field.type)}"


def type_words(kind: Any) -> str:
    """A type as a program writes it.

    >>> type_words(tuple[str, ...]), type_words(float | None), type_words(...), type_words(date)
    ('tuple[str, ...]', 'float | None', '...', 'date')
    """
    parts = ", ".join(map(type_words, get_args(kind)))
    if isinstance(kind, UnionType):
        return parts.replace(", ", " | ")
    if parts:
        return f"{get_origin(kind).__name__}[{parts}]"
    return {type(None): "None", ...: "..."}.get(kind) or str(kind.__name__)


def row_fields(field: Field) -> Iterator[str]:
    """The field of ``PostingRow``, as SQLite gives it."""
    yield f"{field.name}: {SQLITE[field.storage]}{' | None' if field.null else ''}"


def row_arguments(field: Field) -> Iterator[str]:
    """The argument of ``PostingRow``, made from a posting.

    >>> [line for field in FIELDS if field.name in {"hours", "shift", "salary"} for line in row_arguments(field)]
    ['hours=posting.hours,', 'shift=to_json(posting.shift),', 'salary=to_json(posting.salary) if posting.salary else None,']
    """
    value = f"posting.{field.name}"
    if field.json:
        kept = f"to_json({value})"
    elif issubclass(field.kind, date):
        kept = f"{value}.isoformat()"
    elif field.kind is bool:
        kept = f"int({value})"
    else:
        yield f"{field.name}={value},"
        return
    yield f"{field.name}={or_none(kept, value, field)},"


def posting_arguments(field: Field) -> Iterator[str]:
    """The argument of ``JobPosting``, read from its ``PostingRow``.

    >>> [line for field in FIELDS if field.name in {"hours", "shift", "rejection"} for line in posting_arguments(field)]
    ['hours=row.hours,', 'shift=READ["shift"](row.shift),', 'rejection=READ["rejection"](row.rejection) if row.rejection else None,']
    """
    value = f"row.{field.name}"
    if field.json or issubclass(field.kind, StrEnum):
        value_read = f'READ["{field.name}"]({value})'
    elif issubclass(field.kind, date):
        value_read = f"date.fromisoformat({value})"
    elif field.kind is bool:
        value_read = f"bool({value})"
    else:
        yield f"{field.name}={value},"
        return
    yield f"{field.name}={or_none(value_read, value, field)},"


def or_none(words: str, value: str, field: Field) -> str:
    """An expression that is ``None`` where the value is unknown; « no » is known."""
    if not field.null:
        return words
    return f"None if {value} is None else {words}" if field.kind is bool else f"{words} if {value} else None"


def lines_of_lists(field: Field) -> Iterator[str]:
    """The fields of the board's ``PublishedJob``."""
    yield from (line_of(column) for column in field.columns if column.listed)


def lines_of_jobs(field: Field) -> Iterator[str]:
    """The fields of ``JobLine``, all public columns."""
    yield from map(line_of, field.columns)


def public_arguments(field: Field) -> Iterator[str]:
    """The argument of ``JobLine`` that the public reads just as the posting has it; what is public as other columns is no such.

    >>> [line for field in FIELDS if field.name in {"hours", "salary", "flags"} for line in public_arguments(field)]
    ['hours=posting.hours,']
    """
    if field.about.meaning:
        yield f"{field.name}=posting.{field.name},"


def lines_of_pages(field: Field) -> Iterator[str]:
    """The fields that the board's ``JobPageRow`` adds to ``JobRow``."""
    yield from (line_of(column) for column in field.columns if not column.listed)


def line_of(column: PublicColumn) -> str:
    """A public column, as SQLite gives it.

    >>> line_of(PublicColumn("hours", "REAL", "", "")), line_of(PublicColumn("title", "TEXT NOT NULL", "", ""))
    ('hours: float | None', 'title: str')
    """
    storage, _, needed = column.type.partition(" ")
    return f"{column.name}: {SQLITE[storage]}{'' if needed else ' | None'}"


PLACES: Mapping[str, tuple[Lines, ...]] = {
    "db/vallee.sql": (vallee_columns,),
    "db/board.sql": (board_columns,),
    "db/vallee/rows.py": (row_fields,),
    "pipeline/normalize/values.py": (value_types,),
    "pipeline/kept/posting_rows.py": (row_arguments, posting_arguments),
    "db/board/lines.py": (lines_of_jobs,),
    "pipeline/publishing/job_lines.py": (public_arguments,),
    "board/published/rows.py": (lines_of_lists, lines_of_pages),
}
"""File → what stands there of each field, between one pair of marks after the other."""


def with_field_lines(text: str, *places: Lines) -> str:
    """A file, with today's lines between its marks; they are indented as the marks are.

    >>> print(with_field_lines(f"  -- {BEGIN}\\n  old\\n  -- {END}", lambda field: [field.name] if field.name == "hours" else []))
      -- the fields of a posting, written by `make docs` from vocabulary/job_posting.py
      hours
      -- so far the fields of a posting
    """
    before, *parts = text.split(BEGIN)
    if len(parts) != len(places) or any(END not in part for part in parts):
        raise ValueError(f"marks lack: « {BEGIN} », « {END} »")
    for lines, part in zip(places, parts, strict=True):
        mark = before.rpartition("\n")[2]
        indent = mark[: len(mark) - len(mark.lstrip())]
        body = "".join(f"{indent}{line}\n" for field in FIELDS for line in lines(field))
        before += f"{BEGIN}\n{body}{mark}{END}{part.partition(END)[2]}"
    return before


def write_out() -> None:
    """Bring every file to what the records say."""
    for name, places in PLACES.items():
        path = ROOT / name
        path.write_text(with_field_lines(path.read_text(encoding="utf-8"), *places), encoding="utf-8")


if __name__ == "__main__":
    write_out()
