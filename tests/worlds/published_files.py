"""Where and when a file is published."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from db.store import open_store
from tests.worlds.store_rows import fill

NOW = datetime(2026, 11, 24, 6, tzinfo=UTC)


LATER = datetime(2026, 11, 25, 6, tzinfo=UTC)


def place(folder: Path, count: int = 3, **given: Any) -> tuple[Path, Path]:
    """A vallee.db with jobs, and where its board goes."""
    with open_store(folder / "vallee.db") as store:
        fill(store, count, **given)
    return folder / "vallee.db", folder / "board.db"
