"""The records of a posting's fields → the lines that SQLite needs as text; ``make docs`` writes them where they belong.

They stand between two marks, in files that stay to be read as they are; a test compares.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from vocabulary.fields import Field
from vocabulary.job_posting import FIELDS

ROOT = Path(__file__).parent.parent
BEGIN = "the fields of a posting, written by `make docs` from vocabulary/job_posting.py"
END = "so far the fields of a posting"
DEFAULTS = {"()": "'[]'", "''": "''"}
"""What a field has when its source says nothing → the same in SQL."""
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


PLACES: Mapping[str, Lines] = {"db/vallee.sql": vallee_columns, "db/board.sql": board_columns}
"""File → the lines of each field that stand there between the marks."""


def written_out(text: str, lines: Lines) -> str:
    """A file, with today's lines between its marks; they are indented as the marks are.

    >>> print(written_out(f"  -- {BEGIN}\\n  old\\n  -- {END}", lambda field: [field.name] if field.name == "hours" else []))
      -- the fields of a posting, written by `make docs` from vocabulary/job_posting.py
      hours
      -- so far the fields of a posting
    """
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not end:
        raise ValueError(f"marks lack: « {BEGIN} », « {END} »")
    mark = before.rpartition("\n")[2]
    indent = mark[: len(mark) - len(mark.lstrip())]
    body = "".join(f"{indent}{line}\n" for field in FIELDS for line in lines(field))
    return f"{before}{begin}\n{body}{mark}{end}{after}"


def write_out() -> None:
    """Bring every file to what the records say."""
    for name, lines in PLACES.items():
        path = ROOT / name
        path.write_text(written_out(path.read_text(encoding="utf-8"), lines), encoding="utf-8")


if __name__ == "__main__":
    write_out()
