"""The machine that this program runs on."""

import os
import shutil
import sqlite3
import sys
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from crawlers.manners.javascript import missing_for_drawing


@dataclass(frozen=True, slots=True, kw_only=True)
class Machine:
    """What the checks need to know of it."""

    python: tuple[int, ...]
    sqlite: tuple[int, ...]
    fts5: bool
    """Whether SQLite can search words."""
    root: bool
    """Whether we run as the administrator."""
    free: int
    """Bytes left on the disk of the data folder."""
    browser: str
    """What lacks to draw pages, in French; empty when nothing does."""


def this_machine(data: Path) -> Machine:
    """The one that we are on; ``data``: the folder whose disk counts, which need not exist yet."""
    there = next(folder for folder in (data, *data.absolute().parents) if folder.exists())
    return Machine(
        python=tuple(sys.version_info[:3]),
        sqlite=sqlite3.sqlite_version_info,
        fts5=has_fts5(),
        root=os.geteuid() == 0,
        free=shutil.disk_usage(there).free,
        browser=missing_for_drawing(),
    )


def has_fts5() -> bool:
    """Whether a search index can be made."""
    with closing(sqlite3.connect(":memory:")) as memory:
        try:
            memory.execute("CREATE VIRTUAL TABLE words USING fts5(word)")
        except sqlite3.OperationalError:
            return False
    return True
