"""A workbook is read like a CSV, and a hostile or damaged one is refused in words."""

import io
import zipfile
from datetime import date, datetime

import pytest

from crawlers.declared.sheet import lines_of
from crawlers.registry.csv_file import CsvTable
from tests.worlds.pages.declared_tables import GOOD, HEADER, read, workbook


def test_a_workbook_is_read_like_a_csv() -> None:
    body = workbook(
        ["Offres de la moulerie"],
        HEADER.split(";"),
        [12.0, "Régleur", "Moulerie", "Eu", datetime(2026, 12, 31)],
        [13, "Trieur", "Tri", "Eu", date(2026, 12, 31)],
        [14, "Perdu", "Tri", "Eu", None],
    )
    declared = read(body)

    assert [(posting.key, posting.fields["validThrough"]) for posting in declared.postings] == [
        ("12", "2026-12-31"),
        ("13", "2026-12-31"),
    ]
    assert "ligne 5, colonne « Valable jusqu’au »" in str(declared.problems[0])


def changed(body: bytes, name: str, data: bytes) -> bytes:
    """A workbook, one part of which is something else."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(body)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(part, data if part == name else old.read(part))
    return made.getvalue()


@pytest.mark.parametrize(
    ("part", "data", "message"),
    [
        ("xl/workbook.xml", b" " * 50_000_000, "trop volumineux"),
        ("xl/styles.xml", b'<!DOCTYPE a [<!ENTITY b "ha">]><styleSheet>&b;</styleSheet>', "XML"),
        (
            "xl/worksheets/sheet1.xml",
            '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE a [<!ENTITY b "ha">]><a>&b;</a>'.encode("utf-16"),
            "",
        ),
        ("xl/worksheets/sheet1.xml", b"<worksheet><sheetData><row", ""),
        ("xl/workbook.xml", b"<workbook/>", ""),
    ],
)
def test_a_hostile_workbook_is_refused_in_words(part: str, data: bytes, message: str) -> None:
    table = CsvTable("offres.xlsx")
    lines = lines_of(changed(workbook(HEADER.split(";"), GOOD.split(";")), part, data), table)

    assert all("ha" not in cells for _, cells in lines)
    assert table.problems or not lines
    assert message in str(table.problems)


def test_a_damaged_workbook_is_refused_in_words() -> None:
    assert "abîmé" in str(read(workbook(["a"])[:-40]).problems[0])
