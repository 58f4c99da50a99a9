"""A data folder → which processes use it now, by the locks that they hold and the files that they have open."""

import fcntl
import os
from collections.abc import Iterable
from pathlib import Path

from db.backup import SIDE_FILES
from db.store import held


def held_locks(data: Path) -> list[str]:
    """The locks of a data folder that a process holds now, in French, each with who holds it.

    The kernel lets a lock go when its process ends, however it ends: a lock file that nobody holds is nothing to mend.
    """
    return [held(file.name, file) for file in sorted(data.glob("*.lock")) if is_held(file)]


def is_held(file: Path) -> bool:
    """Whether a process holds this lock."""
    with file.open("rb") as opened:
        try:
            fcntl.flock(opened, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


def open_in(files: Iterable[Path], proc: Path = Path("/proc")) -> list[str]:
    """Processes, other than this one, that have one of these databases open, in French; as far as we may look."""
    inodes = {
        identity(side): file.name
        for file in files
        for side in (file, *(file.with_name(file.name + end) for end in SIDE_FILES))
        if side.exists()
    }
    open_by_process: dict[str, str] = {}
    for process in proc.glob("[0-9]*"):
        if process.name == str(os.getpid()):
            continue
        try:
            for descriptor in (process / "fd").iterdir():
                if name := inodes.get(identity(descriptor)):
                    open_by_process[process.name] = name
        except OSError:  # it ended meanwhile, or is another user's
            continue
    return [f"{name} est ouverte par le processus {pid}" for pid, name in sorted(open_by_process.items())]


def identity(file: Path) -> tuple[int, int]:
    """What makes two names one file; nothing for one that vanished meanwhile."""
    try:
        status = file.stat()
    except OSError:
        return (0, 0)
    return (status.st_dev, status.st_ino)
