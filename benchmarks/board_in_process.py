"""A Datasette application, asked for pages without a socket and without another program's time."""

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable
from contextlib import closing
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

from datasette.app import Datasette

CLIENTS = 4
WORDS = "cariste|trieur|maintenance|laqueur|conducteur ligne|mouliste|qualité|opérateur bout froid".split("|")
Fetch = Callable[[str], Awaitable[tuple[int, bytes]]]


def client(of: Datasette) -> Fetch:
    """A function that asks the application for an address: its status and its body."""
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


async def milliseconds_of(fetch: Fetch, address: str) -> float:
    """How long one page takes."""
    start = perf_counter()
    await fetch(address)
    return (perf_counter() - start) * 1000


async def together(fetch: Fetch, addresses: list[str]) -> tuple[list[float], float, float]:
    """Several clients at once: milliseconds of each answer, seconds of them all, seconds of this process's own work."""
    left = iter(addresses)
    start, worked = perf_counter(), process_time()

    async def one_client() -> list[float]:
        return [await milliseconds_of(fetch, address) for address in left]

    times = await asyncio.gather(*(one_client() for _ in range(CLIENTS)))
    return [taken for each in times for taken in each], perf_counter() - start, process_time() - worked


def addresses(path: Path, count: int) -> list[str]:
    """Pages of jobs, spread over the file."""
    with closing(sqlite3.connect(path)) as file:
        every = file.execute("SELECT id, slug FROM jobs ORDER BY id").fetchall()
    return [f"/offres/{id}-{slug}" for id, slug in every[:: max(1, len(every) // count)]]
