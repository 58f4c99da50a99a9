"""board.db and datasette_config.json → the board, over HTTP."""

import os
from pathlib import Path
from typing import Any

import uvicorn
from datasette.app import Datasette

from board.http.clean_logs import clean_logging
from board.http.impatient_protocol import MOST_CONNECTIONS, ImpatientProtocol
from board.members.desk import DESKS, Desk
from board.published.database import BoardDatabase
from board.published.site import CONFIG, OURS, Site, read_config

HERE = Path(__file__).resolve().parent


def datasette(board: Path, *, config: Path = CONFIG, site: Site | None = None, desk: Desk | None = None) -> Datasette:
    """Datasette with our pages, on a file that need not exist yet and may be replaced at any moment.

    Datasette 0.65 finds no ``datasette_config.json`` on its own, and takes settings apart from the rest.
    ``site``: what this installation says of itself, in the place of our block of the configuration. ``desk``: where people
    write; without it nobody does.
    """
    given = read_config(config, site)
    settings = given.pop("settings", {})
    if settings.get("base_url", "/") != "/":
        raise ValueError(
            "datasette_config.json, settings.base_url : le tableau a une adresse à lui (emplois.exemple.fr), pas un dossier."
        )
    made = Datasette(
        [],
        metadata=given,
        settings=settings,
        secret=os.environ.get("DATASETTE_SECRET"),
        plugins_dir=str(HERE / "plugins"),
        template_dir=str(HERE / "templates"),
        static_mounts=[("static", str(HERE / "static"))],
    )
    made.remove_database("_memory")
    if desk is not None:
        DESKS[made] = desk
    made.add_database(BoardDatabase(made, board), name=OURS)
    return made


def app(board: Path, *, config: Path = CONFIG, site: Site | None = None, desk: Desk | None = None) -> Any:
    """The board as an ASGI application, for any server."""
    return datasette(board, config=config, site=site, desk=desk).app()


def serve(application: Any, host: str = "127.0.0.1", port: int = 8001, *, workers: int = 1) -> None:
    """Serve until stopped. No access log: who looks for which job is nobody's business.

    ``workers``: processes that share the port; each reads the file and counts its visitors' searches for itself. With several,
    ``application`` names the function that makes it: ``module:function``.
    """
    uvicorn.run(
        application,
        factory=workers > 1,
        workers=workers if workers > 1 else None,
        host=host,
        port=port,
        log_level="warning",
        access_log=False,
        server_header=False,
        log_config=clean_logging(),
        http=ImpatientProtocol,
        proxy_headers=False,  # uvicorn would believe this machine for the address, and one line of several
        limit_concurrency=MOST_CONNECTIONS,
        timeout_graceful_shutdown=5,
    )
