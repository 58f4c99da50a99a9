"""A new board.db under a running board → how soon readers see it, and how many requests failed meanwhile."""

import asyncio
import platform
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from shutil import copyfile
from socket import socket
from sqlite3 import connect
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

import httpx
import uvicorn

from board.serve import app
from db.times import stamp

SIZE = 2000
SWAPS = 20
CLIENTS = 4
PATHS = ("/", "/?q=cariste", "/offres.json?q=trieur", "/etat", "/entreprises", "/sante")
FIRST = "/offres/00000000"
OF_NOW = (
    "UPDATE meta SET value = :now WHERE key = 'published_at'",
    "UPDATE sources SET last_crawl = :now, last_healthy = :now",
)
"""What each publication says anew: a board that nobody published for two days tells monitoring so, by a 503 of ``/sante``."""


def run(size: int = SIZE) -> dict[str, Any]:
    """``visible_ms``: the slowest of twenty renames under load, from the rename to a page that says it."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "board.db"
        subprocess.run([sys.executable, "-m", "benchmarks.board_rows", str(path), str(size)], check=True)
        renew(folder, "Titre de la première publication").replace(path)
        with served(path) as url:
            delays, answers = asyncio.run(swaps(url, folder))
    return {
        "visible_ms": round(max(delays) * 1000),
        "visible_p50_ms": round(median(delays) * 1000),
        "failed_requests": sum(status >= 400 for _, status in answers),
        "why_failed": sorted({f"{path}: {status}" for path, status in answers if status >= 400}),
        "requests": len(answers),
        "swaps": SWAPS,
        "size": size,
        "machine": f"{platform.machine()}, Python {platform.python_version()}",
    }


@contextmanager
def served(path: Path) -> Iterator[str]:
    """The board over HTTP, on a free port of this machine."""
    with socket() as listening:
        listening.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(app(path), log_level="error", access_log=False))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join(20)


async def swaps(url: str, folder: Path) -> tuple[list[float], list[tuple[str, int]]]:
    """Twenty renames while clients ask without pause."""
    stop = asyncio.Event()
    answers: list[tuple[str, int]] = []
    async with httpx.AsyncClient(base_url=url, timeout=30) as client:
        await client.get("/")
        clients = [asyncio.create_task(load(url, stop, answers)) for _ in range(CLIENTS)]
        page = (await client.get(FIRST)).headers["location"]
        delays = [await one_swap(client, folder, page, number) for number in range(SWAPS)]
        stop.set()
        await asyncio.gather(*clients)
    return delays, answers


async def one_swap(client: httpx.AsyncClient, folder: Path, page: str, number: int) -> float:
    """Seconds from a rename to the new words."""
    title = f"Titre de la publication {number}"
    fresh = await asyncio.to_thread(renew, folder, title)
    start = time.perf_counter()
    fresh.replace(folder / "board.db")
    while title not in (await client.get(page)).text:
        if time.perf_counter() - start > 30:
            raise TimeoutError("The new board was never shown.")
    return time.perf_counter() - start


def renew(folder: Path, title: str) -> Path:
    """Make another edition of the file, published now, with one title changed."""
    fresh = folder / "fresh.db"
    copyfile(folder / "board.db", fresh)
    with closing(connect(fresh)) as file:
        file.execute("UPDATE jobs SET title = ? WHERE id = '00000000'", [title])
        for statement in OF_NOW:
            file.execute(statement, {"now": stamp(datetime.now(UTC))})
        file.commit()
    return fresh


async def load(url: str, stop: asyncio.Event, answers: list[tuple[str, int]]) -> None:
    """A reader who never pauses."""
    async with httpx.AsyncClient(base_url=url, timeout=30) as client:
        while not stop.is_set():
            path = PATHS[len(answers) % len(PATHS)]
            answers.append((path, (await client.get(path)).status_code))
