"""``serve``: board.db → the board, over HTTP."""

import argparse
import sys
from datetime import datetime

from pipeline.installation.configuration import read_configuration
from pipeline.installation.paths import Paths
from pipeline.installation.start_warnings import start_warnings


def arguments(sub: argparse.ArgumentParser) -> None:
    """Where to listen, and how many answer."""
    sub.add_argument("--host", help="the setting [serve] host when not given")
    sub.add_argument("--port", type=int, help="the setting [serve] port when not given")
    sub.add_argument(
        "--workers", type=int, default=1, help="processes that answer, one for each core; each has its own memory"
    )


def do(args: argparse.Namespace, paths: Paths, now: datetime) -> int:
    """Serve until stopped."""
    from pipeline.publishing.follow_people import following_people
    from pipeline.publishing.serve import serve_board

    for warning in start_warnings(paths, now):
        print(f"glassvallee : {warning}", file=sys.stderr)
    with following_people(paths, args.config):
        serve_board(paths, read_configuration(paths.data, args.config), args.host, args.port, args.workers)
    return 0
