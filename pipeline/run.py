"""The whole program: from the registry to the board."""

from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from crawlers.items import Crawl
from crawlers.platforms.table import SPIDERS
from crawlers.process.order import LiveOffer
from crawlers.process.saved_pages import saved_sources
from crawlers.registry.permission import readable_sources, why_unread
from crawlers.registry.registry import Registry, Source, read_registry
from db.store import open_store
from db.vallee.ingest import live_offers
from pipeline.crawling.crawl_lock import crawl_lock
from pipeline.crawling.fetch import bring_back, fetch
from pipeline.crawling.keep import keep, keep_leftovers, keep_registry, with_saved_sources, write_known_pages
from pipeline.installation.logs import log_crawl
from pipeline.installation.paths import Paths
from pipeline.progress import Done, Step, Tell, tell_nobody
from pipeline.publishing.member_requests import close_visit_requests, keep_requests
from pipeline.publishing.publish import Published, publish_board
from pipeline.refine import Refined, refine_all
from vocabulary.faults_and_mends import Outcome


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


def run(
    paths: Paths,
    *,
    now: datetime,
    sources: Iterable[str] | None = None,
    pages: Path | None = None,
    tell: Tell = tell_nobody,
) -> Summary:
    """Crawl the named sources (all of them when none is named), and publish what is known then; ``tell`` hears how far it is.

    With ``pages``, every request is answered from a folder of saved pages; when no source is named, each host of
    the folder is a source of its own. Raises ``KeyError`` for a source that the registry does not have.
    """
    registry = read_registry(paths.registry, SPIDERS)
    chosen = choose(registry, sources, pages)
    registry = with_saved_sources(paths, registry, chosen)
    with crawl_lock(paths.data):
        registry = keep_registry(paths, registry, now)
        crawls = crawl(paths, chosen, now=now, pages=pages, tell=tell)
    registry, _ = keep_requests(paths, registry, now)
    close_visit_requests(paths, (source.id for source in chosen), registry, now)
    tell(Step("Rapprochement des annonces"))
    refined = refine_all(paths, registry, now=now)
    tell(Step("Publication du tableau"))
    return Summary(registry, crawls, refined, publish_board(paths, now))


def choose(registry: Registry, names: Iterable[str] | None, pages: Path | None) -> list[Source]:
    """The sources to crawl: of those that were named too, none that nobody may read."""
    if names is not None:
        named = [registry.sources[name] for name in dict.fromkeys(names)]
        # saved pages ask nobody for anything, so nobody's yes is needed
        return [source for source in named if pages or not why_unread(source, registry)]
    return saved_sources(pages, taken=registry.sources) if pages else readable_sources(registry)


def crawl(
    paths: Paths, sources: Iterable[Source], *, now: datetime, pages: Path | None, tell: Tell = tell_nobody
) -> tuple[Crawl, ...]:
    """FETCH and KEEP: each source in its own process, each run file in one transaction as soon as it is there."""
    chosen = list(sources)
    tell(Step("Visites", total=len(chosen)))
    bring_back(paths.runs)
    with open_store(paths.store) as store:
        keep_leftovers(store, paths.runs)
        write_known_pages(store, chosen, paths.runs, now)
        offers = {source.id: tuple(LiveOffer(*row) for row in live_offers(store, source.id)) for source in chosen}
    crawls = []
    folders = (paths.registry, paths.data)
    # closed at once when anything goes wrong here: that is what stops the processes
    asked = fetch(chosen, out_dir=paths.runs, now=now, pages=pages, folders=folders, offers=offers, tell=tell)
    with closing(asked) as fetching:
        for of_host in fetching:
            with open_store(paths.store) as store:
                for fetched in of_host:
                    crawls.append(log_crawl(keep(store, fetched)))
                    tell(Done(offers=crawls[-1].found))
    return tuple(sorted(crawls, key=lambda crawl: crawl.id))
