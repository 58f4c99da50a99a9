"""vallee.db, the old and the new board.db → whether the new one may replace the old one."""

import sqlite3
from contextlib import closing
from pathlib import Path

from db.store import Store

SHOWN = "SELECT id FROM jobs WHERE status != 'closed'"
EXPLAINED = """
    SELECT postings.id FROM postings LEFT JOIN jobs ON jobs.id = job
    WHERE rejection IS NOT NULL OR (jobs.status = 'closed' AND jobs.closed_by != 'absent')
"""


def refusal(store: Store, board: Path, new: Path) -> str:
    """Why the new file must not replace the old one; empty when it may.

    A board that showed jobs is not emptied unless a complete crawl since then, or a reason of its own for
    each job (its date passed, its page is gone, it was rejected …), proves it.
    """
    if not board.exists() or jobs(new, SHOWN):
        return ""
    before = jobs(board, SHOWN)
    unexplained = before - jobs(new, EXPLAINED)
    if not unexplained or complete_crawl_since(store, published_at(board)):
        return ""
    return (
        f"{board} a été gardé tel quel : il montre {len(before)} offres, le nouveau n’en montrerait aucune, et aucune source n’a été "
        "lue jusqu’au bout depuis. Voyez `glassvallee status` ; `glassvallee publish --force` le remplace quand même."
    )


def jobs(path: Path, query: str) -> set[str]:
    """Ids that a query finds in a board; none when the file cannot be read."""
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as board:
            return {row[0] for row in board.execute(query)}
    except sqlite3.DatabaseError:
        return set()


def published_at(path: Path) -> str:
    """When a board was published."""
    return max(jobs(path, "SELECT value FROM meta WHERE key = 'published_at'"), default="")


def complete_crawl_since(store: Store, moment: str) -> bool:
    """Whether some source was read to its end after a moment."""
    return bool(store.rows("SELECT 1 FROM crawls WHERE complete AND started_at > ? LIMIT 1", [moment]))
