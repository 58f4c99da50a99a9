"""A morning: 65 sources of 30 pages each, a second apart on each host, up to the published board; and the week after it."""

import os
import platform
import resource
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.hosts import hosts
from crawlers.items import Crawl
from crawlers.registry.registry import Registry, Source
from pipeline.crawling.keep import keep_registry
from pipeline.installation.paths import Paths
from pipeline.publishing.publish import publish_board
from pipeline.refine import refine_all
from pipeline.run import crawl

SIZE, PAGES, DELAY_SECONDS = 65, 30, 1.0
NOW = datetime(2026, 11, 24, 5, 30, tzinfo=UTC)
LOOK_SECONDS = 0.5
MORNINGS = 8
"""The first, and a whole week after it: each source is asked in full, to see whether its 304 is true, on one of these days."""


@dataclass(frozen=True, slots=True)
class Round:
    """What one round took."""

    crawls: tuple[Crawl, ...]
    crawled: float
    """Seconds until the last run file was kept."""
    published: float
    """Seconds until the board was in place."""
    cpu: float
    """Seconds of all its processes."""


def run(size: int = SIZE) -> dict[str, Any]:
    """``wall_to_floor``: until every run file is kept, over what politeness alone takes (``PAGES`` requests, ``DELAY_SECONDS`` apart).

    ``board_to_floor``: the same until the board is published. A source's list is one of its pages; robots.txt comes on top.
    ``unchanged_bytes_share``: what the mornings of a week without changes bring on average, weekly check included, over the first.
    ``peak_mb``: memory of the conductor and its crawls, each shared page counted once (PSS), looked at twice a second.
    """
    os.environ |= {"GLASSVALLEE_ALLOW_LOOPBACK": "1", "GLASSVALLEE_DELAY": str(DELAY_SECONDS)}
    with hosts(size, PAGES - 1) as sources, TemporaryDirectory() as folder, peaks_watched() as peaks:
        paths = Paths(data=Path(folder))
        first, second = (one_round(paths, sources, NOW + timedelta(days=day)) for day in range(2))
        os.environ["GLASSVALLEE_DELAY"] = "0"  # of the other mornings only the bytes are counted
        others = [one_round(paths, sources, NOW + timedelta(days=day)) for day in range(2, MORNINGS)]
    week = [second, *others]
    if {each.found for morning in (first, *week) for each in morning.crawls} != {PAGES - 1}:
        raise RuntimeError("not every offer was read: nothing was measured")
    floor = PAGES * DELAY_SECONDS
    return {
        "wall_to_floor": round(first.crawled / floor, 3),
        "board_to_floor": round(first.published / floor, 3),
        "cpu_seconds": round(first.cpu, 1),
        "second_round_bytes_share": round(received(second.crawls) / received(first.crawls), 3),
        "unchanged_bytes_share": round(
            sum(received(each.crawls) for each in week) / len(week) / received(first.crawls), 4
        ),
        "second_round_cpu_seconds": round(second.cpu, 1),
        "wall_seconds": round(first.crawled, 1),
        "peak_mb": max(peaks),
        "pages": PAGES,
        "size": size,
        "machine": f"{platform.machine()}, Python {platform.python_version()}",
    }


def one_round(paths: Paths, sources: list[Source], now: datetime) -> Round:
    """Crawl every source, refine and publish, and measure all of it."""
    start, before = time.perf_counter(), cpu_seconds()
    registry = keep_registry(paths, Registry({}, {source.id: source for source in sources}, ()), now)
    crawls = crawl(paths, sources, now=now, pages=None)
    crawled = time.perf_counter() - start
    refine_all(paths, registry, now=now)
    publish_board(paths, now)
    return Round(crawls, crawled, time.perf_counter() - start, cpu_seconds() - before)


def cpu_seconds() -> float:
    """CPU seconds of this process and of all that it has waited for."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in used)


def received(crawls: Iterable[Crawl]) -> int:
    """Bytes that the sites sent."""
    return sum(visit.bytes_received for visit in crawls)


@contextmanager
def peaks_watched() -> Iterator[list[int]]:
    """Megabytes of this process and its descendants but the sites', looked at from time to time."""
    peaks, stop = [0], threading.Event()
    sites = {child for child in descendants(os.getpid()) if child != os.getpid()}

    def look() -> None:
        while not stop.wait(LOOK_SECONDS):
            peaks.append(sum(map(pss, descendants(os.getpid()) - sites)) >> 10)

    thread = threading.Thread(target=look, daemon=True)
    thread.start()
    try:
        yield peaks
    finally:
        stop.set()
        thread.join()


def descendants(pid: int) -> set[int]:
    """A process and all that it started."""
    try:
        tasks = Path(f"/proc/{pid}/task").glob("*/children")
        children = [int(child) for task in tasks for child in task.read_text().split()]
    except OSError:
        return {pid}
    return {pid}.union(*map(descendants, children))


def pss(pid: int) -> int:
    """Kilobytes of a process, what it shares divided by those who share it."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
