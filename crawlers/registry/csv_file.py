"""A CSV file, as any spreadsheet saves it → rows that know their line, and what is wrong with the others."""

import csv
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from vocabulary.regular_file import read_regular
from vocabulary.without_secrets import without_secrets

SEPARATORS = ",;\t"
MOST_BYTES = 50_000_000
"""How large a table may be: a hundred thousand sources are less."""
LONGEST_CELL = 131_072
"""Letters of a cell; nobody writes so many by hand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something to mend in the registry: where it is, and what to do."""

    file: str
    """The name of the file: ``sources.csv``."""

    line: int
    """The line that the row starts on, as a text editor counts; 0 when the file cannot be read at all."""

    column: str
    """The column's name; empty when the whole row is concerned."""

    message: str
    """In French: what is wrong, and the mend."""

    row: str = ""
    """The id of the row, when it can be read."""

    def __post_init__(self) -> None:
        """Hide keys here: a message repeats the cell that is wrong, and is mailed, logged and shown."""
        object.__setattr__(self, "message", without_secrets(self.message))

    def __str__(self) -> str:
        line = f", ligne {self.line}" if self.line else ""
        column = f", colonne « {self.column} »" if self.column else ""
        return f"{self.file}{line}{column} : {self.message}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of the table that has the right number of cells."""

    line: int
    """The line that it starts on: a cell may hold line breaks."""

    cells: dict[str, str]
    """Column → cell without surrounding spaces; a column that the file lacks is empty."""


@dataclass(slots=True)
class CsvTable:
    """A CSV file that was read: its rows, and what is to mend in it."""

    file: str
    rows: list[Row] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    cut: bool = False
    """Whether its last line has no end: it may have been written to half."""

    def note_problem(self, line: int, column: str, message: str, *, row: str = "") -> None:
        """Note what is to mend in a cell, a row or the file itself."""
        self.problems.append(Problem(file=self.file, line=line, column=column, message=message, row=row))


def read_table(path: Path, *, columns: Sequence[str], required: Collection[str]) -> CsvTable:
    """Read a table; never raises for what is in the file.

    A byte order mark, ``;`` or tabs as separators (a French spreadsheet), Windows line ends, columns in
    another order and columns of the editor's own are all fine. Another encoding is read, and told of.
    """
    table = CsvTable(path.name)
    text = decode(path, table)
    table.cut = not text.endswith(("\n", "\r"))
    lines = split_lines(text)
    header_line, separator = find_header(lines)
    records = split_records(lines[header_line:], header_line + 1, separator, table)
    if header := next(records, None):
        names = [name.strip().lower() for name in header[1]]
        if check_header(names, header[0], columns, required, table):
            table.rows.extend(rows(records, names, columns, table))
    elif not table.problems:
        table.note_problem(1, "", f"le fichier est vide. Première ligne attendue : {','.join(columns)}")
    return table


def decode(path: Path, table: CsvTable) -> str:
    """The text of the file, whatever a spreadsheet made of it."""
    try:
        body = read_regular(path, MOST_BYTES)
    except OSError as error:
        message = f"le fichier ne peut pas être lu ({error.strerror}). Remettez-le dans {path.parent}."
        table.note_problem(0, "", message)
        return ""
    if body.startswith((b"\xff\xfe", b"\xfe\xff")):
        table.note_problem(1, "", "le fichier est en UTF-16. Enregistrez-le en « CSV UTF-8 ».")
        return body.decode("utf-16", "replace")
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = body[: error.start].count(b"\n") + 1
        table.note_problem(line, "", "les accents ne sont pas en UTF-8. Enregistrez le fichier en « CSV UTF-8 ».")
        return body.decode("cp1252", "replace")


def split_lines(text: str) -> list[str]:
    """Lines as an editor counts them: ``str.splitlines`` also cuts at characters that a cell may hold."""
    return [f"{line}\n" for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]


def find_header(lines: Sequence[str]) -> tuple[int, str]:
    """Where the header is (after blank lines and the ``sep=;`` of some spreadsheets), and the separator."""
    at = 0
    while at < len(lines) and (not lines[at].strip() or lines[at].lower().startswith("sep=")):
        at += 1
    header = lines[at] if at < len(lines) else ","
    return at, max(SEPARATORS, key=header.count)


def split_records(
    lines: Sequence[str], first_line: int, separator: str, table: CsvTable
) -> Iterator[tuple[int, list[str]]]:
    """Records and the line each starts on; a quote that is never closed spoils its own line only."""
    at, width = 0, 0
    while at < len(lines):
        end = closing_line(lines, at)
        cells = cells_of(lines[at:end], separator) if end else None
        if end is None or cells is None or swallows(lines[at + 1 : end], cells, separator, width):
            message = 'un guillemet " est ouvert et jamais fermé. Fermez-le, ou doublez-le dans le texte.'
            table.note_problem(first_line + at, "", message, row=first_cell(lines[at], separator))
            at += 1
            continue
        width = width or len(cells)
        if any(cells):
            yield first_line + at, cells
        at = end


def swallows(after: Sequence[str], cells: Sequence[str], separator: str, width: int) -> bool:
    """Whether a quote was closed only by the quote of another row, so that a cell holds whole rows."""
    return bool(after) and (len(cells) != width or any(line.count(separator) >= width - 1 for line in after))


def cells_of(lines: Sequence[str], separator: str) -> list[str] | None:
    """The cells of one record, which may go over several lines; nothing when a cell is absurdly long."""
    try:
        record = next(csv.reader(["".join(lines).removesuffix("\n")], delimiter=separator), [])
    except csv.Error:
        return None
    # counted here too: csv's own limit belongs to the whole process, and whoever reads a crawled table may have moved it
    return None if any(len(cell) > LONGEST_CELL for cell in record) else [cell.strip() for cell in record]


def closing_line(lines: Sequence[str], start: int) -> int | None:
    """The line after the one where every quote opened since ``start`` is closed."""
    quotes = 0
    for end in range(start, len(lines)):
        quotes += lines[end].count('"')
        if quotes % 2 == 0:
            return end + 1
    return None


def first_cell(line: str, separator: str) -> str:
    """What is most likely the id of a row that cannot be read."""
    return line.split(separator, 1)[0].strip().strip('"')


def check_header(
    names: Sequence[str], line: int, columns: Sequence[str], required: Collection[str], table: CsvTable
) -> bool:
    """Whether the rows can be read under this header; every column that lacks is a problem."""
    for name in columns:
        if name not in names:
            table.note_problem(line, name, f"cette colonne manque. Remettez « {name} » dans la première ligne.")
    return all(name in names for name in required)


def rows(
    records: Iterator[tuple[int, list[str]]], names: Sequence[str], columns: Sequence[str], table: CsvTable
) -> Iterator[Row]:
    """The records that have as many cells as the header."""
    for line, cells in records:
        id = cells[names.index("id")] if names.index("id") < len(cells) else ""
        if len(cells) < len(names):
            message = f"{len(cells)} cellules au lieu de {len(names)} : la ligne est coupée. Complétez-la."
            table.note_problem(line, names[len(cells)], message, row=id)
        elif any(cells[len(names) :]):
            message = f"{len(cells)} cellules au lieu de {len(names)}. Entourez de guillemets un texte à virgule."
            table.note_problem(line, "", message, row=id)
        else:
            cell_of = dict(zip(names, cells, strict=False))
            yield Row(line=line, cells={name: cell_of.get(name, "") for name in columns})
