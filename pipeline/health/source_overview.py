"""vallee.db and the registry → how every source is at this moment: what ``status`` prints and the digest tells."""

from datetime import datetime, timedelta
from pathlib import Path

from crawlers.platforms.table import SPIDERS
from crawlers.registry.registry import Source, read_registry
from db.store import Row, read_store
from db.times import stamp
from db.vallee.refined import read_source_states
from pipeline.health.failure_patience import overdue
from pipeline.health.source_states import NEVER
from pipeline.installation.configuration import read_configuration
from pipeline.installation.paths import Paths
from pipeline.installation.settings import Settings
from pipeline.kept.rows import moment
from pipeline.scheduling.timetable import DAY, Times, next_appointed

UNVISITED: Row = {
    "state": "never", "why": NEVER, "last_crawl": None, "last_healthy": None, "cause": "", "alarm": 0, "patience": 1,
    "found": 0, "kept": 0, "rejected": 0, "merged": 0, "shown": 0,
}  # fmt: skip
"""A source of the registry that no run has met yet."""


def watched(paths: Paths, now: datetime, config: Path | None = None) -> list[Row]:
    """A row of ``source_states`` for every source, with ``closed``, ``unread_days`` and ``next_visit``."""
    registry = read_registry(paths.registry, SPIDERS)
    settings = read_configuration(paths.data, config).settings
    with read_store(paths.store) as store:
        states = {state["source"]: state for state in (read_source_states(store) if store else [])}
    if not states:
        return []
    unmet = {id: {"source": id} | UNVISITED for id in registry.sources if id not in states}
    return [seen(state, registry.sources.get(id), settings, now) for id, state in sorted((states | unmet).items())]


def seen(state: Row, source: Source | None, settings: Settings, now: datetime) -> Row:
    """One source, with what the moment adds."""
    every, upcoming = DAY, None
    if source:
        times = Times.of(source.id, source.options, settings.schedule)
        every, upcoming = times.every, stamp(next_appointed(times, now))
    last = moment(state["last_healthy"]) if state["last_healthy"] else None
    return state | {
        "closed": state["kept"] - state["merged"] - state["shown"],
        "unread_days": unread(state, last, every, now) if source else 0,
        "next_visit": upcoming,
    }


def unread(state: Row, last: datetime | None, every: timedelta, now: datetime) -> int:
    """Days since it was read well, when that is out of its rhythm; a source that is off waits for nobody."""
    return 0 if state["state"] == "disabled" else overdue(last, every, state.get("patience", 1), now)
