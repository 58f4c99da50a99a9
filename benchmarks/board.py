"""The board at size, beside stock Datasette on the same file: searches, job pages, memory, and the weight of a first visit."""

import asyncio
import gzip
import json
import platform
import subprocess
import sys
from itertools import product
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlencode

from benchmarks import board_http
from benchmarks.board_in_process import CLIENTS, WORDS, Fetch, addresses, client, milliseconds_of, together
from board.serve import datasette

SIZE = 100_000
JOB_PAGES = 1500
FILTERS = (
    {"contrat": "CDI"},
    {"horaire": "3x8", "debutant": "oui"},
    {"lieu": "Gamaches", "rayon": "20"},
    {"zone": "abbeville"},
    {"contrat": "CDD", "publie": "30"},
    {"metier": "H2801"},
)


def run(size: int = SIZE) -> dict[str, Any]:
    """Each address is asked once, so that no page is answered from memory.

    ``new_word_ms``: the first time that a file is asked for a word. ``search_*`` and ``requests_per_second``: known words,
    one filter and all facets. ``ratio_to_stock``: stock Datasette's median for words, a filter and four facets of its own,
    divided by ours (nothing when it gives up); ``job_ratio_to_stock``: its work for the page of a row, divided by ours for a job's.
    ``…_cpu_ms``: work of this process for one answer, which other programs of the machine do not change much.
    ``requests_per_second``, ``busy_p99_ms``, ``job_page_rps``: four clients; by wrk over HTTP where it is installed, else in this
    process; ``asked_by`` says which. ``…_2_processes``: the same with ``serve --workers 2``.
    """
    with TemporaryDirectory() as folder:
        path = Path(folder) / "board.db"
        subprocess.run([sys.executable, "-m", "benchmarks.board_rows", str(path), str(size)], check=True)
        ours = asyncio.run(measure(path))
        ours |= over_http(path)
        stock_output = subprocess.run(
            [sys.executable, "-m", "benchmarks.board_stock", str(path)], check=True, stdout=subprocess.PIPE
        )
        stock = json.loads(stock_output.stdout)
    return ours | {
        "ratio_to_stock": stock["search"] and round(stock["search"] / ours["search_p50_ms"], 1),
        "job_ratio_to_stock": stock["job"] and round(stock["job"] / ours["job_cpu_ms"], 1),
        "stock_search_p50_ms": stock["search"],
        "stock_job_cpu_ms": stock["job"],
        "size": size,
        "machine": f"{platform.machine()}, Python {platform.python_version()}",
    }


async def measure(path: Path) -> dict[str, Any]:
    """The figures of our board, asked in this process."""
    fetch = client(datasette(path))
    await fetch("/")
    searches = [f"/?{urlencode({'q': word} | asked)}" for word, asked in product(WORDS, FILTERS)]
    new = [await milliseconds_of(fetch, f"/?{urlencode({'q': word})}") for word in WORDS]
    # Another page of the same search: the words are known by then, as they are on a board that is used.
    single = [await milliseconds_of(fetch, f"{address}&page=2") for address in searches]
    busy, seconds, cpu = await together(fetch, [f"{address}&page={page}" for page in (3, 4, 5) for address in searches])
    chosen = addresses(path, JOB_PAGES)
    for address in chosen[:20]:
        await fetch(address)
    _, job_seconds, job_cpu = await together(fetch, chosen[20:])
    return {
        "search_p50_ms": round(median(single), 2),
        "search_p99_ms": round(quantiles(single, n=100)[98], 2),
        "new_word_ms": round(median(new), 1),
        "requests_per_second": round(len(busy) / seconds),
        "busy_p99_ms": round(quantiles(busy, n=100)[98], 2),
        "job_page_rps": round(len(chosen[20:]) / job_seconds),
        "search_cpu_ms": round(cpu * 1000 / len(busy), 2),
        "job_cpu_ms": round(job_cpu * 1000 / len(chosen[20:]), 2),
        "memory_mb": memory_mb(),
        "bytes_first_load": await first_load(fetch),
    }


def over_http(path: Path) -> dict[str, Any]:
    """The same searches and pages from outside."""
    searches = [f"/?{urlencode({'q': word} | asked)}" for word, asked in product(WORDS, FILTERS)]
    warm = [f"/?{urlencode({'q': word})}" for word in WORDS]
    pages = [f"{address}&page={page}" for page in range(2, 60) for address in searches]
    return board_http.measure(path.parent, warm, pages, addresses(path, 20 * JOB_PAGES), CLIENTS)


def memory_mb() -> int:
    """How much memory this process holds now."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split("VmRSS:")[1].split()[0]) // 1024


async def first_load(fetch: Fetch) -> int:
    """Bytes of a first visit, compressed: the page, its style, script, icon and manifest."""
    total = 0
    for address in ("/", "/static/board.css", "/static/board.js", "/static/icon.svg", "/manifest.webmanifest"):
        _, body = await fetch(address)
        total += len(body if body[:2] == b"\x1f\x8b" else gzip.compress(body))
    return total
