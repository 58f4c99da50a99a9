"""Sources → run files: one process a source, several at a time, never two on one host."""

import os
import signal
import subprocess
import sys
from collections import defaultdict
from collections.abc import Generator, Iterable
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from crawlers.order import Order
from crawlers.platforms import asked_host
from crawlers.registry import Source
from crawlers.run_file import file_name
from pipeline.paths import ROOT

if TYPE_CHECKING:
    from pipeline.broker.conductor import RemoteCrew

SIDE_BY_SIDE = 4
"""Crawls at a time: each waits more than it works, and takes 90 MB."""
DEADLINE = 25 * 60
"""Seconds; a crawl stops by itself before that, so this is for one that hangs."""
GRACE = 5
BROKER = "GLASSVALLEE_BROKER"
"""Names the Redis (``redis://…``) through which workers are asked; without it, this machine crawls."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """A crawl that ended, well or not."""

    source: Source
    started_at: datetime
    run_file: Path
    died: str = ""
    """Why its process did not end well; empty when it did."""
    asked: bool = True
    """Whether anybody made it; if not, nothing is kept of it, and it stays to be made."""


@dataclass(slots=True)
class Crew:
    """The processes that run now."""

    running: dict[Path, subprocess.Popen[str]] = field(default_factory=dict)
    """Run file → the process that writes it."""
    stopping: bool = False
    side_by_side: int = SIDE_BY_SIDE

    def fetch_host(self, orders: Iterable[Order]) -> list[Fetched]:
        """Crawl the sources of one host, one after the other."""
        return [self.fetch_one(order) for order in orders if not self.stopping]

    def fetch_one(self, order: Order) -> Fetched:
        """Crawl one source in a process of its own, that cannot outlive its deadline."""
        command = [sys.executable, "-m", "crawlers.crawl"]
        streams = {"stdin": subprocess.PIPE, "stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE}
        process = subprocess.Popen(  # type: ignore[call-overload]
            command, cwd=ROOT, encoding="utf-8", errors="replace", start_new_session=True, **streams
        )
        self.running[order.out] = process
        try:
            if self.stopping:  # it began while the others were being stopped
                kill(process)
            _, errors = process.communicate(order.to_json(), timeout=DEADLINE)
        except subprocess.TimeoutExpired:
            errors = f"plus de {DEADLINE // 60} minutes"
            kill(process)
        finally:
            self.running.pop(order.out, None)
        died = (
            ""
            if process.returncode == 0
            else last_line(errors) or f"le processus s’est arrêté (code {process.returncode})"
        )
        return Fetched(source=order.source, started_at=order.started_at, run_file=order.out, died=died)

    def end(self, out: Path) -> None:
        """Kill the crawl that writes this run file, if there is one."""
        if process := self.running.get(out):
            kill(process)

    def stop(self) -> None:
        """Ask every process to end, and make it."""
        self.stopping = True
        for process in list(self.running.values()):
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGTERM)
        for process in list(self.running.values()):
            try:
                process.wait(GRACE)
            except subprocess.TimeoutExpired:
                kill(process)


def crew_here_or_there() -> "Crew | RemoteCrew":
    """Processes of this machine, or workers that listen to the broker; only then is Dramatiq imported."""
    if url := os.environ.get(BROKER):
        from pipeline.broker.conductor import RemoteCrew

        return RemoteCrew(url)
    return Crew()


def bring_back(out_dir: Path) -> None:
    """Bring to ``out_dir`` what workers ended for a conductor that was killed meanwhile."""
    if url := os.environ.get(BROKER):
        from pipeline.broker import conductor

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
) -> Generator[list[Fetched], None, None]:
    """Crawl the sources; gives the crawls of each host as soon as they ended. Stops its processes if it is stopped."""
    hosts: dict[str, list[Order]] = defaultdict(list)
    for source in sources:
        out, known = out_dir / file_name(source.id, now), known_file(out_dir, source.id)
        order = Order(
            source=source,
            started_at=now,
            out=out,
            pages=pages,
            known=known if known.exists() and not pages else None,
            folders=folders,
        )
        hosts[asked_host(source)].append(order)
    crew = crew_here_or_there()
    with ThreadPoolExecutor(crew.side_by_side) as pool:
        ended = [pool.submit(crew.fetch_host, orders) for orders in hosts.values()]
        try:
            for future in as_completed(ended):
                yield future.result()
        finally:
            crew.stop()
            pool.shutdown(wait=False, cancel_futures=True)


def kill(process: subprocess.Popen[str]) -> None:
    """End a process and all that it started."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def last_line(text: str) -> str:
    """What a process said last, at most 300 characters."""
    return text.strip().rsplit("\n", 1)[-1][:300]
