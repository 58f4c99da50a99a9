"""Which secret the links in force were made with → whether the secret that is here opens them.

A secret that was lost, emptied or replaced makes every private link void, and nothing else shows it: the files look sound.
"""

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from db.backup import read_only
from db.people.secret import SecretError, keyed, known_secret
from db.store import Store
from db.times import stamp

NAME = "secret"
"""Of the counter that says which secret it was."""
FINGERPRINT_DIGITS = 15
"""Hexadecimal: as many as an integer of SQLite holds; nobody finds the secret by them."""
LIVE = "SELECT count(*) FROM links WHERE revoked_at IS NULL AND expires_at > ?"
KNOWN = "SELECT value FROM counters WHERE name = ?"
MEND = (
    "Remettez celui d’avant : GLASSVALLEE_SECRET tel qu’il était donné au service, ou le fichier « secret » d’une sauvegarde "
    "(`glassvallee restore FICHIER --yes`). S’il est perdu, donnez de nouveaux liens : `glassvallee members link ADHERENT "
    "--person NOM --new-secret` reprend tous ceux d’avant."
)


def fingerprint(secret: bytes) -> int:
    """What tells a secret from any other, and tells nothing of it; never 0."""
    return 1 + int(keyed(secret, "fingerprint", "")[:FINGERPRINT_DIGITS], 16)


def signed_with(connection: sqlite3.Connection) -> int:
    """The fingerprint of the secret that links were made with; 0 when none was noted."""
    found = connection.execute(KNOWN, [NAME]).fetchone()
    return int(found[0]) if found else 0


def live_links(connection: sqlite3.Connection, now: datetime) -> int:
    """How many links are in force."""
    return int(connection.execute(LIVE, [stamp(now)]).fetchone()[0])


def note_secret(people: Store, secret: bytes) -> None:
    """Note that links are made with this secret."""
    people.execute("INSERT OR REPLACE INTO counters VALUES (?, ?)", (NAME, fingerprint(secret)))


def refuse_other_secret(people: Store, secret: bytes, now: datetime) -> None:
    """Raise ``SecretError`` where links are in force that were made with another secret: one program would not open the other's."""
    connection = people.connection
    if signed_with(connection) not in {0, fingerprint(secret)} and (links := live_links(connection, now)):
        raise SecretError(f"{told(links, 'le secret n’est plus celui avec lequel ils ont été faits')} {MEND}")


def why_links_are_void(people: Path, now: datetime) -> str:
    """Why links that were given do not open, in French; empty when they do, or when there are none. Writes nothing.

    ``people``: people.db, beside which the file ``secret`` lies. A database that cannot be read is named elsewhere.
    """
    try:
        secret, why = known_secret(people.parent), "le secret de cette installation est perdu"
    except SecretError as error:
        return str(error)
    if not people.is_file():
        return ""
    try:
        with closing(read_only(people)) as opened:
            signed, links = signed_with(opened), live_links(opened, now)
    except sqlite3.Error:
        return ""
    if secret:
        why = (
            "le secret n’est plus celui avec lequel ils ont été faits" if signed not in {0, fingerprint(secret)} else ""
        )
    return f"{told(links, why)} {MEND}" if why and links else ""


def told(links: int, why: str) -> str:
    """What follows from it, as a sentence."""
    begins = f"les {links} liens privés en cours n’ouvrent plus" if links > 1 else "le lien privé en cours n’ouvre plus"
    return f"{begins} : {why.replace('ils ont été faits', 'il a été fait') if links == 1 else why}."
