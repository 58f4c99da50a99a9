"""An error → one line in French, with the mend where the system's own words do not give it."""

import sqlite3
from errno import EDQUOT, EFBIG, ENOSPC

from db.backup import damage
from pipeline.kept_files import databases
from pipeline.paths import Paths

FULL = {ENOSPC, EDQUOT, EFBIG}
DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


def in_french(error: Exception, paths: Paths) -> str:
    """What went wrong, for the association."""
    if isinstance(error, OSError) and error.errno in FULL:
        return full(error.strerror or str(error))
    if not isinstance(error, sqlite3.Error):
        return str(error)
    if "is full" in str(error):
        return full(str(error))
    if getattr(error, "sqlite_errorcode", 0) & 0xFF in DAMAGED:
        named = [str(file) for file in (*databases(paths), paths.board) if damage(file)]
        return (
            f"{' et '.join(named) or 'une base de données'} : abîmée ({error}). Rien n’y a été écrit. "
            "`glassvallee doctor` dit comment réparer."
        )
    return f"la base de données ne répond pas comme prévu ({error}). `glassvallee doctor` dit ce qui ne va pas."


def full(words: str) -> str:
    """A disk without room."""
    return (
        f"le disque est plein ({words}). Libérez de la place (`glassvallee prune` dit ce qui est trop ancien) "
        "et recommencez : rien n’est perdu."
    )
