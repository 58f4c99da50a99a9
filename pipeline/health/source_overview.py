"""vallee.db and the registry → how every source is at this moment: what ``status`` prints and the digest tells."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from dataclasses import replace as replace_field
from datetime import datetime, timedelta
from pathlib import Path

from msgspec.structs import replace

from crawlers.platforms.table import SPIDERS
from crawlers.registry.permission import readable_sources, why_unread
from crawlers.registry.registry import Registry, Source, read_registry
from db.store import read_store
from db.times import stamp
from db.vallee.out_of_area import OutOfArea, out_of_area
from db.vallee.refinement import read_source_states
from db.vallee.rows import SourceStateRow
from pipeline.health.failure_patience import overdue
from pipeline.health.source_states import NEVER
from pipeline.installation.configuration import read_configuration
from pipeline.installation.paths import Paths
from pipeline.installation.settings import Settings
from pipeline.kept.posting_rows import moment
from pipeline.scheduling.due_rule import DAY, Times, next_appointed
from pipeline.sources.declared_remarks import declared_remarks, in_words


@dataclass(frozen=True, slots=True)
class SourceOverview:
    """The state of a source, and what the moment adds."""

    row: SourceStateRow
    closed: int
    """Postings of closed jobs: kept = closed + merged + shown."""
    unread_days: int
    """Days since it was read well, when that is longer than its rhythm explains."""
    next_visit: str | None
    """As stored; ``None``: no registry names it any more, or nobody may read it."""
    out_of_area: tuple[OutOfArea, ...] = ()
    """What its last visit showed outside of where it is looked for."""


def unvisited(source: Source, registry: Registry) -> SourceStateRow:
    """A source of the registry that no run has met yet, or that nobody may read."""
    off = why_unread(source, registry)
    return SourceStateRow(
        source=source.id,
        state="disabled" if off else "never",
        why=off or NEVER,
        last_crawl=None,
        last_healthy=None,
        found=0,
        kept=0,
        rejected=0,
        unreadable=0,
        merged=0,
        shown=0,
        cause="",
        alarm=0,
        patience=1,
        account="",
    )


def source_overviews(paths: Paths, now: datetime, config: Path | None = None) -> list[SourceOverview]:
    """Every source, by id; none before the first run."""
    registry = read_registry(paths.registry, SPIDERS)
    settings = read_configuration(paths.data, config).settings
    with read_store(paths.store) as store:
        states = {state.source: state for state in (read_source_states(store) if store else [])}
        outside = group(out_of_area(store) if store else [])
    if not states:
        return []
    unmet = {id: unvisited(source, registry) for id, source in registry.sources.items() if id not in states}
    read = {source.id: source for source in readable_sources(registry)}
    remarks = in_words(declared_remarks(paths, registry))
    states = {id: with_remark(state, remarks.get(id, "")) for id, state in (states | unmet).items()}
    return [
        replace_field(overview(state, read.get(id), settings, now), out_of_area=tuple(outside.get(id, ())))
        for id, state in sorted(states.items())
    ]


def group(outside: Iterable[OutOfArea]) -> dict[str, list[OutOfArea]]:
    """Source → what lies outside of where it is looked for."""
    of_source: dict[str, list[OutOfArea]] = defaultdict(list)
    for one in outside:
        of_source[one.source].append(one)
    return of_source


def with_remark(state: SourceStateRow, remark: str) -> SourceStateRow:
    """A state with what is to be said of a declared table as it is now."""
    return replace(state, why=f"{state.why} {remark}".strip()) if remark else state


def overview(state: SourceStateRow, source: Source | None, settings: Settings, now: datetime) -> SourceOverview:
    """One source, with what the moment adds."""
    every, upcoming = DAY, None
    if source:
        times = Times.of(source.id, source.options, settings.schedule)
        every, upcoming = times.every, stamp(next_appointed(times, now))
    last = moment(state.last_healthy) if state.last_healthy else None
    return SourceOverview(
        state,
        closed=state.kept - state.merged - state.shown,
        unread_days=unread(state, last, every, now) if source else 0,
        next_visit=upcoming,
    )


def unread(state: SourceStateRow, last: datetime | None, every: timedelta, now: datetime) -> int:
    """Days since it was read well, when that is out of its rhythm; a source that is off waits for nobody."""
    return 0 if state.state == "disabled" else overdue(last, every, state.patience, now)
