"""``run``: the scheduler and the board in one foreground process."""

import argparse
from datetime import datetime

from pipeline.paths import Paths


def arguments(sub: argparse.ArgumentParser) -> None:
    """Where to listen."""
    sub.add_argument("--host", default="127.0.0.1")
    sub.add_argument("--port", type=int, default=8001)


def do(args: argparse.Namespace, paths: Paths, now: datetime) -> int:
    """Schedule in the background, serve in the foreground, stop both together."""
    from board.serve import serve
    from pipeline.schedule import scheduled

    del now  # a scheduler lives through many moments
    with scheduled(paths):
        serve(paths.board, host=args.host, port=args.port)
    return 0
