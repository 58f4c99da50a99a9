"""An installation → one dated file that holds all that cannot be made again; checked before it gets its name."""

import os
import re
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from errno import ENOSPC
from pathlib import Path
from time import perf_counter

from board.wording.formats import count, seconds, weight
from db.archive import ArchiveError, Manifest, entry, read_manifest, unpack, write
from db.atomic_file import put
from db.backup import DamagedError, copy
from db.private_file import why_foreign
from db.times import stamp
from pipeline.installation.configuration import Configuration
from pipeline.installation.error_words import error_words
from pipeline.installation.paths import Paths
from pipeline.progress import Begun, Done, Ended, Step, Tell, tell_nobody
from pipeline.recovery.irreplaceable_files import STEPS, kept_files

BACKUP_NAME = re.compile(r"glassvallee-\d{4}-\d\d-\d\dT\d{6}Z\.tar\.zst")
HALF_MADE = ".glassvallee-sauvegarde-"
"""How the folder begins in which a backup is made, beside its place."""
CLOCK_STEP = timedelta(hours=1)
"""What is dated later than that from now was made under a fast clock."""
MARGIN_BYTES = 16 * 1024 * 1024
"""What is left free on the disk beside a copy and its archive."""


@dataclass(frozen=True, slots=True)
class BackedUp:
    """A backup that was made."""

    file: Path
    manifest: Manifest
    seconds: float
    removed: tuple[Path, ...] = ()
    """Older ones that were taken away."""

    @property
    def sentence(self) -> str:
        """The same in French, for people."""
        away = (
            f" {count(len(self.removed), 'plus ancienne retirée', 'plus anciennes retirées')}." if self.removed else ""
        )
        return (
            f"Sauvegarde vérifiée : {self.file} ({weight(self.file.stat().st_size)}, en {seconds(self.seconds)}).{away}"
        )


def backup_name(now: datetime) -> str:
    """How a backup of that moment is called.

    >>> backup_name(datetime(2026, 11, 24, 3, 30, tzinfo=UTC))
    'glassvallee-2026-11-24T033000Z.tar.zst'
    """
    return f"glassvallee-{now.astimezone(UTC):%Y-%m-%dT%H%M%SZ}.tar.zst"


def back_up(paths: Paths, settings: Path | None, folder: Path, now: datetime, tell: Tell = tell_nobody) -> BackedUp:
    """Make a backup in a folder, while everything runs; ``settings``: the installation's own file.

    Raises ``OSError`` (ENOSPC), and leaves nothing behind, when the disk has no room; ``DamagedError`` when a
    database does not hold together; ``FileNotFoundError`` when there is nothing to keep yet.
    """
    start = perf_counter()
    there = dict(kept_files(paths, settings))
    if not any(name.endswith(".db") for name in there):
        raise FileNotFoundError(f"rien n’est encore gardé dans {paths.data} : il n’y a rien à sauvegarder.")
    folder.mkdir(parents=True, exist_ok=True)
    refuse_without_room(folder, sum(size_of(file) for file in there.values()))
    with private_folder(folder) as made_in:
        files, rows = {}, {}
        tell(Step("Copie des fichiers", total=len(there)))
        for name, file in there.items():
            tell(Begun(name))
            files[name] = made_in / name.replace("/", "-")
            if name.endswith(".db"):
                if why := why_foreign(file, STEPS[file.name]):
                    raise DamagedError(f"{file} : {why}")
                rows[name] = copy(file, files[name])
            else:
                shutil.copyfile(file, files[name])
            tell(Ended(name))
            tell(Done())
        tell(Step("Écriture de la sauvegarde"))
        entries = tuple(entry(name, file, rows.get(name)) for name, file in files.items())
        made = made_in / "archive"
        write(made, Manifest(made_at=stamp(now), entries=entries), files)
        tell(Step("Relecture de la sauvegarde"))
        manifest = unpack(
            made, lambda _: None
        )  # reads all of it back: each file has the sha256 of the copy that was checked above
        target = folder / backup_name(now)
        put(made, target)
    return BackedUp(target, manifest, perf_counter() - start)


def size_of(file: Path) -> int:
    """Bytes of a file, with what SQLite still holds beside it."""
    wal = file.with_name(f"{file.name}-wal")
    return file.stat().st_size + (wal.stat().st_size if wal.exists() else 0)


def refuse_without_room(folder: Path, size: int) -> None:
    """Refuse before anything is written when a disk cannot hold both a copy and its archive; raises ``OSError``."""
    needed, free = 2 * size + MARGIN_BYTES, shutil.disk_usage(folder).free
    if free < needed:
        raise OSError(ENOSPC, f"il faut {needed / 1e6:.0f} Mo dans {folder}, il en reste {free / 1e6:.0f}")


@contextmanager
def private_folder(folder: Path) -> Iterator[Path]:
    """A folder of our own beside the place, private, that is gone in the end; half-made ones of dead processes too."""
    for left in half_made(folder):
        shutil.rmtree(left, ignore_errors=True)
    made_in = folder / f"{HALF_MADE}{os.getpid()}"
    made_in.mkdir(mode=0o700)
    before = os.umask(0o077)
    try:
        yield made_in
    finally:
        os.umask(before)
        shutil.rmtree(made_in, ignore_errors=True)


def half_made(folder: Path) -> list[Path]:
    """What a backup left behind whose process is gone."""
    folders = folder.glob(f"{HALF_MADE}*") if folder.is_dir() else ()
    return [folder for folder in folders if not Path(f"/proc/{folder.name.removeprefix(HALF_MADE)}").exists()]


def backups(folder: Path) -> list[Path]:
    """The backups in a folder that this program made, the newest first; a file of the same name by chance is not one."""
    named = (
        sorted((file for file in folder.glob("*") if BACKUP_NAME.fullmatch(file.name)), reverse=True)
        if folder.is_dir()
        else []
    )
    return [file for file in named if is_ours(file)]


def made_at(file: Path) -> datetime:
    """The moment that the name of a backup says.

    >>> made_at(Path("glassvallee-2026-11-24T033000Z.tar.zst")).isoformat()
    '2026-11-24T03:30:00+00:00'
    """
    return datetime.strptime(file.name[12:29], "%Y-%m-%dT%H%M%S").replace(tzinfo=UTC)


def is_ours(file: Path) -> bool:
    """Whether a file begins as our backups do."""
    try:
        read_manifest(file)
    except (ArchiveError, OSError):
        return False
    return True


def nightly_backup(
    paths: Paths, configuration: Configuration, now: datetime, tell: Tell = tell_nobody
) -> BackedUp | None:
    """The backup that [backup] asks for, then the oldest ones taken away; ``None`` when no folder is named."""
    given = configuration.settings.backup
    if not given.folder:
        return None
    folder = paths.data / given.folder
    made = back_up(paths, configuration.file, folder, now, tell)
    removed = []
    others = [file for file in backups(folder) if file != made.file]  # a clock that went back may date it before them
    others.sort(key=lambda file: made_at(file) > now + CLOCK_STEP)  # and a fast one would keep its own for ever
    for old in others[max(1, given.nights) - 1 :]:
        try:
            old.unlink()
            removed.append(old)
        except OSError as error:
            print(f"{old} n’a pas pu être retirée ({error_words(error)}).", file=sys.stderr)
    return BackedUp(made.file, made.manifest, made.seconds, tuple(removed))
