"""What a person, or an accident, may leave where a file is expected."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

UNFIT = {
    "folder": "c’est un dossier",
    "pipe": "c’est un tube",
    "device": "c’est un périphérique",
    "large": "octets, c’est trop",
}
"""What it is → how that is told."""
LARGE_BYTES = 10**12


def unfit(path: Path, kind: str) -> Path:
    """Put it there. The large one is a hole, and takes no room."""
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    elif kind == "device":
        path.symlink_to("/dev/zero")
    else:
        path.touch()
        os.truncate(path, LARGE_BYTES)
    return path


def foreign(file: Path) -> None:
    """The database of another program, where there is none of ours any more."""
    file.unlink(missing_ok=True)
    with closing(sqlite3.connect(file)) as made:
        made.execute("CREATE TABLE t (a)")


def blank(file: Path) -> None:
    """A database without any table: what is left when somebody emptied it with SQLite."""
    file.unlink(missing_ok=True)
    with closing(sqlite3.connect(file)) as made:
        made.execute("PRAGMA journal_mode = WAL")
