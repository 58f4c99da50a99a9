"""``worker``: crawls that another machine asks for, made here."""

import argparse
import os
import sys
import threading
from datetime import datetime

from pipeline.installation.paths import Paths

AT_ONCE = 16
"""How many crawls a worker makes at a time: each waits for its site most of the time, and takes some 20 MB."""
HOLD_SECONDS = 15.0


def arguments(sub: argparse.ArgumentParser) -> None:
    """How many at a time, and how long a silent worker is believed to live."""
    sub.add_argument("--together", type=int, default=AT_ONCE, metavar="N", help="crawls at a time")
    sub.add_argument(
        "--hold",
        type=float,
        default=HOLD_SECONDS,
        metavar="SECONDS",
        help="how long the crawls of a worker that gives no sign of life are left to it; the same on every worker",
    )


def do(args: argparse.Namespace, paths: Paths, now: datetime) -> int:
    """Work until stopped."""
    from pipeline.crawling.fetch import BROKER_VARIABLE

    del now  # each order says its own moment
    url = os.environ.get(BROKER_VARIABLE)
    if not url:
        print(
            f"glassvallee worker : donnez l’adresse de Redis dans {BROKER_VARIABLE} (redis://machine:6379).",
            file=sys.stderr,
        )
        return 2
    try:
        from pipeline.crawling.broker.worker import CrawlWorker
    except ModuleNotFoundError as lacks:
        print(f"glassvallee worker : {lacks.name} manque : `pip install 'glassvallee[redis]'`.", file=sys.stderr)
        return 2
    worker = CrawlWorker(url, paths.data / "worker", at_once=args.together, hold=args.hold)
    worker.start()
    print(f"Poste de visite prêt : {args.together} visites à la fois, Redis {worker.mailbox.place}.", file=sys.stderr)
    try:
        threading.Event().wait()
    finally:
        worker.stop()
    return 0
