"""One line of a table of the registry, added or changed; every other byte of the file stays as its editor left it."""

import csv
import os
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from io import StringIO
from pathlib import Path

from crawlers.platforms.table import SPIDERS
from crawlers.registry.csv_file import MOST_BYTES, cells_of, closing_line, find_header, split_lines
from crawlers.registry.registry import read_registry
from db.atomic_file import whole
from vocabulary.regular_file import read_regular

MARK = b"\xef\xbb\xbf"
LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")


def row_line(cells: Sequence[str], separator: str) -> str:
    """Cells as a line of CSV."""
    text = StringIO()
    csv.writer(text, delimiter=separator, lineterminator="\r\n").writerow(
        cells
    )  # so that a cell with a line break is quoted
    return text.getvalue().removesuffix("\r\n")


def with_row(text: str, cells: Mapping[str, str]) -> str:
    """A table one row longer, as its own header and separator want it; a column that it lacks is left out.

    >>> with_row("id;note\\n", {"note": "un ; deux", "id": "a", "url": "x"})
    'id;note\\na;"un ; deux"\\n'
    """
    columns, separator = header(text)
    added = row_line([cells.get(name, "") for name in columns], separator)
    return text.rstrip("\r\n") + "\n" + added + "\n"


def with_cells(text: str, id: str, cells: Mapping[str, str]) -> str:
    """A table whose first row of this id has other cells in these columns; raises ``KeyError`` when there is no such row or column.

    >>> with_cells("id,note\\r\\na,un\\r\\nb,deux\\r\\n", "b", {"note": "trois"})
    'id,note\\r\\na,un\\r\\nb,trois\\r\\n'
    """
    columns, separator = header(text)
    lines, written = split_lines(text), LINE.findall(text)
    at, _ = find_header(lines)
    while at < len(lines):
        end = closing_line(lines, at) or at + 1
        row = cells_of(lines[at:end], separator)
        if row and len(row) >= len(columns) and row[columns.index("id")] == id:
            for column, cell in cells.items():
                if column not in columns:
                    raise KeyError(column)
                row[columns.index(column)] = cell
            ending = written[end - 1][len(written[end - 1].rstrip("\r\n")) :]
            return "".join([*written[:at], row_line(row, separator), ending, *written[end:]])
        at = end
    raise KeyError(id)


def header(text: str) -> tuple[list[str], str]:
    """The names of the columns, and what stands between two cells."""
    lines = split_lines(text)
    at, separator = find_header(lines)
    return [name.strip().strip('"').lower() for name in lines[at].strip("\n").split(separator)], separator


def text_of_table(path: Path) -> str:
    """The text of a table; raises ``ValueError`` with the mend when a spreadsheet left another encoding."""
    try:
        return read_regular(path, MOST_BYTES).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValueError(f"{path} n’est pas en UTF-8. Enregistrez-le en « CSV UTF-8 », puis recommencez.") from error


def write_table(path: Path, text: str, *, row: str) -> None:
    """Write a table of the registry whole, under the rights that it had; taken back, with a ``ValueError`` that says why,
    when the registry does not accept the row of this id.
    """
    before = read_regular(path, MOST_BYTES)
    put_table(path, (MARK if before.startswith(MARK) else b"") + text.encode())
    wrong = [problem for problem in read_registry(path.parent, SPIDERS).problems if problem.row == row]
    if wrong:
        put_table(path, before)
        raise ValueError(f"rien n’a été écrit : {wrong[0]}")


def put_table(path: Path, body: bytes) -> None:
    """Put a file in place of another: a table may hold keys, and whoever could not read it must not be able to now."""
    known = path.stat()
    with whole(path) as made:
        made.touch(mode=0o600)
        made.write_bytes(body)
        made.chmod(known.st_mode & 0o777)
        with suppress(OSError):  # only the administrator may give a file to the user of the program
            os.chown(made, known.st_uid, known.st_gid)
