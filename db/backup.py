"""A database that is in use → a finished copy of it, which was opened and checked."""

import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from db.private_file import unfit

SIDE_FILES = ("-wal", "-shm", "-journal")
"""What SQLite keeps beside a database: it belongs to that file and to no other."""


class DamagedError(RuntimeError):
    """A database that cannot be read whole: the message names the file and what SQLite says of it."""


def copy(source: Path, target: Path) -> dict[str, int]:
    """Copy a database as it is at this moment, while others go on writing it; says how many rows each table has.

    All pages in one step: in several, a busy writer would make the copy begin again and again. The copy is one file
    without a ``-wal``. Raises ``DamagedError``, and leaves no copy, when the copy does not hold together.
    """
    if why := unfit(source):
        raise DamagedError(f"{source} est abîmée ({why})")
    try:
        with closing(read_only(source)) as live, closing(sqlite3.connect(target, isolation_level=None)) as made:
            made.execute("PRAGMA synchronous = OFF")  # it is synced with its archive
            live.backup(made, pages=-1)
            made.execute("PRAGMA journal_mode = DELETE")
        return checked(target)
    except BaseException as error:
        target.unlink(missing_ok=True)
        if isinstance(error, sqlite3.DatabaseError) and not isinstance(error, sqlite3.OperationalError):
            raise DamagedError(f"{source} est abîmée ({error})") from error
        raise


def checked(path: Path) -> dict[str, int]:
    """Open a finished database, read all of it, and count the rows of each table; raises ``DamagedError``."""
    if why := unfit(path):
        raise DamagedError(f"{path} est abîmée ({why})")
    try:
        with closing(read_only(path)) as opened:
            complaints = [row[0] for row in opened.execute("PRAGMA integrity_check(3)")]
            if complaints != ["ok"]:
                raise DamagedError(f"{path} est abîmée ({' ; '.join(complaints)})")
            loose = opened.execute("PRAGMA foreign_key_check").fetchone()
            if loose:
                raise DamagedError(
                    f"{path} est abîmée (une ligne de {loose[0]} désigne un {loose[2]} qui n’existe pas)"
                )
            return row_counts(opened)
    except sqlite3.DatabaseError as error:
        raise DamagedError(f"{path} est abîmée ({error})") from error


def take_in_side_files(path: Path) -> bool:
    """Have a database that nobody uses hold all that its ``-wal`` and ``-journal`` hold, so that it is whole without them.

    Says whether it is: one that is damaged cannot take them in. A kill meanwhile loses nothing, SQLite begins again.
    """
    if unfit(path):
        return False
    try:
        with closing(sqlite3.connect(path, isolation_level=None)) as opened:
            opened.execute("SELECT count(*) FROM sqlite_master").fetchone()  # rolls back what a kill left half done
            busy = opened.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    except sqlite3.Error:
        return False
    return not busy


def damage(path: Path) -> str:
    """What SQLite says against a database, after a quick look; empty when it is sound or not there."""
    if not path.exists():
        return ""
    if why := unfit(path):
        return why
    try:
        with closing(read_only(path)) as opened:
            complaints = [str(row[0]) for row in opened.execute("PRAGMA quick_check(3)")]
            return "" if complaints == ["ok"] else " ; ".join(complaints)
    except sqlite3.DatabaseError as error:
        return str(error)


def row_counts(opened: sqlite3.Connection) -> dict[str, int]:
    """Rows of each table that is not SQLite's own, nor of a search index."""
    names = opened.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' "
        "AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name"
    ).fetchall()
    return {name: opened.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for (name,) in names}  # noqa: S608


def read_only(path: Path) -> sqlite3.Connection:
    """A connection that changes nothing."""
    opened = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None, timeout=10)
    with suppress(sqlite3.DatabaseError):  # said again, where it is listened to
        opened.execute("PRAGMA cache_size = -16384")
    return opened
