"""What went wrong → the status that says whose fault it is."""

import sqlite3
from contextlib import closing

import pytest
from datasette.database import QueryInterrupted
from datasette.utils import sqlite_timelimit

from board.http import errors

ENDLESS = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"


def test_a_page_that_takes_too_long_is_not_the_visitor_s_fault() -> None:
    with (
        closing(sqlite3.connect(":memory:")) as connection,
        sqlite_timelimit(connection, 5),
        pytest.raises(sqlite3.OperationalError) as stopped,
    ):
        connection.execute(ENDLESS).fetchone()
    assert errors.status(stopped.value) == 503


def test_a_table_that_is_asked_for_too_much_is() -> None:
    assert errors.status(QueryInterrupted(sqlite3.OperationalError("interrupted"), ENDLESS, {})) == 400
