"""The board at size, beside stock Datasette on the same file: searches, job pages, memory, and the weight of a first visit."""

import asyncio
import gzip
import json
import platform
import sqlite3
import subprocess
import sys
from collections.abc import Awaitable, Callable
from contextlib import closing
from itertools import cycle, islice, product
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import Any
from urllib.parse import urlencode

from datasette.app import Datasette

from benchmarks import board_http
from board.serve import datasette
from board.site import CONFIG

SIZE = 100_000
STOCK_SEARCHES, STOCK_PAGES = 12, 300
JOB_PAGES = 1500
CLIENTS = 4
WORDS = "cariste|trieur|maintenance|laqueur|conducteur ligne|mouliste|qualité|opérateur bout froid".split("|")
FILTERS = (
    {"contrat": "CDI"},
    {"horaire": "3x8", "debutant": "oui"},
    {"lieu": "Gamaches", "rayon": "20"},
    {"zone": "abbeville"},
    {"contrat": "CDD", "publie": "30"},
    {"metier": "H2801"},
)
Fetch = Callable[[str], Awaitable[tuple[int, bytes]]]


def run(size: int = SIZE) -> dict[str, Any]:
    """Each address is asked once, so that no page is answered from memory.

    ``new_word_ms``: the first time that a file is asked for a word. ``search_*`` and ``requests_per_second``: known words,
    one filter and all facets. ``ratio_to_stock``: stock Datasette's median for words, a filter and four facets of its own,
    divided by ours; ``job_ratio_to_stock``: its work for the page of a row, divided by ours for a job's.
    ``…_cpu_ms``: work of this process for one answer, which other programs of the machine do not change much.
    ``requests_per_second``, ``busy_p99_ms``, ``job_page_rps``: four clients; by wrk over HTTP where it is installed, else in this
    process; ``asked_by`` says which. ``…_2_processes``: the same with ``serve --workers 2``.
    """
    with TemporaryDirectory() as folder:
        path = Path(folder) / "board.db"
        subprocess.run([sys.executable, "-m", "benchmarks.board_rows", str(path), str(size)], check=True)
        ours = asyncio.run(measure(path))
        ours |= over_http(path)
        stock = asyncio.run(measure_stock(path))
    return ours | {
        "ratio_to_stock": round(stock["search"] / ours["search_p50_ms"], 1),
        "job_ratio_to_stock": round(stock["job"] / ours["job_cpu_ms"], 1),
        "stock_search_p50_ms": round(stock["search"], 1),
        "stock_job_cpu_ms": round(stock["job"], 2),
        "size": size,
        "machine": f"{platform.machine()}, Python {platform.python_version()}",
    }


async def measure(path: Path) -> dict[str, Any]:
    """Ours."""
    fetch = client(datasette(path))
    await fetch("/")
    searches = [f"/?{urlencode({'q': word} | asked)}" for word, asked in product(WORDS, FILTERS)]
    new = [await timed(fetch, f"/?{urlencode({'q': word})}") for word in WORDS]
    # Another page of the same search: the words are known by then, as they are on a board that is used.
    single = [await timed(fetch, f"{address}&page=2") for address in searches]
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
        "memory_mb": memory(),
        "bytes_first_load": await first_load(fetch),
    }


def over_http(path: Path) -> dict[str, Any]:
    """The same searches and pages from outside."""
    searches = [f"/?{urlencode({'q': word} | asked)}" for word, asked in product(WORDS, FILTERS)]
    warm = [f"/?{urlencode({'q': word})}" for word in WORDS]
    pages = [f"{address}&page={page}" for page in range(2, 60) for address in searches]
    return board_http.measure(path.parent, warm, pages, addresses(path, 20 * JOB_PAGES), CLIENTS)


async def measure_stock(path: Path) -> dict[str, float]:
    """Stock Datasette: its search, a filter, and four facets; and the page of a row. Milliseconds."""
    config = json.loads(CONFIG.read_text(encoding="utf-8"))["databases"]["board"]["tables"]["jobs"]
    tables = {"jobs": {name: config[name] for name in ("fts_table", "fts_pk")}}
    metadata = {"databases": {"board": {"tables": tables}}}
    fetch = client(
        Datasette([str(path)], metadata=metadata, settings={"suggest_facets": False, "default_page_size": 20})
    )
    facets = "&".join(f"_facet={name}" for name in ("contract_label", "zone", "commune", "organization"))
    asked = [f"/board/jobs?_search={word}&contract_label=CDI&{facets}" for word in islice(cycle(WORDS), STOCK_SEARCHES)]
    await fetch(asked[0].replace("CDI", "CDD"))
    pages = [f"/board/jobs/{address.split('/')[2].partition('-')[0]}" for address in addresses(path, STOCK_PAGES)]
    _, _, cpu = await together(fetch, pages)
    return {
        "search": median([await timed(fetch, address) for address in asked]),
        "job": cpu * 1000 / len(pages),
    }


def client(of: Datasette) -> Fetch:
    """Ask the application itself: no socket, no other program's time."""
    app = of.app()

    async def fetch(address: str) -> tuple[int, bytes]:
        path, _, query = address.partition("?")
        scope: dict[str, Any] = {
            "type": "http",
            "http_version": "1.1",
            "method": "GET",
            "scheme": "http",
            "path": path,
            "root_path": "",
        }
        headers = [(b"host", b"127.0.0.1"), (b"accept-encoding", b"gzip")]
        scope |= {
            "raw_path": path.encode(),
            "query_string": query.encode(),
            "headers": headers,
            "client": ("127.0.0.1", 9),
        }
        parts: list[bytes] = []
        status = 0

        async def receive() -> dict[str, Any]:
            return {"type": "http.request", "body": b"", "more_body": False}

        async def send(message: dict[str, Any]) -> None:
            nonlocal status
            status = message.get("status", status)
            parts.append(message.get("body", b""))

        await app(scope, receive, send)
        if status not in {200, 301}:
            raise RuntimeError(f"{address} answered {status}.")
        return status, b"".join(parts)

    return fetch


async def timed(fetch: Fetch, address: str) -> float:
    """Milliseconds."""
    start = perf_counter()
    await fetch(address)
    return (perf_counter() - start) * 1000


async def together(fetch: Fetch, addresses: list[str]) -> tuple[list[float], float, float]:
    """Several clients at once: milliseconds of each answer, seconds of them all, seconds of this process's own work."""
    left = iter(addresses)
    start, worked = perf_counter(), process_time()

    async def one_client() -> list[float]:
        return [await timed(fetch, address) for address in left]

    found = await asyncio.gather(*(one_client() for _ in range(CLIENTS)))
    return [taken for each in found for taken in each], perf_counter() - start, process_time() - worked


def addresses(path: Path, count: int) -> list[str]:
    """Pages of jobs, spread over the file."""
    with closing(sqlite3.connect(path)) as file:
        every = file.execute("SELECT id, slug FROM jobs ORDER BY id").fetchall()
    return [f"/offres/{id}-{slug}" for id, slug in every[:: max(1, len(every) // count)]]


def memory() -> int:
    """What this process takes, in MB."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split("VmRSS:")[1].split()[0]) // 1024


async def first_load(fetch: Fetch) -> int:
    """Bytes of a first visit, compressed: the page, its style, script, icon and manifest."""
    total = 0
    for address in ("/", "/static/board.css", "/static/board.js", "/static/icon.svg", "/manifest.webmanifest"):
        _, body = await fetch(address)
        total += len(body if body[:2] == b"\x1f\x8b" else gzip.compress(body))
    return total
