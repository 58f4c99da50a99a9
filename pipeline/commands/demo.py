"""``demo``: the demonstration valley, from a checkout as from an installed program."""

import argparse
from datetime import datetime
from importlib import import_module

from pipeline.installation.paths import Paths


def arguments(sub: argparse.ArgumentParser) -> None:
    """Whether to stay, and where."""
    sub.add_argument("--once", action="store_true", help="check that the board shows jobs, then stop")
    sub.add_argument("--port", type=int, default=8001, help="where the board listens (0: any free port)")


def do(args: argparse.Namespace, paths: Paths, now: datetime) -> int:
    """Show it; the valley has a folder of its own, which is gone when it ends."""
    del paths
    status: int = import_module("demo.__main__").demonstrate(now, once=args.once, port=args.port)
    return status
