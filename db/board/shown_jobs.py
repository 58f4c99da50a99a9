"""A board.db → which jobs it shows, which it explains, and when it was published."""

import sqlite3
from contextlib import closing
from pathlib import Path

SHOWN = "SELECT id FROM jobs WHERE status != 'closed'"
EXPLAINED = """
    SELECT postings.id FROM postings LEFT JOIN jobs ON jobs.id = job
    WHERE rejection IS NOT NULL OR (jobs.status = 'closed' AND jobs.closed_by != 'absent')
"""


def shown_jobs(board: Path) -> set[str]:
    """Jobs that are not closed; none when there is no file, or it cannot be read."""
    return first_column(board, SHOWN)


def explained_postings(board: Path) -> set[str]:
    """Postings that are not shown for a reason of their own: rejected, or of a job whose date passed, whose page is gone …"""
    return first_column(board, EXPLAINED)


def published_at(board: Path) -> str:
    """When it was published; empty when that is not known."""
    return max(first_column(board, "SELECT value FROM meta WHERE key = 'published_at'"), default="")


def first_column(path: Path, query: str) -> set[str]:
    """The first column of what a query finds; nothing when there is no file, or it cannot be read."""
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as board:
            return {row[0] for row in board.execute(query)}
    except sqlite3.DatabaseError:
        return set()
