"""Which people.db the board followed last → whether the one that is there now is the same, and no older one."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

from db.atomic_file import write_whole
from db.people.requests import IDENTITY

FILE = "people.suivi"
"""Beside people.db and apart from it, since what is lost together proves nothing; a new installation has none."""
COUNTERS = "SELECT name, value FROM counters WHERE name IN ('asked', ?)"

Known = tuple[int, int]
"""What names a people.db among all others, and how often somebody asked for something in it."""


def last_followed(people: Path) -> Known | None:
    """What the board in place followed; ``None`` before the first time, or when nobody can read it."""
    try:
        kept = json.loads((people.parent / FILE).read_text(encoding="ascii"))
        return int(kept["identity"]), int(kept["asked"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def remember_followed(people: Path, known: Known) -> None:
    """Note what the board that was just put in place follows."""
    if known[0] and known != last_followed(people):
        write_whole(people.parent / FILE, json.dumps({"identity": known[0], "asked": known[1]}).encode())


def known_now(people: Path) -> Known:
    """The same of the file that is there; zeros when it is gone, empty or was never opened. Writes nothing."""
    if not people.is_file():
        return 0, 0
    try:
        with closing(sqlite3.connect(f"{people.absolute().as_uri()}?mode=ro", uri=True)) as opened:
            found = dict(opened.execute(COUNTERS, (IDENTITY,)))
    except sqlite3.Error:
        return 0, 0
    return found.get(IDENTITY, 0), found.get("asked", 0)


def refusal_without_people(people: Path, now: Known, before: Known | None) -> str:
    """Why the board in place must stay: what members hid would be public again; empty when it may go.

    Where nobody ever asked for anything, nothing can be lost. An older program gave its file no name: such a one is not doubted.
    """
    if before is None or not before[1] or (now[0] == before[0] and now[1] >= before[1]):
        return ""
    how = "n’est pas celui que le tableau suivait (vide, perdu ou remplacé)"
    if now[0] == before[0]:
        how = "est plus ancien que celui que le tableau suivait"
    return (
        f"{people} {how} : ce que les adhérents ont masqué ou corrigé serait de nouveau public. Le tableau a été gardé tel quel. "
        "Remettez la dernière sauvegarde : `glassvallee restore FICHIER --yes` ; pour repartir sans leurs demandes : "
        "`glassvallee publish --force`."
    )
