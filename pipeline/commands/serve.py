"""``serve``: board.db → the board, over HTTP."""

import argparse
from datetime import datetime

from pipeline.paths import Paths


def arguments(sub: argparse.ArgumentParser) -> None:
    """Where to listen, and how many answer."""
    sub.add_argument("--host", default="127.0.0.1")
    sub.add_argument("--port", type=int, default=8001)
    sub.add_argument(
        "--workers", type=int, default=1, help="processes that answer, one for each core; each has its own memory"
    )


def do(args: argparse.Namespace, paths: Paths, now: datetime) -> int:
    """Serve until stopped."""
    from board.serve import serve

    del now  # the board shows what was published, and when
    serve(paths.board, host=args.host, port=args.port, workers=max(1, args.workers))
    return 0
