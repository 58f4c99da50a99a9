"""vallee.db, the registry and what was told before → the facts of a digest; and its memory, ``digest.json`` in the data folder.

A file and not a table: what was sent must be kept even while a crawl holds the database.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from crawlers.platforms import SPIDERS
from crawlers.registry import Registry, read_registry
from db.store import Row, Store, read_store
from db.times import stamp
from db.whole import write_whole
from pipeline.configuration import Configuration
from pipeline.digest import WARNINGS, Facts
from pipeline.paths import Paths
from pipeline.rows import moment
from pipeline.watch import UNVISITED, watched

FILE = "digest.json"
COUNTS = """
    SELECT coalesce(sum(old IS NULL AND new != 'closed'), 0) AS opened,
        coalesce(sum(old IS NOT NULL AND new = 'closed'), 0) AS closed
    FROM history WHERE kind = 'job' AND field = 'status' AND at > ? AND at <= ?
"""
OPEN = "SELECT count(*) AS n FROM jobs WHERE status != 'closed'"
WARNED = """
    SELECT jobs.id, title, value AS flag FROM jobs JOIN postings ON postings.id = canonical, json_each(flags)
    WHERE status != 'closed' ORDER BY jobs.id, value
"""
LAST = "SELECT max(started_at) AS at FROM crawls WHERE started_at <= ?"


@dataclass(frozen=True, slots=True)
class Memory:
    """What the last digest left."""

    at: datetime | None
    """When it was sent."""
    told: Mapping[str, date]
    """Problem → the day on which it was last told."""


def recall(data: Path) -> Memory:
    """Read it; a file that cannot be read remembers nothing, and everything is told again."""
    try:
        kept = json.loads((data / FILE).read_text(encoding="utf-8"))
        return Memory(moment(kept["at"]), {str(key): date.fromisoformat(day) for key, day in kept["told"].items()})
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return Memory(None, {})


def remember(data: Path, memory: Memory) -> None:
    """Keep it, whole or not at all."""
    told = {key: day.isoformat() for key, day in memory.told.items()}
    kept = {"at": memory.at and stamp(memory.at), "told": told}
    write_whole(data / FILE, json.dumps(kept, ensure_ascii=False).encode())


def facts(paths: Paths, settings: Configuration, memory: Memory, now: datetime, config: Path | None = None) -> Facts:
    """How everything is now."""
    registry = read_registry(paths.registry, SPIDERS)
    told: dict[str, Any] = {"last_visit": None}
    with read_store(paths.store) as store:
        if store:
            told = of_store(store, memory.at or now - timedelta(days=1), now)
    states = watched(paths, now, config) or [
        {"source": id} | UNVISITED | {"unread_days": 0, "closed": 0} for id in sorted(registry.sources)
    ]
    reading = {source.member for source in registry.sources.values()}
    silent = [one.name for one in registry.members.values() if one.id not in reading and one.status != "closed"]
    return Facts(
        sources=[state | {"name": name_of(registry, state["source"])} for state in states],
        problems=[str(problem) for problem in registry.problems],
        silent=sorted(silent),
        site=str((settings.whole_site).get("url") or "").rstrip("/"),
        **told,
    )


def of_store(store: Store, since: datetime, now: datetime) -> dict[str, Any]:
    """What the database says."""
    counts: Row = store.rows(COUNTS, [stamp(since), stamp(now)])[0]
    last = store.rows(LAST, [stamp(now)])[0]["at"]
    return counts | {
        "last_visit": moment(last) if last else None,
        "open": store.rows(OPEN)[0]["n"],
        "warned": [row for row in store.rows(WARNED) if row["flag"] in WARNINGS],
    }


def name_of(registry: Registry, source: str) -> str:
    """Whose source that is."""
    known = registry.sources.get(source)
    member = registry.members.get(known.member) if known else None
    return member.name if member else source
