"""The registry, the settings, past crawls and what members asked for → the sources to visit now.

This only gathers what ``due_rule.py``, where it is said when a source is due, has to know of each source.
"""

from datetime import datetime
from pathlib import Path

from crawlers.platforms.table import SPIDERS
from crawlers.registry.permission import readable_sources
from crawlers.registry.registry import Registry, read_registry
from db.store import read_store
from db.vallee.crawl_times import crawl_times
from pipeline.installation.configuration import read_configuration
from pipeline.installation.paths import Paths
from pipeline.installation.settings import Settings
from pipeline.kept.posting_rows import moment
from pipeline.publishing.member_requests import asked_sources
from pipeline.scheduling.due_rule import PastCrawl, Times, is_due


def sources_to_visit(registry: Registry, paths: Paths, settings: Settings, now: datetime) -> list[str]:
    """The ids of the sources that are due, and of those whose members asked for a visit."""
    with read_store(paths.store) as store:
        crawls = crawl_times(store) if store else {}
    asked = set(asked_sources(paths, registry))
    return [
        source.id
        for source in readable_sources(registry)
        if source.id in asked
        or is_due(
            Times.of(source.id, source.options, settings.schedule),
            [PastCrawl(moment(crawl.started_at), bool(crawl.interrupted)) for crawl in crawls.get(source.id, ())],
            now,
        )
    ]


def sources_to_visit_now(paths: Paths, now: datetime, config: Path | None = None) -> list[str]:
    """The same, from the registry and the settings as their files are now."""
    registry = read_registry(paths.registry, SPIDERS)
    return sources_to_visit(registry, paths, read_configuration(paths.data, config).settings, now)
