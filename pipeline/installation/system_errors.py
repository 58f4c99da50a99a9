"""An error → one line in French, with the mend where the system's own words do not give it."""

import shutil
import sqlite3
from errno import EACCES, EADDRINUSE, EDQUOT, EFBIG, EISDIR, ENOENT, ENOSPC, ENOTDIR, EPERM, EROFS

from db.backup import damage
from pipeline.installation.error_words import error_words
from pipeline.installation.paths import Paths
from pipeline.recovery.irreplaceable_files import databases

FULL = {ENOSPC, EDQUOT, EFBIG}
NOT_WRITTEN = {sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN}
"""What SQLite says, on a full disk, of the files beside a database."""
SYSTEM = {
    EACCES: "le programme n’a pas le droit d’y lire ou d’y écrire. Voyez à qui est ce fichier (`glassvallee doctor`).",
    EPERM: "le système ne le permet pas à cet utilisateur. Voyez à qui est ce fichier (`glassvallee doctor`).",
    ENOENT: "ce fichier n’existe pas. Vérifiez le chemin.",
    EROFS: "ce disque ne se laisse que lire. Donnez un autre dossier, ou remontez le disque.",
    EADDRINUSE: "cette adresse est déjà prise par un autre programme. Donnez un autre port, ou arrêtez l’autre.",
    ENOTDIR: "un dossier de ce chemin est un fichier. Vérifiez le chemin.",
    EISDIR: "c’est un dossier, il faut un fichier.",
}
"""What the system says in English → in French, with the mend."""
FULL_BELOW_BYTES = 1_000_000
"""A disk with less room than this is called full, whatever SQLite says of the error."""
DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


def in_french(error: Exception, paths: Paths) -> str:
    """What went wrong, for the association."""
    if isinstance(error, OSError) and error.errno in FULL:
        return full(error.strerror or str(error))
    if isinstance(error, OSError) and error.errno in SYSTEM:
        place = f"{error.filename} : " if error.filename else ""
        return f"{place}{SYSTEM[error.errno]}"
    if not isinstance(error, sqlite3.Error):
        return error_words(error) if isinstance(error, OSError) else str(error)
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code == sqlite3.SQLITE_FULL or (code in NOT_WRITTEN and shutil.disk_usage(paths.data).free < FULL_BELOW_BYTES):
        return full(str(error))
    if code in DAMAGED:
        named = [str(file) for file in (*databases(paths), paths.board) if damage(file)]
        return (
            f"{' et '.join(named) or 'une base de données'} : abîmée ({error}). Rien n’y a été écrit. "
            "`glassvallee doctor` dit comment réparer."
        )
    return f"la base de données ne répond pas comme prévu ({error}). `glassvallee doctor` dit ce qui ne va pas."


def full(words: str) -> str:
    """What is said of a disk without room."""
    return (
        f"le disque est plein ({words}). Libérez de la place (`glassvallee prune` dit ce qui est trop ancien) "
        "et recommencez : rien n’est perdu."
    )
