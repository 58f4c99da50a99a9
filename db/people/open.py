"""A path → an open people.db: what people write. Many processes may write, each for a moment."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from sqlite_utils import Database, Migrations

from db.private_file import begin, refuse_foreign, refuse_unfit
from db.schema import add_columns, add_tables, is_old, migrate, sql, statements
from db.store import Store, connect, writing

migrations = Migrations("people")
"""Steps of people.db: a new table is added to people.sql, and named in a step of its own."""


@migrations(name="0001_first")
def first(database: Database) -> None:
    """Make the tables that people.sql describes."""
    for statement in statements(sql("people")):
        database.execute(statement)


def open_people(path: Path, *, patience: float = 10.0) -> Store:
    """Open people.db to write in it, making or migrating it first; use it in a ``with``, and not for longer than a moment.

    No lock is held between transactions: another process may write before and after. Raises ``SchemaError`` when the file is
    newer than this program, or no people.db of ours.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        refuse_unfit(path)
        if not path.exists():
            begin(path, migrations)
        connection = connect(path, write=True)
        stack.callback(connection.close)
        connection.execute("PRAGMA secure_delete = ON")  # what is erased leaves no trace in the file
        connection.execute("PRAGMA synchronous = FULL")  # a word that was thanked for survives a power cut
        refuse_foreign(connection, path, migrations)
        if is_old(connection, migrations):
            with writing(path, patience):
                migrate(connection, migrations)
        return Store(path, connection, stack.pop_all())


@contextmanager
def read_people(path: Path) -> Iterator[Store | None]:
    """Open people.db to read it; ``None`` when nobody wrote anything yet."""
    refuse_unfit(path)
    if not path.exists():
        yield None
        return
    with open_people(path) as people:
        yield people


def add_people_tables(database: Database, *names: str) -> None:
    """Make tables of people.sql that an older file does not have: for the steps to come."""
    add_tables(database, *names, file="people")


@migrations(name="0002_alerts_audience")
def alerts_and_audience(database: Database) -> None:
    """Add mails of saved searches, and sums of what is read."""
    add_people_tables(database, "alerts", "audience")


@migrations(name="0003_refusals")
def refusals(database: Database) -> None:
    """Add the day of the last refusal, so that a bad hour is not taken for many days."""
    add_columns(database, "alerts", "refused_on", file="people")


@migrations(name="0004_letterboxes")
def letterboxes(database: Database) -> None:
    """Add what limits are counted for: a letterbox, however its address is spelled."""
    add_columns(database, "alerts", "letterbox", file="people")
    add_people_tables(database, "asked_letterboxes")


@migrations(name="0005_answers")
def answers(database: Database) -> None:
    """Add the answers that are to be mailed to visitors."""
    add_people_tables(database, "answers_due")


@migrations(name="0006_known_jobs")
def known_jobs(database: Database) -> None:
    """Add what a search found when it was last looked at, so that whatever comes into it is told."""
    add_columns(database, "alerts", "known", file="people")
