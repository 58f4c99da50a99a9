"""What the policy of [keep] calls too old → taken away; decisions of people that were not withdrawn, counts and history never."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from errno import ENOSPC
from pathlib import Path

from board.wording.formats import count
from crawlers.process.run_file import TornRunFileError, is_running, read_crawl
from db.atomic_file import BESIDE
from db.people.open import read_people
from db.store import open_store, read_store
from db.times import stamp
from db.vallee.old_rows import compact, count_withdrawn, file_size, old_pages, prune_pages, prune_withdrawn
from pipeline.installation.paths import Paths
from pipeline.installation.settings import Settings
from pipeline.recovery.backup import half_made

TEMPORARY = (f"*{BESIDE}*", f"donnees/*{BESIDE}*", f"runs/*{BESIDE}*")
"""What is left beside the place of a file when who wrote it was killed."""
A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Prunable:
    """What the policy allows to take away, or what was taken away."""

    pages: int
    page_bytes: int
    files: tuple[Path, ...]
    requests: int = 0
    """What people asked for and withdrew."""

    @property
    def sentence(self) -> str:
        """The same in French, for people."""
        pages = f"{count(self.pages, 'page')} ({self.page_bytes / 1e6:.1f} Mo)"
        requests = count(self.requests, "demande annulée", "demandes annulées")
        return f"{pages}, {count(len(self.files), 'fichier')} et {requests}"


def prunable(paths: Paths, settings: Settings, now: datetime) -> Prunable:
    """What the policy allows to take away now; nothing changes."""
    with read_store(paths.store) as store:
        pages, size = old_pages(store, limit(settings.keep.pages_days, now), stamp(now)) if store else (0, 0)
    with read_people(paths.people) as people:
        requests = count_withdrawn(people, limit(settings.keep.withdrawn_days, now)) if people else 0
    return Prunable(pages, size, tuple(dict.fromkeys(old_files(paths, settings, now))), requests)


def prune(paths: Paths, settings: Settings, now: datetime) -> Prunable:
    """Take away what the policy allows; the databases use the room again for what comes next."""
    old = prunable(paths, settings, now)
    if old.pages:
        with open_store(paths.store) as store:
            prune_pages(store, limit(settings.keep.pages_days, now), stamp(now))
    with read_people(paths.people) as people:
        if people:
            prune_withdrawn(people, limit(settings.keep.withdrawn_days, now), stamp(now))
    for file in old.files:
        shutil.rmtree(file) if file.is_dir() else file.unlink(missing_ok=True)
    return old


def give_back(paths: Paths) -> int:
    """Make vallee.db smaller, and say by how many bytes; raises ``OSError`` when the disk cannot hold it twice."""
    with open_store(paths.store) as store:
        needed, free = 2 * file_size(store), shutil.disk_usage(paths.data).free
        if free < needed:
            raise OSError(ENOSPC, f"il faut {needed / 1e6:.0f} Mo pour réduire la base, il en reste {free / 1e6:.0f}")
        return compact(store)


def limit(days: int, now: datetime) -> str:
    """The stored time before which something is old, by a setting of [keep]."""
    return stamp(now - timedelta(days=days))


def old_files(paths: Paths, settings: Settings, now: datetime) -> Iterator[Path]:
    """Run files that could not be kept, logs, and what dead processes left, that are too old."""
    keep = settings.keep
    for file in older_files(paths.runs, "*", now - timedelta(days=keep.runs_days), now):
        if not is_running(file) and not is_whole(file):
            yield file
    yield from older_files(paths.data / "logs", "**/*", now - timedelta(days=keep.logs_days), now)
    for pattern in TEMPORARY:
        yield from older_files(paths.data, pattern, now - A_DAY, now)
    yield from older_files(paths.registry, TEMPORARY[0], now - A_DAY, now)
    if folder := settings.backup.folder:
        yield from half_made(paths.data / folder)


def older_files(folder: Path, pattern: str, before: datetime, now: datetime) -> list[Path]:
    """Plain files that were last written before a moment, or by a clock that was fast; links are left alone."""
    young = range(int(before.timestamp()), int((now + A_DAY).timestamp()))
    files = sorted(folder.glob(pattern)) if folder.is_dir() else []
    return [
        file for file in files if file.is_file() and not file.is_symlink() and int(file.stat().st_mtime) not in young
    ]


def is_whole(file: Path) -> bool:
    """Whether it is a run file that the next crawl will keep."""
    if file.suffix != ".run":
        return False
    try:
        read_crawl(file)
    except (TornRunFileError, OSError):
        return False
    return True
