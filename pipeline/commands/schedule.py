"""``schedule``: crawl each source at its time, until stopped."""

import argparse
from datetime import datetime

from pipeline.installation.paths import Paths


def arguments(sub: argparse.ArgumentParser) -> None:
    """Nothing to choose: the registry says what, the schedule says when."""


def do(args: argparse.Namespace, paths: Paths, now: datetime) -> int:
    """Schedule until SIGTERM or SIGINT."""
    from pipeline.scheduling.scheduler import schedule_forever

    del now  # a scheduler lives through many moments
    schedule_forever(paths, args.config)
    return 0
