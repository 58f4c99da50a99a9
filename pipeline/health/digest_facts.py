"""board.db, vallee.db, the registry, what was told before → the facts of a digest; and its memory, ``digest.json`` in the data folder.

A file and not a table: what was sent must be kept even while a crawl holds the database.
"""

import json
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from crawlers.platforms.table import SPIDERS
from crawlers.registry.registry import Registry, read_registry
from db.atomic_file import write_whole
from db.backup import read_only
from db.store import read_store
from db.times import stamp
from pipeline.health.digest import WARNINGS, Facts
from pipeline.health.source_overview import UNVISITED, watched
from pipeline.installation.paths import Paths
from pipeline.installation.settings import Settings
from pipeline.kept.rows import moment

FILE = "digest.json"
OPEN = "SELECT id FROM jobs WHERE status != 'closed'"
CLOSED = "SELECT id FROM jobs WHERE status = 'closed'"
WERE_OPEN = "SELECT id FROM jobs WHERE first_seen <= ?1 AND (closed_at IS NULL OR closed_at > ?1)"
WARNED = """
    SELECT jobs.id, title, value AS flag FROM jobs, json_each(flags) WHERE status != 'closed' ORDER BY jobs.id, value
"""
LAST = "SELECT max(started_at) AS at FROM crawls WHERE started_at <= ?"


@dataclass(frozen=True, slots=True)
class Memory:
    """What the last digest left."""

    at: datetime | None
    """When it was sent."""
    told: Mapping[str, date]
    """Problem → the day on which it was last told."""
    open: frozenset[str] | None = None
    """Jobs that the board showed as open then; ``None`` when that is not known."""


def recall(data: Path) -> Memory:
    """Read it; a file that cannot be read remembers nothing, and everything is told again."""
    try:
        kept = json.loads((data / FILE).read_text(encoding="utf-8"))
        told = {str(key): date.fromisoformat(day) for key, day in kept["told"].items()}
        return Memory(moment(kept["at"]), told, frozenset(kept["open"]) if "open" in kept else None)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return Memory(None, {})


def remember(data: Path, memory: Memory) -> None:
    """Keep it, whole or not at all."""
    told = {key: day.isoformat() for key, day in memory.told.items()}
    kept: dict[str, Any] = {"at": memory.at and stamp(memory.at), "told": told}
    if memory.open is not None:
        kept["open"] = sorted(memory.open)
    write_whole(data / FILE, json.dumps(kept, ensure_ascii=False).encode())


def facts(paths: Paths, settings: Settings, memory: Memory, now: datetime, config: Path | None = None) -> Facts:
    """How everything is now."""
    registry = read_registry(paths.registry, SPIDERS)
    states = watched(paths, now, config) or [
        {"source": id} | UNVISITED | {"unread_days": 0, "closed": 0} for id in sorted(registry.sources)
    ]
    reading = {source.member for source in registry.sources.values()}
    silent = [one.name for one in registry.members.values() if one.id not in reading and one.status != "closed"]
    board = of_board(paths.board, memory, now)
    return Facts(
        sources=[state | {"name": name_of(registry, state["source"])} for state in states],
        problems=[*map(str, registry.problems), *board.pop("problems", ())],
        silent=sorted(silent),
        site=settings.site.url.rstrip("/"),
        last_visit=last_visit(paths.store, now),
        **board,
    )


def last_visit(path: Path, now: datetime) -> datetime | None:
    """When any source was last visited."""
    with read_store(path) as store:
        at = store.rows(LAST, [stamp(now)])[0]["at"] if store else None
    return moment(at) if at else None


def of_board(path: Path, memory: Memory, now: datetime) -> dict[str, Any]:
    """What the board shows, and showed at the last digest: what people asked to hide or correct counts as readers see it."""
    if not path.exists():
        return {}
    try:
        return read_board(path, memory, now)
    except sqlite3.DatabaseError as error:
        return {"problems": [f"board.db est abîmée ({error}) : `glassvallee publish` la refait."]}


def read_board(path: Path, memory: Memory, now: datetime) -> dict[str, Any]:
    """The same, of a file that is whole."""
    with closing(read_only(path)) as board:
        board.row_factory = sqlite3.Row
        shown = {row["id"] for row in board.execute(OPEN)}
        over = {row["id"] for row in board.execute(CLOSED)}
        before = memory.open
        if before is None:
            since = stamp(memory.at or now - timedelta(days=1))
            before = frozenset(row["id"] for row in board.execute(WERE_OPEN, [since]))
        warned = [dict(row) for row in board.execute(WARNED) if row["flag"] in WARNINGS]
    return {
        "open": len(shown),
        "opened": len(shown - before),
        "closed": len(over & before),
        "warned": warned,
        "shown": frozenset(shown),
    }


def name_of(registry: Registry, source: str) -> str:
    """Whose source that is."""
    known = registry.sources.get(source)
    member = registry.members.get(known.member) if known else None
    return member.name if member else source
