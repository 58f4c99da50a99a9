"""The bytes of a CSV or XLSX file → its lines of cells, each with its number; bounded, whatever the file holds."""

import re
import warnings
import zlib
from collections.abc import Iterator
from datetime import date, datetime
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from crawlers.registry.csv_file import CsvTable, find_header, split_lines, split_records

NumberedCells = tuple[int, list[str]]
MOST_LINES = 5000
MOST_COLUMNS = 60
MOST_CELL_LETTERS = 20_000
MOST_PARTS = 500
MOST_UNPACKED_BYTES = 40 * 1024 * 1024
"""Bytes of a workbook once it is unpacked; one of 2,000 offers has two million."""
ENTITIES = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
OLD_EXCEL = b"\xd0\xcf\x11\xe0"
MEND = "Enregistrez-le à nouveau en « CSV UTF-8 » ou en « Classeur Excel (.xlsx) »."


def lines_of(body: bytes, table: CsvTable) -> list[NumberedCells]:
    """The lines of a file, blank ones left out; what is wrong with the file itself goes to ``table``."""
    if body.startswith(b"PK"):
        return workbook_lines(body, table)
    if body.startswith(OLD_EXCEL):
        table.note_problem(0, "", f"le fichier est un ancien classeur Excel (.xls). {MEND}")
        return []
    if b"\0" in body[:4000] and not body.startswith((b"\xff\xfe", b"\xfe\xff")):
        table.note_problem(0, "", f"le fichier n’est ni un CSV, ni un classeur .xlsx. {MEND}")
        return []
    return csv_lines(decoded(body), table)


def decoded(body: bytes) -> str:
    """Text, in whatever encoding a spreadsheet left it."""
    if body.startswith((b"\xff\xfe", b"\xfe\xff")):
        return body.decode("utf-16", "replace")
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError:
        return body.decode("cp1252", "replace")


def csv_lines(text: str, table: CsvTable) -> list[NumberedCells]:
    """The records of a CSV, numbered as a spreadsheet numbers its first line."""
    lines = split_lines(text)
    at, separator = find_header(lines)
    kept: list[NumberedCells] = []
    for number, cells in split_records(lines[at:], at + 1, separator, table):
        if len(kept) >= MOST_LINES:
            table.note_problem(number, "", f"plus de {MOST_LINES} lignes : la suite n’est pas lue.")
            break
        kept.append((number, [cell[:MOST_CELL_LETTERS] for cell in cells[:MOST_COLUMNS]]))
    return kept


def workbook_lines(body: bytes, table: CsvTable) -> list[NumberedCells]:
    """The lines of the first sheet of a workbook."""
    if wrong := unsafe(body):
        table.note_problem(0, "", wrong)
        return []
    from openpyxl import load_workbook  # slow to load, and only workbooks need it

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl tells of decoration that it does not keep
            book = load_workbook(BytesIO(body), read_only=True, data_only=True, keep_links=False)
            try:
                return list(sheet_lines(book.worksheets[0]))
            finally:
                book.close()
    except Exception:  # noqa: BLE001 - a hand-made or damaged workbook breaks openpyxl in any of its layers
        table.note_problem(0, "", f"le classeur ne peut pas être lu. {MEND}")
        return []


def sheet_lines(sheet: Any) -> Iterator[NumberedCells]:
    """The lines of a sheet that hold something."""
    rows = sheet.iter_rows(max_row=MOST_LINES, max_col=MOST_COLUMNS, values_only=True)
    for number, row in enumerate(rows, 1):
        cells = [cell_text(value) for value in row]
        if any(cells):
            yield number, cells


def unsafe(body: bytes) -> str:
    """Why a workbook is not opened: too big once unpacked, or XML that defines entities. Empty when it may be."""
    try:
        with ZipFile(BytesIO(body)) as parts:
            listed = parts.infolist()
            if len(listed) > MOST_PARTS or sum(part.file_size for part in listed) > MOST_UNPACKED_BYTES:
                return "le classeur est trop volumineux une fois ouvert. Gardez une seule feuille, sans image."
            for part in listed:
                if part.filename.endswith((".xml", ".rels")) and ENTITIES.search(parts.read(part)):
                    return f"le classeur contient du XML qu’un tableur n’écrit pas. {MEND}"
    except (BadZipFile, zlib.error, OSError, ValueError, NotImplementedError, RuntimeError, EOFError):
        return f"le classeur est abîmé. {MEND}"
    return ""


def cell_text(value: Any) -> str:
    """A cell as it is read aloud: a date as 2026-11-24, a whole number without its « .0 »."""
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value).strip()[:MOST_CELL_LETTERS]
