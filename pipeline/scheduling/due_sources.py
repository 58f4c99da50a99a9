"""The registry, the settings, what was done and what was asked for → the sources to visit now."""

from datetime import datetime
from pathlib import Path

from crawlers.platforms.table import SPIDERS
from crawlers.registry.registry import Registry, read_registry
from db.store import read_store
from db.vallee.crawl_times import crawl_times
from pipeline.installation.configuration import read_configuration
from pipeline.installation.paths import Paths
from pipeline.installation.settings import Settings
from pipeline.kept.rows import moment
from pipeline.publishing.member_requests import asked_sources
from pipeline.scheduling.timetable import Times, Visited, due


def due_sources(registry: Registry, paths: Paths, settings: Settings, now: datetime) -> list[str]:
    """The sources to visit now; those that their members asked for among them."""
    with read_store(paths.store) as store:
        crawls = crawl_times(store) if store else {}
    asked = set(asked_sources(paths, registry))
    return [
        source.id
        for source in registry.sources.values()
        if source.id in asked
        or due(
            Times.of(source.id, source.options, settings.schedule),
            [Visited(moment(crawl.started_at), bool(crawl.interrupted)) for crawl in crawls.get(source.id, ())],
            now,
        )
    ]


def due_now(paths: Paths, now: datetime, config: Path | None = None) -> list[str]:
    """The same from the files as they are."""
    registry = read_registry(paths.registry, SPIDERS)
    return due_sources(registry, paths, read_configuration(paths.data, config).settings, now)
