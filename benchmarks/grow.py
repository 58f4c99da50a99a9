"""Crawls a minute of 64 hosts through Redis, by one worker and by two of the same size, beside this machine alone."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.hosts import hosts
from crawlers.process.run_file import read_crawl
from crawlers.registry.registry import Source
from demo.__main__ import free_port
from pipeline.crawling.fetch import BROKER_VARIABLE, fetch
from pipeline.installation.paths import ROOT

SIZE, PAGES, DELAY_SECONDS, TOGETHER = 64, 6, 1.0, 8
NOW = datetime(2026, 11, 24, 5, 30, tzinfo=UTC)
PATIENCE_SECONDS = 30


def run(size: int = SIZE) -> dict[str, Any]:
    """``two_to_one``: crawls a minute with two workers, over those with one; each makes ``TOGETHER`` crawls at a time.

    All on one machine: it is waiting that is shared, since a crawl mostly waits for its site.
    """
    if not shutil.which("redis-server"):
        sys.exit("redis-server is not installed: apt-get install redis-server")
    os.environ |= {"GLASSVALLEE_ALLOW_LOOPBACK": "1", "GLASSVALLEE_DELAY": str(DELAY_SECONDS)}
    with hosts(size, PAGES - 1) as sources, TemporaryDirectory() as name, redis_server(Path(name)) as url:
        with_one = per_minute(sources, Path(name), url, workers=1)
        with_two = per_minute(sources, Path(name), url, workers=2)
    return {
        "two_to_one": round(with_two / with_one, 2),
        "one_worker_per_minute": round(with_one),
        "two_workers_per_minute": round(with_two),
        "together": TOGETHER,
        "pages": PAGES,
        "delay": DELAY_SECONDS,
    }


def per_minute(sources: list[Source], folder: Path, url: str, *, workers: int) -> float:
    """Crawls a minute; every one must have read all."""
    with ExitStack() as stack:
        for number in range(workers):
            stack.enter_context(worker(url, folder / f"worker-{number}"))
        os.environ[BROKER_VARIABLE] = url
        start = time.perf_counter()
        groups = list(fetch(sources, out_dir=folder / "runs", now=NOW + timedelta(hours=workers)))
        took = time.perf_counter() - start
        del os.environ[BROKER_VARIABLE]
    counts = [read_crawl(crawl.run_file).found for group in groups for crawl in group]
    if counts != [PAGES - 1] * len(sources):
        raise RuntimeError("not every crawl came back whole: nothing was measured")
    return 60 * len(sources) / took


@contextmanager
def worker(url: str, data: Path) -> Iterator[None]:
    """A worker that is ready."""
    command = [sys.executable, "-m", "pipeline", "--data", str(data), "worker", "--together", str(TOGETHER)]
    environment = os.environ | {BROKER_VARIABLE: url}
    with subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True) as process:
        try:
            if not process.stderr or "prêt" not in process.stderr.readline():
                raise RuntimeError("The worker does not start.")
            yield
        finally:
            process.terminate()
            process.communicate(timeout=PATIENCE_SECONDS)


@contextmanager
def redis_server(folder: Path) -> Iterator[str]:
    """Debian's redis-server on a free port, that writes nothing."""
    port = free_port()
    command = ["redis-server", "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            if not any("Ready to accept connections" in line for line in process.stdout or ()):
                raise RuntimeError("redis-server does not start.")
            yield f"redis://127.0.0.1:{port}"
        finally:
            process.kill()
