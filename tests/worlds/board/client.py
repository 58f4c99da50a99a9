"""A board.db → its pages, asked in this process; and over HTTP, for browsers and for swaps under load."""

import asyncio
import socket
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import httpx
import uvicorn
from msgspec.structs import replace

from board.published.site import site_of_file
from board.serve import app, datasette
from tests.worlds.board.valley import Valley, published

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--no-first-run",
]  # fmt: skip
JOB = "/offres/aub010-trieur-de-flacons-le-treport"
TYPES = [
    "/", "/?q=cariste&lieu=Gamaches&rayon=20", "/?q=zzz&contrat=CDI", "/?q=operatuer&lieu=Gamches", JOB,
    "/etat", "/etat/verrerie-aubepine", "/etat/fonderie-maubrune", "/etat/verrerie-aubepine/montrees",
    "/entreprises",
    "/entreprises/verrerie-aubepine", "/metiers", "/metiers/H2801", "/communes/eu", "/zones/dieppe", "/carte",
    "/integration", "/etat/verrerie-aubepine/ecartees",
    "/integration?entreprise=verrerie-aubepine",
    "/entreprises/verrerie-aubepine/annonces?source=verrerie-aubepine", "/entreprises/verrerie-aubepine/qualite",
    "/entreprises/verrerie-aubepine/qualite/aub010", "/entreprises/verrerie-aubepine/fiches", "/retrait", "/retrait?offre=aub010",
    "/donnees-personnelles", "/donnees", "/imprimer?q=cariste", "/imprimer?forme=tableau", "/accessibilite",
    "/mentions-legales", "/plan-du-site", "/robot", "/fiabilite", "/rien", "/board", "/board/jobs?status=open", "/board/jobs/aub010",
]  # fmt: skip
"""A page of each make, for what must hold on all of them."""
NOTICE = "Démonstration : entreprises et offres fictives."


class Board:
    """Pages of a file."""

    def __init__(self, path: Path, url: str = "") -> None:
        self.datasette = datasette(path, site=replace(site_of_file(), notice=NOTICE, url=url))

    def get(self, path: str, method: str = "GET", **headers: str) -> httpx.Response:
        """One answer, redirects not followed."""
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        return asyncio.run(self.ask(path, method, names))

    async def ask(self, path: str, method: str, headers: dict[str, str]) -> httpx.Response:
        """The same, inside a loop."""
        await self.datasette.invoke_startup()
        found: httpx.Response = await self.datasette.client.request(method, path, headers=headers)
        return found

    def html(self, path: str) -> str:
        """A page that must be there."""
        found = self.get(path)
        assert found.status_code == 200, f"{path} answered {found.status_code}"
        return found.text


KEEP: list[Any] = []


@cache
def valley() -> Valley:
    """The demonstration valley, published once for all tests."""
    folder = TemporaryDirectory(prefix="board-tests-")
    KEEP.append(folder)
    return published(Path(folder.name), datetime.now(UTC).replace(microsecond=0))


@cache
def board() -> Board:
    """Its board."""
    return Board(valley().board)


def served(path: Path) -> AbstractContextManager[str]:
    """The board of a file on a port of 127.0.0.1; gives its address."""
    return running(app(path, site=replace(site_of_file(), notice=NOTICE)))


@contextmanager
def running(application: Any, **limits: Any) -> Iterator[str]:
    """A real server for as long as the block lasts, stopped as a service manager stops it."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()  # who comes before the server is ready waits for it
        server = uvicorn.Server(
            uvicorn.Config(application, log_level="error", access_log=False, lifespan="on", **limits)
        )
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join(20)
            assert not thread.is_alive(), "the server did not stop"
