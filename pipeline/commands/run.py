"""``run``: the scheduler and the board in one foreground process."""

import argparse
import sys
from datetime import datetime

from pipeline.installation.configuration import read_configuration
from pipeline.installation.paths import Paths
from pipeline.installation.start_warnings import start_warnings


def arguments(sub: argparse.ArgumentParser) -> None:
    """Where to listen."""
    sub.add_argument("--host", help="the setting [serve] host when not given")
    sub.add_argument("--port", type=int, help="the setting [serve] port when not given")


def do(args: argparse.Namespace, paths: Paths, now: datetime) -> int:
    """Schedule in the background, serve in the foreground, stop both together."""
    from pipeline.publishing.follow_people import following_people
    from pipeline.publishing.serve import serve_board
    from pipeline.scheduling.scheduler import scheduled

    for warning in start_warnings(paths, now):
        print(f"glassvallee : {warning}", file=sys.stderr)
    configuration = read_configuration(paths.data, args.config)
    with scheduled(paths, args.config), following_people(paths, args.config):
        serve_board(paths, configuration, args.host, args.port)
    return 0
