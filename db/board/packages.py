"""board.db → files to download, made once a day beside it: each is put in place by one rename."""

import hashlib
import json
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path

from db.atomic_file import whole, write_whole
from db.board.export import PRIVATE_USE, ParquetMissingError, as_csv, as_jsonl, as_parquet, open_jobs
from db.times import stamp

LIST = "contenu.json"
"""When they were made, and of each its name, bytes and SHA-256; ``missing``: what could not be made here."""
SERVES_ONLY_THE_BOARD = ("DROP TABLE jobs_fts", "DROP TABLE heads_fts", "DROP TABLE job_facets", "DROP TABLE contacts")
Writer = Callable[[Path, Path], None]


def refresh(board: Path, folder: Path, now: datetime, *, again: bool = False) -> bool:
    """Make the files anew when today's were not made yet, or may hold what is to be gone (``again``); says whether it did."""
    at = stamp(now)
    if made_at(folder)[:10] == at[:10] and not again:
        return False
    folder.mkdir(parents=True, exist_ok=True)
    made, missing = [], []
    for name, write in WRITERS.items():
        try:
            with whole(folder / name) as new:
                write(board, new)
                made.append({"name": name, "bytes": new.stat().st_size, "sha256": sha256(new)})
        except ParquetMissingError:
            missing.append(name)
            (folder / name).unlink(missing_ok=True)
    write_whole(folder / LIST, json.dumps({"made_at": at, "files": made, "missing": missing}, indent=1).encode())
    return True


def made_at(folder: Path) -> str:
    """When the files of a folder were made; empty when there are none."""
    try:
        return str(json.loads((folder / LIST).read_text(encoding="utf-8"))["made_at"])
    except (OSError, ValueError, KeyError, TypeError):
        return ""


def csv_file(board: Path, path: Path) -> None:
    """Open jobs, as spreadsheets read them: the mark at the beginning says that accents are UTF-8."""
    with path.open("w", encoding="utf-8-sig", newline="") as out:
        as_csv(open_jobs(board), out)


def jsonl_file(board: Path, path: Path) -> None:
    """Open jobs, one a line."""
    with path.open("w", encoding="utf-8") as out:
        as_jsonl(open_jobs(board), out)


def parquet_file(board: Path, path: Path) -> None:
    """Open jobs, for analysis."""
    with path.open("wb") as out:
        as_parquet(open_jobs(board), out)


def sqlite_file(board: Path, path: Path) -> None:
    """The whole board, closed jobs and history included, without what only serves its own searches."""
    shutil.copyfile(board, path)
    with closing(sqlite3.connect(path, isolation_level=None)) as copy:
        for statement in SERVES_ONLY_THE_BOARD:
            copy.execute(statement)
        for column in PRIVATE_USE:
            copy.execute(f"ALTER TABLE jobs DROP COLUMN {column}")
        copy.execute("VACUUM")


def sha256(path: Path) -> str:
    """The SHA-256 of a file, by which who downloads it can check it."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


WRITERS: dict[str, Writer] = {
    "offres.csv": csv_file,
    "offres.jsonl": jsonl_file,
    "offres.parquet": parquet_file,
    "tableau.db": sqlite_file,
}
