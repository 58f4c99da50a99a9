"""65 sources that break in turns, round after round, under readers who never pause, while crawls and conductors are killed.

After each round the board is compared with what the sites offer.
"""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.readers import Readers
from benchmarks.round import descendants
from benchmarks.soak_valley import SILENT, break_some, grown, take_off_some
from crawlers.process.run_file import is_running
from demo.server import Valley
from pipeline.installation.paths import ROOT, Paths

SITES, SEED = 65, 20261124
NOW = datetime(2026, 11, 24, 5, 30, tzinfo=UTC)
STEP = timedelta(hours=1)
LIVE = "SELECT id, url FROM postings WHERE status IN ('open', 'unseen')"
KNOWN = "SELECT id, status FROM postings"
KILLED_ROUNDS = 0.6
MOST_WAL_MB, MOST_GROWTH_MB = 64, 64
"""Megabytes; the second: by which the board's process may grow after the first third, its bounded caches included."""


@dataclass
class Soak:
    """The sites, an installation, and what went wrong so far."""

    valley: Valley
    paths: Paths
    chance: random.Random
    at: datetime = NOW
    live: dict[str, str] = field(default_factory=dict)
    """Posting → address, of all that the first round found and that are still on their sites."""
    gone: set[str] = field(default_factory=set)
    hiding: set[str] = field(default_factory=set)
    """Sites whose list hid offers without a sign, and that no visit is sure to have seen whole since: the same once more would
    be a removal for anybody who looks."""
    lost: int = 0
    wrongly_closed: int = 0
    kills: int = 0
    seconds: float = 5.0
    wal: int = 0

    def crawl(self, *, kill: bool) -> None:
        """One round, which may be cut short."""
        self.at += STEP
        start = time.monotonic()
        arguments = ("crawl", "--all") if not kill or self.chance.random() < 0.8 else ("publish",)
        with command(self.paths, self.at, *arguments) as process:
            if kill:
                self.kill(process, self.seconds if arguments[0] == "crawl" else 1.5)
            while process.poll() is None:
                self.wal = max(self.wal, size_mb(self.paths.store.with_name("vallee.db-wal")))
                time.sleep(0.05)
        if not kill:
            self.seconds = time.monotonic() - start

    def kill(self, process: subprocess.Popen[bytes], span: float) -> None:
        """SIGKILL the conductor (or publisher), or one of its crawls, at a random moment."""
        time.sleep(self.chance.uniform(0.2, span))
        crawls = sorted(descendants(process.pid) - {process.pid})
        victim = self.chance.choice(crawls) if crawls and self.chance.random() < 0.5 else process.pid
        with suppress(ProcessLookupError):
            os.kill(victim, signal.SIGKILL)
            self.kills += 1

    def compare(self) -> None:
        """Count what the board no longer shows although its site does."""
        now = dict(rows(self.paths.board, KNOWN))
        self.lost += sum(posting not in now for posting in self.live)
        self.wrongly_closed += sum(now.get(posting) == "closed" for posting in self.live)

    def round(self) -> None:
        """One round: break some sites, take off some offers, crawl, and compare the board with the sites."""
        broken = break_some(self.valley, self.chance, self.hiding)
        gone = take_off_some(self.valley, self.chance, self.live)
        self.gone |= gone
        for posting in gone:
            del self.live[posting]
        kill = self.chance.random() < KILLED_ROUNDS
        self.crawl(kill=kill)
        self.hiding &= broken.keys() if not kill else self.hiding
        self.hiding |= {site for site, fault in broken.items() if fault in SILENT}
        self.compare()


def run(size: int = 10) -> dict[str, Any]:
    """``size`` rounds. ``lost``, ``wrongly_closed`` and ``failed_pages`` are promised to be 0.

    ``closed``: of those that were taken off, how many the board says so of once all sites are well again.
    """
    os.environ |= {"GLASSVALLEE_ALLOW_LOOPBACK": "1", "GLASSVALLEE_DELAY": "0", "GLASSVALLEE_TIMEOUT": "0.5"}
    with TemporaryDirectory() as name, grown(NOW, Path(name) / "registry", SITES) as valley:
        paths = Paths(registry=valley.registry_dir, data=Path(name) / "data")
        soak = Soak(valley, paths, random.Random(SEED))
        soak.crawl(kill=False)
        soak.live = dict(rows(paths.board, LIVE))
        first_count = len(soak.live)
        with served(paths) as (address, pid), Readers(address) as readers:
            memory = []
            for number in range(size):
                soak.round()
                memory.append(resident_mb(pid))
                print(
                    f"{number + 1}/{size}: {soak.lost} lost, {soak.wrongly_closed} closed", file=sys.stderr, flush=True
                )
            for site in valley.companies:
                valley.set_fault(site, None)
            for _ in range(3):
                soak.crawl(kill=False)
                soak.compare()
            memory.append(resident_mb(pid))
        return report(soak, readers, memory, first_count) | {"rounds": size + 4}


def report(soak: Soak, readers: Readers, memory: list[int], first_count: int) -> dict[str, Any]:
    """The figures of the whole run, and whether a promise was broken."""
    now = dict(rows(soak.paths.board, KNOWN))
    settled = memory[len(memory) // 3]
    broken = soak.lost + soak.wrongly_closed + readers.failed
    left = sum(not is_running(path) for path in soak.paths.runs.glob("*"))
    return {
        "lost": soak.lost,
        "wrongly_closed": soak.wrongly_closed,
        "failed_pages": readers.failed,
        "why_failed": readers.why,
        "pages": readers.asked,
        "kills": soak.kills,
        "postings": first_count,
        "taken_off": len(soak.gone),
        "closed": sum(now.get(posting) == "closed" for posting in soak.gone),
        "left_behind": left,
        "board_mb_settled": settled,
        "board_mb_end": memory[-1],
        "wal_mb_most": soak.wal,
        "store_mb": size_mb(soak.paths.store),
        "broken": bool(broken or left or soak.wal > MOST_WAL_MB or memory[-1] > settled + MOST_GROWTH_MB),
    }


@contextmanager
def command(paths: Paths, now: datetime, *arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    """A verb, in a process of its own; what it says is nobody's business here."""
    line = [sys.executable, "-m", "pipeline", "--data", str(paths.data), "--registry", str(paths.registry)]
    line += ["--now", now.isoformat(), *arguments]
    with subprocess.Popen(line, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            yield process
        finally:
            process.kill()


@contextmanager
def served(paths: Paths) -> Iterator[tuple[str, int]]:
    """The board, and its process."""
    from demo.__main__ import ask, free_port

    port = free_port()
    with command(paths, NOW, "serve", "--port", str(port)) as process:
        if not ask(f"http://127.0.0.1:{port}/", process):
            raise RuntimeError("The board does not start.")
        yield f"http://127.0.0.1:{port}", process.pid


def rows(path: Path, query: str) -> list[tuple[str, str]]:
    """What the published file says."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        return connection.execute(query).fetchall()


def size_mb(path: Path) -> int:
    """Megabytes of a file; 0 when there is none."""
    try:
        return path.stat().st_size >> 20
    except FileNotFoundError:
        return 0


def resident_mb(pid: int) -> int:
    """Megabytes that a process holds now."""
    lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) >> 10 for line in lines if line.startswith("VmRSS:"))
