"""Backups and restorations."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from db.store import read_store
from pipeline.doctor.diagnosis import Diagnosis, Installation
from pipeline.recovery.backup import CLOCK_STEP, backups, half_made, made_at
from pipeline.recovery.restore import UNFINISHED, UNPACKED

LATE = timedelta(hours=50)
"""How old the last backup may be: two nights, and a little."""
FIRST_CRAWL = "SELECT min(started_at) FROM crawls"


def backups_made(installation: Installation) -> Iterator[Diagnosis]:
    """Whether a backup is made each night."""
    given, store = installation.configuration.settings.backup.folder, installation.paths.store
    if not given:
        yield Diagnosis(
            "backups_made",
            "aucune sauvegarde n’est faite la nuit.",
            'Dans glassvallee.toml, sous [backup], écrivez folder = "/chemin/vers/un/autre/disque".',
            grave=False,
        )
    elif store.exists():
        yield from late(installation, installation.paths.data / given)


def late(installation: Installation, folder: Path) -> Iterator[Diagnosis]:
    """Whether the last backup is old, or lies on the very disk whose loss it is made for."""
    again = "Essayez `glassvallee backup --nightly`, et lisez ce qu’il dit."
    made = backups(folder)
    if not made:
        yield never_made(installation, folder, again)
        return
    days = [made_at(file) for file in made]
    at = next((day for day in days if day <= installation.now + CLOCK_STEP), None)
    if at is None:
        yield Diagnosis("backups_made", f"toutes les sauvegardes de {folder} sont datées d’un jour à venir.", again)
    elif installation.now - at > LATE:
        yield Diagnosis("backups_made", f"la dernière sauvegarde est du {at:%d/%m/%Y}.", again)
    if folder.stat().st_dev == installation.paths.data.stat().st_dev:
        yield Diagnosis(
            "backups_made",
            f"{folder} est sur le même disque que les données : une panne prendrait les deux.",
            "Choisissez un dossier d’un autre disque ou d’une autre machine.",
            grave=False,
        )
    if left := half_made(folder):
        yield Diagnosis("leftovers", f"{left[0]} est une sauvegarde interrompue.", "La prochaine sauvegarde la retire.")


def never_made(installation: Installation, folder: Path, again: str) -> Diagnosis:
    """No backup is there: nothing to mend before the nights have passed after which one should be."""
    with read_store(installation.paths.store) as store:
        began = store.value(FIRST_CRAWL) if store else None
    if began and installation.now - LATE < datetime.fromisoformat(began) <= installation.now + CLOCK_STEP:
        now = "Rien à faire. Pour en faire une tout de suite : `glassvallee backup --nightly`."
        return Diagnosis("backups_made", f"la première sauvegarde se fera cette nuit dans {folder}.", now, grave=False)
    return Diagnosis("backups_made", f"il n’y a aucune sauvegarde dans {folder}.", again)


def unfinished_restore(installation: Installation) -> Iterator[Diagnosis]:
    """Whether a restoration was cut short."""
    data = installation.paths.data
    for left in sorted([*data.glob(f"*{UNFINISHED}"), *data.glob(f"{UNPACKED}*")]):
        yield Diagnosis(
            "unfinished_restore",
            f"une restauration s’est arrêtée en chemin ({left.name}).",
            f"Recommencez-la : `glassvallee restore FICHIER --yes`. Les fichiers d’avant sont dans {left} ; "
            "une fois tout en ordre, retirez ce dossier.",
        )
