"""A new board.db under a running board → how soon readers see it, and how many requests failed meanwhile."""

import asyncio
import platform
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
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

SIZE = 2000
SWAPS = 20
CLIENTS = 4
PATHS = ("/", "/?q=cariste", "/offres.json?q=trieur", "/etat", "/entreprises", "/sante")
FIRST = "/offres/00000000"


def run(size: int = SIZE) -> dict[str, Any]:
    """``visible_ms``: the slowest of twenty renames under load, from the rename to a page that says it."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "board.db"
        subprocess.run([sys.executable, "-m", "benchmarks.board_rows", str(path), str(size)], check=True)
        with served(path) as url:
            delays, statuses = asyncio.run(swaps(url, folder))
    return {
        "visible_ms": round(max(delays) * 1000),
        "visible_p50_ms": round(median(delays) * 1000),
        "failed_requests": sum(status >= 400 for status in statuses),
        "requests": len(statuses),
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


async def swaps(url: str, folder: Path) -> tuple[list[float], list[int]]:
    """Twenty renames while clients ask without pause."""
    stop = asyncio.Event()
    statuses: list[int] = []
    async with httpx.AsyncClient(base_url=url, timeout=30) as client:
        await client.get("/")
        clients = [asyncio.create_task(load(url, stop, statuses)) for _ in range(CLIENTS)]
        page = (await client.get(FIRST)).headers["location"]
        delays = [await one_swap(client, folder, page, number) for number in range(SWAPS)]
        stop.set()
        await asyncio.gather(*clients)
    return delays, statuses


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
    """Make another edition of the file, with one title changed."""
    fresh = folder / "fresh.db"
    copyfile(folder / "board.db", fresh)
    with closing(connect(fresh)) as file:
        file.execute("UPDATE jobs SET title = ? WHERE id = '00000000'", [title])
        file.commit()
    return fresh


async def load(url: str, stop: asyncio.Event, statuses: list[int]) -> None:
    """A reader who never pauses."""
    async with httpx.AsyncClient(base_url=url, timeout=30) as client:
        while not stop.is_set():
            statuses.append((await client.get(PATHS[len(statuses) % len(PATHS)])).status_code)
