"""vallee.sql, people.sql and board.sql → tables: where columns are named and explained; and the migrations."""

import re
import sqlite3
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from sqlite_utils import Database, Migrations

HERE = Path(__file__).parent
COLUMN = re.compile(r"  (?P<name>[a-z_0-9]+) (?P<type>TEXT|INTEGER|REAL|BLOB)\b(?P<rest>[^-]*)-- (?P<comment>.+)")

File = Literal["vallee", "people", "board"]

migrations = Migrations("vallee")


@dataclass(frozen=True, slots=True)
class Column:
    """A column, as its line in the .sql file says."""

    name: str
    type: str
    """TEXT, INTEGER, REAL or BLOB."""
    null: bool
    """Whether it may be unknown."""
    comment: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table, with the sentence that stands over it."""

    name: str
    comment: str
    columns: tuple[Column, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its columns, in order."""
        return tuple(column.name for column in self.columns)


class SchemaError(RuntimeError):
    """The file was made by another program, or by a newer one."""


def sql(file: File) -> str:
    """The statements that make an empty database."""
    return (HERE / f"{file}.sql").read_text(encoding="utf-8")


@cache
def tables(file: File) -> dict[str, Table]:
    """Every table, by name, in the order of the file.

    >>> [column.name for column in tables("vallee")["sightings"].columns]
    ['posting', 'crawl']
    """
    matches = re.findall(r"-- ([^\n]+)\nCREATE TABLE (\w+) \(\n(.*?)\n\) STRICT", sql(file), flags=re.DOTALL)
    return {name: Table(name, comment, columns(body)) for comment, name, body in matches}


def columns(body: str) -> tuple[Column, ...]:
    """The lines between the brackets of a CREATE TABLE that declare a column."""
    return tuple(
        Column(declared["name"], declared["type"], may_be_null(declared["rest"]), declared["comment"])
        for declared in map(COLUMN.fullmatch, body.split("\n"))
        if declared
    )


def may_be_null(rest: str) -> bool:
    """Whether a column declared so may be unknown."""
    return "NOT NULL" not in rest and "PRIMARY KEY" not in rest


def migrate(connection: sqlite3.Connection, steps: Migrations = migrations) -> None:
    """Bring a private database to today's schema, each step in a transaction of its own.

    Raises ``SchemaError``, and touches nothing, when the file knows a step that this program does not.
    """
    check(connection, steps)
    database = Database(connection)
    if steps.pending(database):
        steps.apply(database)


def is_old(connection: sqlite3.Connection, steps: Migrations = migrations) -> bool:
    """Whether a private database lacks a step that this program knows; a newer or foreign one is refused."""
    check(connection, steps)
    done = {step.name for step in steps.applied(Database(connection))}
    return any(step.name not in done for step in steps._migrations)  # noqa: SLF001 - ``pending`` would write


def check(connection: sqlite3.Connection, steps: Migrations = migrations) -> None:
    """Refuse a file that is not ours, or newer than we are."""
    made = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if made and "_sqlite_migrations" not in made:
        raise SchemaError(
            "cette base n’a pas été faite par glassvallee. Rien n’y a été écrit : remettez la dernière sauvegarde "
            "(`glassvallee restore FICHIER --yes`), ou nommez un autre fichier."
        )
    known = {step.name for step in steps._migrations}  # noqa: SLF001 - the public API lists only pending ones
    newer = sorted({step.name for step in steps.applied(Database(connection))} - known)
    if newer:
        raise SchemaError(
            f"cette base a été faite par une version plus récente de glassvallee (étape {newer[-1]}, inconnue ici) : "
            "installez cette version ou une plus récente, ou remettez une sauvegarde plus ancienne."
        )


@migrations(name="0001_first")
def first(database: Database) -> None:
    """Make the tables that vallee.sql describes.

    A later step must look before it adds: a new file is made from today's vallee.sql.
    """
    for statement in statements(sql("vallee")):
        database.execute(statement)


@migrations(name="0002_history")
def history(database: Database) -> None:
    """Add what changed in postings, and counts of weeks."""
    add_tables(database, "posting_changes", "weekly_counts")


@migrations(name="0003_families")
def families(database: Database) -> None:
    """Add what ties the jobs of one text in several communes, fields of other postings, and when a job was published again."""
    add_columns(database, "jobs", "borrowed", "republished_at", "family")
    add_columns(database, "source_states", "unreadable")


@migrations(name="0004_watch")
def watch(database: Database) -> None:
    """Add why a source failed, and whether somebody should look."""
    add_columns(database, "source_states", "cause", "alarm")


@migrations(name="0005_patience")
def patience(database: Database) -> None:
    """Add how many failures in a row are ordinary for a source, so that it is worked out once."""
    add_columns(database, "source_states", "patience")


@migrations(name="0006_own_pages")
def own_pages(database: Database) -> None:
    """Add what the pages of postings said that no list showed."""
    add_columns(database, "crawls", "own_pages")


@migrations(name="0007_missed")
def missed(database: Database) -> None:
    """Add since when a line of the registry is missed, so that one half-written file is not believed."""
    add_columns(database, "members", "missed_on")
    add_columns(database, "sources", "missed_on")


@migrations(name="0008_account")
def account(database: Database) -> None:
    """Add what a site shows of its offers, and what of it was read."""
    add_columns(database, "source_states", "account")


@migrations(name="0009_contact")
def contact(database: Database) -> None:
    """Add how the employer of a declared offer is reached."""
    add_columns(database, "postings", "contact")


def add_columns(database: Database, table: str, *names: str, file: File = "vallee") -> None:
    """Make columns of vallee.sql, or people.sql, that an older file does not have."""
    known = {row[1] for row in database.execute(f"PRAGMA table_info({table})")}
    for line in statements_of_columns(table, file):
        name = line.split()[0]
        if name in names and name not in known:
            database.execute(f"ALTER TABLE {table} ADD COLUMN {line}")


def statements_of_columns(table: str, file: File = "vallee") -> list[str]:
    """What a schema declares of each column of a table.

    >>> [line for line in statements_of_columns("jobs") if line.startswith("family")]
    ['family TEXT']
    """
    declaration = re.search(rf"^CREATE TABLE {table} \(\n(.*?)\n\) STRICT", sql(file), flags=re.DOTALL | re.MULTILINE)
    lines = (
        [line.partition("--")[0].strip().removesuffix(",") for line in declaration[1].split("\n")]
        if declaration
        else []
    )
    return [line for line in lines if line]


def add_tables(database: Database, *names: str, file: File = "vallee") -> None:
    """Make tables of vallee.sql, or people.sql, that an older file does not have."""
    for statement in statements(sql(file)):
        made = re.search(r"^CREATE TABLE (\w+)", statement, flags=re.MULTILINE)
        if made and made[1] in names and not database[made[1]].exists():
            database.execute(statement)


def statements(script: str) -> list[str]:
    r"""The statements of a script one by one, since ``executescript`` would end the migration's transaction.

    >>> statements("CREATE TABLE a (b); -- c\nCREATE TABLE d (e);")
    ['CREATE TABLE a (b);', '-- c\nCREATE TABLE d (e);']
    """
    complete: list[str] = []
    so_far = ""
    for piece in re.split(r"(?<=;)", script):
        so_far += piece
        if sqlite3.complete_statement(so_far):
            complete.append(so_far.strip())
            so_far = ""
    return complete
