"""``serve``: board.db → the board, over HTTP."""

import argparse
from datetime import datetime

from pipeline.configuration import read_configuration
from pipeline.paths import Paths


def arguments(sub: argparse.ArgumentParser) -> None:
    """Where to listen."""
    sub.add_argument("--host", help="the setting [serve] host when not given")
    sub.add_argument("--port", type=int, help="the setting [serve] port when not given")


def do(args: argparse.Namespace, paths: Paths, now: datetime) -> int:
    """Serve until stopped."""
    from board.serve import serve
    from pipeline.desk import desk
    from pipeline.republish import followed

    del now  # the board shows what was published, and when
    settings = read_configuration(paths.data, args.config)
    listen = settings["serve"]
    with followed(paths):
        serve(
            paths.board,
            args.host or listen["host"],
            listen["port"] if args.port is None else args.port,
            site=settings.site,
            desk=desk(paths, settings),
        )
    return 0
