"""board.db and datasette_config.json → the board, over HTTP."""

import json
import os
from pathlib import Path
from typing import Any

import uvicorn
from datasette.app import Datasette

from board.database import BoardDatabase

HERE = Path(__file__).resolve().parent
CONFIG = HERE.parent / "datasette_config.json"
OURS = "board"
"""The name of the database, of its address and of our block in ``plugins``."""
BOARD, SHOWN_ON_TOP = "GLASSVALLEE_BOARD", "GLASSVALLEE_NOTICE"
"""What the processes of ``serve(workers=…)`` are told."""


def datasette(board: Path, *, config: Path = CONFIG, notice: str = "") -> Datasette:
    """Datasette with our pages, on a file that need not exist yet and may be replaced at any moment.

    Datasette 0.65 finds no ``datasette_config.json`` on its own, and takes settings apart from the rest.
    ``notice``: words shown on top of every page, over those of the configuration.
    """
    given: dict[str, Any] = json.loads(config.read_text(encoding="utf-8"))
    settings = given.pop("settings", {})
    if notice:
        given["plugins"][OURS]["notice"] = notice
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
    made.add_database(BoardDatabase(made, board), name=OURS)
    return made


def app(board: Path, *, config: Path = CONFIG, notice: str = "") -> Any:
    """The same as an ASGI application, for any server."""
    return datasette(board, config=config, notice=notice).app()


def serve(board: Path, host: str = "127.0.0.1", port: int = 8001, *, notice: str = "", workers: int = 1) -> None:
    """Serve until stopped. No access log: who looks for which job is nobody's business.

    ``workers``: processes that share the port; each reads the file and counts its visitors' searches for itself.
    """
    os.environ |= {BOARD: str(board), SHOWN_ON_TOP: notice}
    uvicorn.run(
        "board.serve:worker" if workers > 1 else app(board, notice=notice),
        factory=workers > 1,
        workers=workers if workers > 1 else None,
        host=host,
        port=port,
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=5,
    )


def worker() -> Any:
    """The application of one process of several: it starts anew, and is told by its environment what to serve."""
    return app(Path(os.environ[BOARD]), notice=os.environ.get(SHOWN_ON_TOP, ""))
