"""A backup → the installation as it was then; the files of today are put aside, never deleted."""

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from db.archive import Entry, Manifest, entry, unpack
from db.atomic_file import whole
from db.backup import SIDE_FILES, checked, take_in_side_files
from db.store import StoreBusyError, open_store, writing
from pipeline.installation.paths import Paths
from pipeline.publishing.publish import Published, publish_board
from pipeline.recovery.irreplaceable_files import OWNERS_ONLY, databases, place_of
from pipeline.recovery.open_files import held_locks, open_in

UNPACKED = ".restauration-"
"""How the folder begins into which a backup is unpacked."""
UNFINISHED = "-en-cours"
"""How the name of the folder of today's files ends until all is in place."""


@dataclass(frozen=True, slots=True)
class Step:
    """One file of a backup, beside the one that is there."""

    name: str
    target: Path
    there: bool
    """Whether there is a file that would be put aside."""
    same: bool
    """Whether it is the same to the byte: nothing to do."""

    @property
    def sentence(self) -> str:
        """The same in French, for people."""
        does = "identique, inchangé" if self.same else ("serait remplacé" if self.there else "serait remis")
        return f"{self.target} : {does}"


@dataclass(frozen=True, slots=True)
class Restored:
    """A backup that was brought back."""

    manifest: Manifest
    aside: Path | None
    """Where the files lie that were there before; ``None`` when there were none."""
    published: Published

    @property
    def sentence(self) -> str:
        """The same in French, for people."""
        kept = f" Les fichiers d’avant sont dans {self.aside}." if self.aside else ""
        return f"Sauvegarde du {self.manifest.made_at} remise en place.{kept} {self.published.sentence}"


def plan(archive: Path, paths: Paths, settings: Path | None) -> tuple[Manifest, list[Step]]:
    """Read all of a backup and compare it with what is there; nothing changes. Raises ``ArchiveError``."""
    manifest = unpack(archive, lambda _: None)
    return manifest, [step_of(part, place_of(part.name, paths, settings)) for part in manifest.entries]


def step_of(part: Entry, target: Path) -> Step:
    """What would happen to one file; a database always changes places, since its ``-wal`` may hold more."""
    there = os.path.lexists(target)
    same = target.is_file() and not part.name.endswith(".db") and entry(part.name, target).sha256 == part.sha256
    return Step(part.name, target, there, same)


def restore(archive: Path, paths: Paths, settings: Path | None, now: datetime) -> Restored:
    """Bring a backup back and publish the board of it.

    Raises ``StoreBusyError`` while anything writes, schedules or serves here, ``ArchiveError`` or ``DamagedError``
    for a backup that is not whole, ``OSError`` when there is no room; nothing has changed then.
    """
    paths.data.mkdir(parents=True, exist_ok=True)
    refuse_while_used(paths)
    with ExitStack() as stack:
        unpacked = stack.enter_context(unpacking(paths.data))
        for lock in ("vallee", "crawl", "schedule"):
            stack.enter_context(writing(paths.data / lock, 0))
        files: dict[str, Path] = {}

        def place(part: Entry) -> Path:
            files[part.name] = unpacked / part.name.replace("/", "-")
            return files[part.name]

        manifest = unpack(archive, place)
        for part in manifest.entries:
            if part.name.endswith(".db"):
                checked(files[part.name])
        steps = [step_of(part, place_of(part.name, paths, settings)) for part in manifest.entries]
        aside = put_in_place([step for step in steps if not step.same], files, paths, now)
    open_store(paths.store).close()  # a backup of an older program is brought to today's schema
    return Restored(manifest, aside, publish_board(paths, now, force=True))


def refuse_while_used(paths: Paths) -> None:
    """Raise ``StoreBusyError`` while a process holds a lock here, or has a database open."""
    used = held_locks(paths.data) + open_in(databases(paths))
    if used:
        raise StoreBusyError(
            f"{' ; '.join(used)}. Arrêtez d’abord le service (`systemctl stop glassvallee`), puis recommencez : "
            "rien n’a été changé."
        )


@contextmanager
def unpacking(data: Path) -> Iterator[Path]:
    """A private folder on the same disk, gone in the end."""
    for left in data.glob(f"{UNPACKED}*"):
        shutil.rmtree(left, ignore_errors=True)
    folder = data / f"{UNPACKED}tmp"
    folder.mkdir(mode=0o700)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def put_in_place(steps: list[Step], files: Mapping[str, Path], paths: Paths, now: datetime) -> Path | None:
    """Move what is there aside and the backup's files in; the folder says that it is unfinished until all are there.

    Whenever this is killed, what is opened next is the old file with all that its ``-wal`` held, or the new one, whole: the old one
    takes its side files in before it goes. Only where a damaged one cannot do they go before it.
    """
    name = f"avant-restauration-{now.astimezone(UTC):%Y-%m-%dT%H%M%SZ}"
    aside = paths.data / f"{name}{UNFINISHED}"
    aside.mkdir(mode=0o700)
    for step in steps:
        sides = [step.target.with_name(step.target.name + end) for end in SIDE_FILES]
        whole_alone = step.there and step.name.endswith(".db") and take_in_side_files(step.target)
        for side in sides if not whole_alone else []:
            if side.exists():  # before the database: SQLite would apply an old -wal to the file that comes
                shutil.move(side, aside / side.name)
        if step.there:
            link(
                step.target,
                aside / (step.target.name if step.name.startswith("data/") else step.name.replace("/", "-")),
            )
        if step.name in OWNERS_ONLY:
            files[step.name].chmod(0o600)
        bring(files[step.name], step.target)
        for side in sides:
            side.unlink(missing_ok=True)  # nothing is in them any more
    with suppress(OSError):
        aside.rmdir()  # nothing was there before
        return None
    return aside.rename(paths.data / name)


def link(old: Path, aside: Path) -> None:
    """Give a file a second name, so that it is never gone; a copy, where a name cannot be given. What is no file goes aside itself."""
    if not old.is_file():
        shutil.move(old, aside)
        return
    try:
        os.link(old, aside)
    except OSError:
        shutil.copy2(old, aside)


def bring(new: Path, target: Path) -> None:
    """Put a file in its place in one step: whoever looks finds the old one or the new one."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with whole(target) as beside:
        shutil.move(new, beside)
