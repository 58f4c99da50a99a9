"""A private database's file: made whole, with all its tables, before it gets its name; and refused where it is anything else.

What was lost (an emptied file, a folder, another program's database under that name) would otherwise be brought to today's
schema like a new one, and nobody would know that pages, history or members' words are gone.
"""

import os
import secrets
import sqlite3
import stat
from contextlib import closing, suppress
from pathlib import Path

from sqlite_utils import Database, Migrations

from db.atomic_file import BESIDE, settle
from db.schema import SchemaError, check, migrate

EMPTY = "le fichier est vide"
FOREIGN = "aucune table de glassvallee n’y est, ce n’est pas la base qui était là"
MEND = (
    "Rien n’y a été écrit. Remettez la dernière sauvegarde : `glassvallee restore FICHIER --yes`. Sans sauvegarde, écartez-le : un "
    "nouveau commence vide, et ce qu’il gardait est perdu."
)


def unfit(path: Path) -> str:
    """Why what lies under this name is no database, in French, before anything is opened; empty when it may be one."""
    try:
        status = path.stat()
    except FileNotFoundError:
        return ""
    if stat.S_ISDIR(status.st_mode):
        return "c’est un dossier"
    if not stat.S_ISREG(status.st_mode):
        return "ce n’est pas un fichier"
    return "" if status.st_size else EMPTY


def refuse_unfit(path: Path) -> None:
    """Raise ``SchemaError`` for what is no database, and for a database that is gone while what SQLite kept beside it is there."""
    if why := unfit(path):
        raise SchemaError(f"{path} : {why}, il faut la base de glassvallee. {MEND}")
    wal = path.with_name(f"{path.name}-wal")
    if not path.exists() and wal.exists() and wal.stat().st_size:
        raise SchemaError(f"{path} manque, mais {wal.name} est là : la base a été retirée à moitié. {MEND}")


def begin(path: Path, steps: Migrations) -> None:
    """Make a new database. Killed meanwhile, there is none; where another process made it first, its own is the one."""
    made = path.with_name(f"{path.name}{BESIDE}{os.getpid()}-{secrets.token_hex(4)}")  # threads make one at once, too
    try:
        with closing(sqlite3.connect(made, isolation_level=None)) as connection:
            os.chmod(made, 0o600)  # noqa: PTH101 - as the others here: it is nobody else's
            connection.execute("PRAGMA synchronous = OFF")  # it is settled as a whole
            migrate(connection, steps)
            connection.execute("PRAGMA journal_mode = WAL")
        settle(made)
        with suppress(FileExistsError):
            path.hardlink_to(made)
        settle(path.parent)
    finally:
        made.unlink(missing_ok=True)


def refuse_foreign(connection: sqlite3.Connection, path: Path, steps: Migrations) -> None:
    """Raise ``SchemaError`` for a database of another program, of another kind, without any table, or of a newer version of ours."""
    try:
        check(connection, steps)
    except SchemaError as error:
        raise SchemaError(f"{path} : {error}") from error
    if not steps.applied(Database(connection)):
        raise SchemaError(f"{path} : {FOREIGN}. {MEND}")


def why_foreign(path: Path, steps: Migrations) -> str:
    """Why what is there is not this database of ours, of whatever version; empty when it is, or is not there. Writes nothing."""
    if why := unfit(path):
        return why
    if not path.exists():
        return ""
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            return "" if steps.applied(Database(connection)) else FOREIGN
    except sqlite3.DatabaseError:
        return ""  # damaged: that is told with what SQLite says of it
