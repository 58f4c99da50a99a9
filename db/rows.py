"""What every table's record is made of, and the statements that read and write it."""

from collections.abc import Iterable
from typing import Any, ClassVar

import msgspec

Row = dict[str, Any]
"""A row of a query whose columns nobody named yet."""


class TableRow(msgspec.Struct, frozen=True, gc=False):
    """One row of a table: a field for each column, in the same order and of the same type (a test compares with the .sql file).

    SQLite's STRICT tables hold what they declare, so a row is read by position and not looked at again. It holds nothing
    but text and numbers: ``gc=False`` spares Python the search for circles among a hundred thousand of them.
    """

    TABLE: ClassVar[str]


Kind = type[TableRow]


def columns(kind: Kind) -> tuple[str, ...]:
    """The names of a table's columns, in the order of its record."""
    return kind.__struct_fields__


def of_table(kind: Kind) -> str:
    """The columns of a table as a SELECT from several tables names them, in the order of its record."""
    return ", ".join(f"{kind.TABLE}.{name}" for name in columns(kind))


def select(kind: Kind, rest: str = "") -> str:
    """``SELECT`` of every column by name: in a file that was migrated their order is another one."""
    return f"SELECT {', '.join(columns(kind))} FROM {kind.TABLE} {rest}"  # noqa: S608 - names are ours


def insert(kind: Kind, *, otherwise: str = "") -> str:
    """``INSERT`` of a whole record."""
    marks = ", ".join("?" * len(columns(kind)))
    return f"INSERT INTO {kind.TABLE} ({', '.join(columns(kind))}) VALUES ({marks}) {otherwise}"  # noqa: S608


def replace(kind: Kind, key: str, *, when: str = "") -> str:
    """``INSERT`` of a whole record, but a row with that key takes the new values, where ``when`` says so."""
    names = [name for name in columns(kind) if name not in key.split(", ")]
    values = ", ".join(f"{name} = excluded.{name}" for name in names)
    return insert(kind, otherwise=f"ON CONFLICT({key}) DO UPDATE SET {values} {when}")


def differs(kind: Kind, names: Iterable[str] = ()) -> str:
    """A ``WHERE`` for ``replace``: only when one of these columns differs; when none is named, any but ``id``."""
    compared = tuple(names) or [name for name in columns(kind) if name != "id"]
    return "WHERE " + " OR ".join(f"excluded.{name} IS NOT {kind.TABLE}.{name}" for name in compared)
