"""The whole program: from the registry to the board."""

import sqlite3
import sys
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from board.labels import LABELS
from crawlers.items import Crawl, Outcome
from crawlers.platforms import SPIDERS
from crawlers.registry import Registry, Source, read_registry
from crawlers.saved_pages import saved_sources
from db.packages import refresh
from db.publish import Published, publish
from db.store import open_store, read_store
from pipeline.fetch import fetch
from pipeline.keep import keep, keep_leftovers, keep_registry, saved_sources_of, tell_what_is_known
from pipeline.paths import Paths
from pipeline.refine import Refined, refine


@dataclass(frozen=True, slots=True)
class Summary:
    """What one run did."""

    registry: Registry
    crawls: tuple[Crawl, ...]
    refined: Refined
    published: Published

    @property
    def failed(self) -> tuple[Crawl, ...]:
        """The crawls that a person should look at."""
        return tuple(crawl for crawl in self.crawls if crawl.outcome not in {Outcome.OK, Outcome.EMPTY, Outcome.OFF})


def run(paths: Paths, *, now: datetime, sources: Iterable[str] | None = None, pages: Path | None = None) -> Summary:
    """Crawl the named sources (all of them when none is named), and publish what is known then.

    With ``pages``, every request is answered from a folder of saved pages; when no source is named, each host of
    the folder is a source of its own. Raises ``KeyError`` for a source that the registry does not have.
    """
    registry = read_registry(paths.registry, SPIDERS)
    chosen = choose(registry, sources, pages)
    registry = with_saved(paths, registry, chosen)
    crawls = crawl(paths, chosen, registry, now=now, pages=pages)
    refined = refine_all(paths, registry, now=now)
    return Summary(registry, crawls, refined, publish_board(paths, now))


def choose(registry: Registry, names: Iterable[str] | None, pages: Path | None) -> list[Source]:
    """The sources to crawl."""
    if names is not None:
        return [registry.sources[name] for name in names]
    return saved_sources(pages) if pages else list(registry.sources.values())


def with_saved(paths: Paths, registry: Registry, chosen: Iterable[Source] = ()) -> Registry:
    """The registry, with the sources that were made of saved pages: it does not name them, nor remove them."""
    with read_store(paths.store) as store:
        kept = saved_sources_of(store) if store else []
    return replace(registry, sources={source.id: source for source in (*kept, *chosen)} | registry.sources)


def crawl(
    paths: Paths, sources: Iterable[Source], registry: Registry, *, now: datetime, pages: Path | None
) -> tuple[Crawl, ...]:
    """FETCH and KEEP: each source in its own process, each run file in one transaction as soon as it is there."""
    chosen = list(sources)
    with open_store(paths.store) as store:
        keep_registry(store, registry)
        keep_leftovers(store, paths.runs)
        tell_what_is_known(store, chosen, paths.runs)
    crawls = []
    folders = (paths.registry, paths.data)
    for of_host in fetch(chosen, out_dir=paths.runs, now=now, pages=pages, folders=folders):
        with open_store(paths.store) as store:
            crawls += [keep(store, fetched) for fetched in of_host]
    return tuple(sorted(crawls, key=lambda crawl: crawl.id))


def refine_all(paths: Paths, registry: Registry, *, now: datetime, again: bool = False) -> Refined:
    """REFINE what is kept; ``again``: as if nothing had been refined before."""
    with open_store(paths.store) as store:
        return refine(store, registry, now=now, again=again)


def publish_board(paths: Paths, now: datetime, *, force: bool = False) -> Published:
    """Make the public file, with the words of the board in it, and once a day the packages of open data.

    A package that cannot be made (a full disk) is told of, and takes nothing from the board, which is in place by then.
    """
    published = publish(paths.store, paths.board, now, labels=LABELS, force=force)
    if not published.refused:
        try:
            refresh(paths.board, paths.packages, now)
        except (OSError, sqlite3.Error) as error:
            print(f"Open data were not packed ({error}); the next publication tries again.", file=sys.stderr)
    return published
