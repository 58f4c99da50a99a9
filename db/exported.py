"""board.db → its open jobs, as anybody may have them."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from db.schema import tables
from db.store import Row

PRIVATE_USE = {"search_text"}
"""Columns that only serve the board itself."""


def columns() -> list[str]:
    """What is said of a job."""
    return [name for name in tables("board")["jobs"].names if name not in PRIVATE_USE]


def open_jobs(board: Path) -> Iterator[Row]:
    """Every open job, newest first; raises ``FileNotFoundError`` when nothing was published yet."""
    if not board.exists():
        raise FileNotFoundError(
            f"{board} n’existe pas encore. Lancez d’abord `glassvallee crawl --all`, ou `glassvallee publish`."
        )
    names = columns()
    query = f"SELECT {', '.join(names)} FROM jobs WHERE status != 'closed' ORDER BY rowid DESC"  # noqa: S608 - names are ours
    with closing(sqlite3.connect(f"{board.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        for values in connection.execute(query):
            yield dict(zip(names, values, strict=True))
