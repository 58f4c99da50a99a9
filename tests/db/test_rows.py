"""Records say of each table what the .sql file says, and SQLite gives and takes them as they are."""

from dataclasses import fields
from pathlib import Path
from types import ModuleType, NoneType
from typing import get_args

import msgspec
import pytest
from msgspec import structs

import db.board.lines as board
import db.people.rows as people
import db.vallee.rows as vallee
from db.people.rows import PictureRow
from db.rows import TableRow, differs, insert, replace
from db.schema import File, tables
from db.store import open_store
from db.vallee.rows import SourceRow, SourceStateRow, WeeklyCountRow
from tests.worlds.store_rows import DAY, source

TYPES = {"TEXT": str, "INTEGER": int, "REAL": float, "BLOB": bytes}


def records(module: ModuleType) -> list[type[TableRow]]:
    """Those of a file, each by the name of its table; what holds more than its table comes after it."""
    kinds = [kind for kind in vars(module).values() if isinstance(kind, type) and issubclass(kind, TableRow)]
    return [kind for kind in kinds if kind.__base__ is TableRow and kind.__module__ == module.__name__]


RECORDS: dict[File, list[type[TableRow]]] = {"vallee": records(vallee), "people": records(people)}
BOARD: list[type[TableRow]] = [*records(board), WeeklyCountRow, PictureRow]
"""Those of the public file; two of its tables are as they are where they are kept."""
ALL: dict[File, list[type[TableRow]]] = {**RECORDS, "board": BOARD}


@pytest.mark.parametrize("file", RECORDS)
def test_every_table_has_its_record(file: File) -> None:
    assert [kind.TABLE for kind in RECORDS[file]] == list(tables(file))


def test_every_table_of_the_board_has_its_record_and_is_written() -> None:
    assert (
        {kind.TABLE for kind in BOARD} == tables("board").keys() == {field.name for field in fields(board.BoardLines)}
    )


@pytest.mark.parametrize(("file", "kind"), [(file, kind) for file, kinds in ALL.items() for kind in kinds])
def test_a_record_has_the_columns_of_its_table_in_their_order_and_with_their_types(
    file: File, kind: type[TableRow]
) -> None:
    declared = {}
    for field in msgspec.structs.fields(kind):
        kinds = get_args(field.type) or (field.type,)
        declared[field.name] = ({*kinds} - {NoneType}, NoneType in kinds)
    columns = tables(file)[kind.TABLE].columns
    numbered = {column.name for column in columns if column.name == "n" and (({int}, True) == declared["n"])}

    assert list(declared) == [column.name for column in columns]
    assert declared == {
        column.name: ({TYPES[column.type]}, column.null or column.name in numbered) for column in columns
    }


def test_a_file_whose_columns_were_added_later_gives_the_same_records(tmp_path: Path) -> None:
    state = SourceStateRow(
        "verrerie-fictive", "ok", "", DAY, DAY, 9, 8, 1, 0, 2, 6, cause="", alarm=0, patience=3, account=""
    )
    with open_store(tmp_path / "vallee.db") as store:
        store.execute("INSERT INTO sources (id) VALUES ('verrerie-fictive')")
        for name in ("unreadable", "kept"):
            store.execute(f"ALTER TABLE source_states DROP COLUMN {name}")
            store.execute(f"ALTER TABLE source_states ADD COLUMN {name} INTEGER NOT NULL DEFAULT 0")
        assert store.write(insert(SourceStateRow), [state]) == 1
        columns = [row["name"] for row in store.rows("SELECT name FROM pragma_table_info('source_states')")]

        assert columns[-2:] == ["unreadable", "kept"]
        assert list(store.read(SourceStateRow)) == [state]


def test_only_what_differs_is_written_again(tmp_path: Path) -> None:
    known = source("verrerie-fictive")
    keep = replace(SourceRow, "id", when=differs(SourceRow))
    with open_store(tmp_path / "vallee.db") as store:
        assert [store.write(keep, [known]), store.write(keep, [known])] == [1, 0]
        assert store.write(keep, [structs.replace(known, note="lue chaque matin")]) == 1
        assert [row.note for row in store.read(SourceRow, "WHERE id = ?", [known.id])] == ["lue chaque matin"]
