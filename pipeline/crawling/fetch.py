"""Sources → run files: one process a source, several at a time, never two on one host."""

import os
from collections import defaultdict
from collections.abc import Generator, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor, as_completed
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from crawlers.platforms.table import asked_host
from crawlers.process.order import LiveOffer, Order
from crawlers.process.run_file import run_file_name
from crawlers.registry.registry import Source
from pipeline.crawling.crew import Crew, Fetched
from pipeline.progress import Begun, Ended, Tell, tell_nobody

if TYPE_CHECKING:
    from pipeline.crawling.broker.conductor import RemoteCrew

BROKER_VARIABLE = "GLASSVALLEE_BROKER"
"""The environment variable that names the Redis (``redis://…``) through which workers are asked; without it, this machine crawls."""

NO_OFFERS: Mapping[str, tuple[LiveOffer, ...]] = MappingProxyType({})


def crew_here_or_there() -> "Crew | RemoteCrew":
    """Processes of this machine, or workers that listen to the broker; only then is Dramatiq imported."""
    if url := os.environ.get(BROKER_VARIABLE):
        from pipeline.crawling.broker.conductor import RemoteCrew

        return RemoteCrew(url)
    return Crew()


def bring_back(out_dir: Path) -> None:
    """Bring to ``out_dir`` what workers ended for a conductor that was killed meanwhile."""
    if url := os.environ.get(BROKER_VARIABLE):
        from pipeline.crawling.broker import conductor

        conductor.bring_back(url, out_dir)


def known_file(out_dir: Path, source: str) -> Path:
    """Where the conductor writes which pages of a source are kept already."""
    return out_dir / f"{source}.known"


def fetch(
    sources: Iterable[Source],
    *,
    out_dir: Path,
    now: datetime,
    pages: Path | None = None,
    folders: tuple[Path, ...] = (),
    offers: Mapping[str, tuple[LiveOffer, ...]] = NO_OFFERS,
    tell: Tell = tell_nobody,
) -> Generator[list[Fetched], None, None]:
    """Crawl the sources; gives the crawls of each host as soon as they ended. Stops its processes if it is stopped.

    ``offers``: source → its offers that are not closed, in the order in which their own pages are asked for.
    """
    hosts: dict[str, list[Order]] = defaultdict(list)
    for source in sources:
        out, known = out_dir / run_file_name(source.id, now), known_file(out_dir, source.id)
        order = Order(
            source=source,
            started_at=now,
            run_file=out,
            saved_pages=pages,
            known_pages=known if known.exists() and not pages else None,
            live_offers=offers.get(source.id, ()) if not pages else (),
            folders=folders,
        )
        hosts[asked_host(source)].append(order)
    crew = crew_here_or_there()
    with ThreadPoolExecutor(crew.side_by_side) as pool:
        futures = [pool.submit(crew.fetch_host, waited_for(orders, tell)) for orders in hosts.values()]
        try:
            for future in as_completed(futures):
                yield future.result()
        finally:
            crew.stop()
            pool.shutdown(wait=False, cancel_futures=True)


def waited_for(orders: Iterable[Order], tell: Tell) -> Iterator[Order]:
    """The orders of one host: each is told of when it is taken, and again when the next one is asked for."""
    for order in orders:
        tell(Begun(order.source.id))
        yield order
        tell(Ended(order.source.id))
