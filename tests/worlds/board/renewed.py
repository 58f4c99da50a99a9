"""The published file, replaced by a newer one."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from tests.worlds.board.client import valley


def renewed(folder: Path, number: int) -> Path:
    """Another edition of the file, finished, under another name: its first job has a new title."""
    fresh = folder / f"new-{number}.db"
    shutil.copy(valley().board, fresh)
    with closing(sqlite3.connect(fresh)) as file:
        file.execute("UPDATE jobs SET title = ? WHERE id = 'aub010'", [f"Trieur numéro {number}"])
        file.commit()
    return fresh
