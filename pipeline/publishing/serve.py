"""An installation's files and settings → its board, answering in one process or several."""

import json
import os
from pathlib import Path
from typing import Any

from board.http.clean_logs import log_cleanly
from board.serve import app, serve
from pipeline.installation.configuration import Configuration, read_configuration
from pipeline.installation.paths import Paths
from pipeline.publishing.member_input import desk

SERVED = "GLASSVALLEE_SERVED"
"""What the processes of ``--workers`` are told: registry, data and settings file, as a JSON list."""


def serve_board(
    paths: Paths, configuration: Configuration, host: str | None, port: int | None, workers: int = 1
) -> None:
    """Serve until stopped; what is not given is as the settings say. ``workers``: processes that share the port."""
    listen = configuration.settings.serve
    where = (host or listen.host, listen.port if port is None else port)
    if workers <= 1:
        serve(application(paths, configuration), *where)
        return
    file = str(configuration.file) if configuration.file else None
    os.environ[SERVED] = json.dumps([str(paths.registry), str(paths.data), file])
    serve("pipeline.publishing.serve:worker", *where, workers=workers)


def application(paths: Paths, configuration: Configuration) -> Any:
    """The board of an installation."""
    return app(paths.board, site=configuration.settings.served_site, desk=desk(paths, configuration.settings))


def worker() -> Any:
    """The board of an installation in one process of several, which is told of it by ``SERVED``."""
    log_cleanly()
    registry, data, file = json.loads(os.environ[SERVED])
    paths = Paths(registry=Path(registry), data=Path(data), config=Path(file) if file else None)
    return application(paths, read_configuration(paths.data, paths.config))
