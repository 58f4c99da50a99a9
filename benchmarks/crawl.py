"""The whole way of 2,000 JSON-LD pages, beside a bare Scrapy spider that reads nothing, on the same local site."""

import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.our_spider import NOW
from benchmarks.pages_server import site
from board.wording.labels import LABELS
from crawlers.process.run_file import read_header
from crawlers.registry.registry import Registry, Source
from db.store import open_store
from pipeline.crawling.crew import Fetched
from pipeline.crawling.keep import keep
from pipeline.installation.paths import ROOT, Paths
from pipeline.publishing.publish import publish
from pipeline.refine import refine_all
from vocabulary.web_address import WebAddress

ROUNDS = 3


def run(size: int = 2000) -> dict[str, Any]:
    """Measure both in turns and give medians, in CPU seconds of the processes, starts included.

    ``ratio_to_bare_scrapy``: fetch, extract, keep in the run file, beside a fetch; ``ratio_whole_way``: the same
    and ingestion, normalization, deduplication and publication, beside a fetch. (The packages of open data, made once a
    day after the board is in place, are not part of it.)
    """
    with site(size) as base, TemporaryDirectory() as folder:
        rounds = [one_round(base, size, Path(folder) / str(number)) for number in range(ROUNDS)]
    bare, ours, rest = (median(times) for times in zip(*rounds, strict=True))
    return {
        "ratio_to_bare_scrapy": round(ours / bare, 2),
        "ratio_whole_way": round((ours + rest) / bare, 2),
        "pages_per_second": round(size / ours),
        "ms_per_page": round(1000 * ours / size, 2),
        "bare_ms_per_page": round(1000 * bare / size, 2),
        "refine_ms_per_page": round(1000 * rest / size, 2),
    }


def one_round(base: str, size: int, folder: Path) -> tuple[float, float, float]:
    """CPU seconds of the bare spider, of ours, and of what follows until the board is published."""
    out = folder / "runs" / "valley.run"
    bare = measured_by("benchmarks.bare_spider", base, str(size))
    ours = measured_by("benchmarks.our_spider", base, str(out))
    if not bare["pages"] == ours["pages"] == size:
        raise RuntimeError(f"{bare['pages']} and {ours['pages']} of {size} pages were read: nothing was measured")
    return bare["cpu"], ours["cpu"], cpu_seconds(lambda: follow(Paths(data=folder), out))


def measured_by(module: str, *arguments: str) -> dict[str, Any]:
    """What a process of its own measured of itself."""
    done = subprocess.run(
        [sys.executable, "-m", module, *arguments], cwd=ROOT, capture_output=True, text=True, check=True
    )
    measured: dict[str, Any] = json.loads(done.stdout)
    return measured


def cpu_seconds(work: Callable[[], object]) -> float:
    """CPU seconds of this process that some work takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def follow(paths: Paths, run_file: Path) -> None:
    """Do what follows a crawl: run file → vallee.db → board.db."""
    id, spider, _ = read_header(run_file)
    source = Source(id=id, member="", spider=spider, url=WebAddress("http://127.0.0.1/"))
    with open_store(paths.store) as store:
        keep(store, Fetched(source=source, started_at=NOW, run_file=run_file))
    refine_all(paths, Registry({}, {id: source}, ()), now=NOW)
    publish(paths.store, paths.board, NOW, labels=LABELS)
