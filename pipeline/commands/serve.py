"""``serve``: board.db → the board, over HTTP."""

import argparse
from datetime import datetime

from pipeline.paths import Paths


def arguments(sub: argparse.ArgumentParser) -> None:
    """Where to listen."""
    sub.add_argument("--host", default="127.0.0.1")
    sub.add_argument("--port", type=int, default=8001)


def do(args: argparse.Namespace, paths: Paths, now: datetime) -> int:
    """Serve until stopped."""
    from board.serve import serve

    del now  # the board shows what was published, and when
    serve(paths.board, host=args.host, port=args.port)
    return 0
