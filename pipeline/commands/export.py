"""``export``: the open jobs of board.db as CSV or JSON Lines."""

import argparse
import csv
import json
import sys
from datetime import datetime

from pipeline.paths import Paths


def arguments(sub: argparse.ArgumentParser) -> None:
    """In which form."""
    sub.add_argument("--format", choices=["csv", "jsonl"], default="csv")


def do(args: argparse.Namespace, paths: Paths, now: datetime) -> int:
    """Write every open job to standard output."""
    from db.exported import open_jobs

    del now  # the board says itself when it was published
    jobs = open_jobs(paths.board)
    if args.format == "jsonl":
        for job in jobs:
            print(json.dumps(job, ensure_ascii=False))
        return 0
    writer: csv.DictWriter[str] | None = None
    for job in jobs:
        if writer is None:
            writer = csv.DictWriter(sys.stdout, list(job))
            writer.writeheader()
        writer.writerow(job)
    return 0
