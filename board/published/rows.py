"""A query → its rows as dicts.

``dict(row)`` of sqlite3 looks every name up among all of them: five times as long for the forty columns of a job.
"""

import sqlite3
from typing import Any

Row = dict[str, Any]


def rows(connection: sqlite3.Connection, sql: str, *parameters: Any) -> list[Row]:
    """What a query finds."""
    found = connection.execute(sql, parameters)
    names = [column[0] for column in found.description]
    return [dict(zip(names, row, strict=True)) for row in found]


def one(connection: sqlite3.Connection, sql: str, *parameters: Any) -> Row | None:
    """The first row that it finds."""
    found = rows(connection, sql, *parameters)
    return found[0] if found else None
