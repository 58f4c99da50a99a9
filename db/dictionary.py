"""The schema → docs/data.md: every table and column in words, so that the page cannot differ from the files."""

from typing import Literal

from db.schema import tables

OPENING = """# Data

Two files of SQLite, made from `db/vallee.sql` and `db/board.sql`. This page is made from them too
(`make docs`); a test compares.

Times are UTC (`2026-11-24T05:30:00Z`), dates `2026-11-24`, JSON where it says so.
"""
FILES: dict[Literal["vallee", "board"], str] = {
    "vallee": "## vallee.db: private, the working database\n\nWritten by one process at a time, never served.",
    "board": "## board.db: public, what Datasette serves\n\n"
    "Public columns only. Made anew by each publication, never changed in place.",
}


def markdown() -> str:
    """The whole page."""
    return "\n".join([OPENING, *(f"{title}\n\n{chapter(file)}" for file, title in FILES.items())])


def chapter(file: Literal["vallee", "board"]) -> str:
    """A section for each table of a file."""
    return "\n".join(section(file, name) for name in tables(file))


def section(file: Literal["vallee", "board"], name: str) -> str:
    """One table."""
    table = tables(file)[name]
    rows = [f"| `{c.name}` | {c.type}{' or null' if c.null else ''} | {c.comment} |" for c in table.columns]
    return "\n".join([f"### {name}", "", table.comment, "", "| column | type | is |", "|---|---|---|", *rows, ""])


if __name__ == "__main__":
    print(markdown(), end="")
