"""Lines of board.db with nothing in them but what a test gives."""

import sqlite3
from collections.abc import Iterable
from types import NoneType
from typing import Any, TypeVar, get_args

from msgspec.structs import astuple, fields

from board.published.rows import BoardLine
from db.rows import TableRow

T = TypeVar("T", bound=BoardLine | TableRow)
LISTS = {"places", "contract", "shift", "flags", "reasons", "probable", "aliases", "troubles"}
OBJECTS = {"borrowed", "corrections", "provenance"}


def nothing(name: str, kind: Any) -> Any:
    """The least that a column may hold."""
    if NoneType in get_args(kind):
        return None
    if name in LISTS | OBJECTS:
        return "[]" if name in LISTS else "{}"
    return kind()


def line(kind: type[T], **given: Any) -> T:
    """A line of that kind."""
    empty = {field.name: nothing(field.name, field.type) for field in fields(kind) if field.required}
    return kind(**empty | given)


def keep(board: sqlite3.Connection, table: str, lines: Iterable[BoardLine]) -> None:
    """Write lines of one kind into their table."""
    for one in lines:
        names = one.__struct_fields__
        marks = ", ".join("?" * len(names))
        board.execute(f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks})", astuple(one))
