"""The schema → docs/data.md: every table and column in words, so that the page cannot differ from the files."""

from db.schema import File, tables

OPENING = """# Data

Three files of SQLite, made from `db/vallee.sql`, `db/people.sql` and `db/board.sql`. This page is made from them too
(`make docs`); a test compares.

Times are UTC (`2026-11-24T05:30:00Z`), dates `2026-11-24`, JSON where it says so.
"""
FILES: dict[File, str] = {
    "vallee": "## vallee.db: private, the working database\n\nWritten by one process at a time, never served.",
    "people": "## people.db: private, what people write\n\n"
    "Written by the board, a moment at a time, and by `glassvallee members`; never served, never touched by `rebuild`.",
    "board": "## board.db: public, what Datasette serves\n\n"
    "Public columns only. Made anew by each publication, never changed in place.",
}


def markdown() -> str:
    """The whole page."""
    return "\n".join([OPENING, *(f"{title}\n\n{chapter(file)}" for file, title in FILES.items())])


def chapter(file: File) -> str:
    """A section for each table of a file."""
    return "\n".join(section(file, name) for name in tables(file))


def section(file: File, name: str) -> str:
    """One table."""
    table = tables(file)[name]
    rows = [f"| `{c.name}` | {c.type}{' or null' if c.null else ''} | {c.comment} |" for c in table.columns]
    return "\n".join([f"### {name}", "", table.comment, "", "| column | type | is |", "|---|---|---|", *rows, ""])


if __name__ == "__main__":
    print(markdown(), end="")
