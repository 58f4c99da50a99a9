"""board.db, vallee.db, the registry, what was told before → the facts of a digest; and its memory, ``digest.json`` in the data folder.

A file and not a table: what was sent must be kept even while a crawl holds the database.
"""

import json
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from crawlers.platforms.table import SPIDERS
from crawlers.registry.permission import readable_sources
from crawlers.registry.registry import Registry, read_registry
from db.atomic_file import write_whole
from db.backup import read_only
from db.store import read_store
from db.stumbles import read_stumbles
from db.times import stamp
from pipeline.crawling.registry_doubts import known_doubts
from pipeline.health.digest import WARNINGS, DigestFacts, SourceNews, WarnedJob
from pipeline.health.source_overview import SourceOverview, source_overviews, unvisited
from pipeline.health.waiting import waiting
from pipeline.installation.paths import Paths
from pipeline.installation.settings import Settings
from pipeline.kept.posting_rows import moment
from pipeline.mail.words_of_others import without_links
from pipeline.sources.declared_remarks import declared_remarks
from pipeline.sources.proposals import in_words, proposals

FILE = "digest.json"
OPEN = "SELECT id FROM jobs WHERE status != 'closed'"
CLOSED = "SELECT id FROM jobs WHERE status = 'closed'"
WERE_OPEN = "SELECT id FROM jobs WHERE first_seen <= ?1 AND (closed_at IS NULL OR closed_at > ?1)"
WARNED = """
    SELECT jobs.id, title, value AS flag FROM jobs, json_each(flags) WHERE status != 'closed' ORDER BY jobs.id, value
"""
LAST = "SELECT max(started_at) FROM crawls WHERE started_at <= ?"


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
    """Read what the last digest left; a file that cannot be read remembers nothing, and everything is told again."""
    try:
        kept = json.loads((data / FILE).read_text(encoding="utf-8"))
        told_on = {str(key): date.fromisoformat(day) for key, day in kept["told"].items()}
        return Memory(moment(kept["at"]), told_on, frozenset(kept["open"]) if "open" in kept else None)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return Memory(None, {})


def remember(data: Path, memory: Memory) -> None:
    """Keep what this digest leaves to the next one, whole or not at all."""
    told_on = {key: day.isoformat() for key, day in memory.told.items()}
    kept: dict[str, Any] = {"at": memory.at and stamp(memory.at), "told": told_on}
    if memory.open is not None:
        kept["open"] = sorted(memory.open)
    write_whole(data / FILE, json.dumps(kept, ensure_ascii=False).encode())


def facts(paths: Paths, settings: Settings, memory: Memory, now: datetime, config: Path | None = None) -> DigestFacts:
    """How everything is now."""
    registry = read_registry(paths.registry, SPIDERS)
    reading = {source.member for source in readable_sources(registry)}
    silent = [
        member.name for member in registry.members.values() if member.id not in reading and member.status != "closed"
    ]
    doubts = known_doubts(paths.store, registry, now.date())
    board = board_now(paths.board, memory, now)
    stumbling = [stumble.sentence(name) for name, stumble in read_stumbles(paths.data).items() if name != "digest"]
    return DigestFacts(
        sources=news(registry, source_overviews(paths, now, config)),
        problems=[*map(str, (*registry.problems, *doubts)), *board.problems, *stumbling, *to_look_at(paths, registry)],
        silent=sorted(silent),
        site=settings.site.url.rstrip("/"),
        last_visit=last_visit(paths.store, now),
        first=memory.at is None,
        opened=board.opened,
        closed=board.closed,
        open=len(board.shown or ()),
        shown=board.shown,
        warned=board.warned,
        waiting=waiting(paths, now),
    )


def to_look_at(paths: Paths, registry: Registry) -> list[str]:
    """What nobody must do, and somebody may want to."""
    return [*proposed(paths.store, registry), *misspelt(paths, registry)]


def misspelt(paths: Paths, registry: Registry) -> list[str]:
    """Cells of declared tables that are likely mistakes."""
    remarks = declared_remarks(paths, registry).values()
    return [without_links(str(problem)) for found in remarks for problem, mistake in found if mistake]


def proposed(store: Path, registry: Registry) -> list[str]:
    """Recruiting tools of members that nobody reads; where they are, `doctor` says."""
    words = [in_words(proposal, registry) for proposal in proposals(store, registry)]
    return [f"{sentence} `glassvallee doctor` dit comment l’ajouter." for sentence in words]


def news(registry: Registry, sources: Sequence[SourceOverview]) -> list[SourceNews]:
    """How each source is; before the first run, that none of the registry was visited."""
    states = [source.row for source in sources] or [
        unvisited(source, registry) for _, source in sorted(registry.sources.items())
    ]
    unread = {source.row.source: source.unread_days for source in sources}
    return [
        SourceNews(
            source=state.source,
            name=name_of(registry, state.source),
            state=state.state,
            why=state.why,
            cause=state.cause,
            alarm=bool(state.alarm),
            unread_days=unread.get(state.source, 0),
            last_healthy=state.last_healthy,
        )
        for state in states
    ]


def last_visit(path: Path, now: datetime) -> datetime | None:
    """When any source was last visited."""
    with read_store(path) as store:
        at = store.value(LAST, [stamp(now)]) if store else None
    return moment(at) if at else None


@dataclass(frozen=True, slots=True)
class BoardNow:
    """What the board shows, and showed at the last digest."""

    shown: frozenset[str] | None = None
    """Ids of the jobs that it shows as open; ``None`` when it cannot be read."""
    opened: int = 0
    closed: int = 0
    warned: Sequence[WarnedJob] = ()
    problems: Sequence[str] = ()


def board_now(path: Path, memory: Memory, now: datetime) -> BoardNow:
    """What the board shows: what people asked to hide or correct counts as readers see it."""
    if not path.exists():
        return BoardNow()
    try:
        return read_board(path, memory, now)
    except sqlite3.DatabaseError as error:
        return BoardNow(problems=[f"board.db est abîmée ({error}) : `glassvallee publish` la refait."])


def read_board(path: Path, memory: Memory, now: datetime) -> BoardNow:
    """What a board shows whose file is there; raises ``sqlite3.DatabaseError`` when that is damaged."""
    with closing(read_only(path)) as board:
        shown = {id for (id,) in board.execute(OPEN)}
        over = {id for (id,) in board.execute(CLOSED)}
        before = memory.open
        if before is None:
            known = (
                memory.at if memory.at and memory.at <= now else None
            )  # a digest to come was sent under a fast clock
            since = stamp(known or now - timedelta(days=1))
            before = frozenset(id for (id,) in board.execute(WERE_OPEN, [since]))
        warned = [WarnedJob(*row) for row in board.execute(WARNED)]
    return BoardNow(
        shown=frozenset(shown),
        opened=len(shown - before),
        closed=len(over & before),
        warned=[job for job in warned if job.flag in WARNINGS],
    )


def name_of(registry: Registry, source: str) -> str:
    """The name of the member whose source that is; else the source's own id."""
    known = registry.sources.get(source)
    member = registry.members.get(known.member) if known else None
    return member.name if member else source
