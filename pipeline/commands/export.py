"""``export``: the open jobs of board.db as CSV or JSON Lines."""

import argparse
import csv
import json
import sys
from datetime import datetime
from typing import Any

from pipeline.paths import Paths

FORMULA = ("=", "+", "-", "@", "\t", "\r")


def arguments(sub: argparse.ArgumentParser) -> None:
    """In which form."""
    sub.add_argument("--format", choices=["csv", "jsonl"], default="csv")
    sub.add_argument("--json", action="store_true", help="the same as --format jsonl")


def do(args: argparse.Namespace, paths: Paths, now: datetime) -> int:
    """Write every open job to standard output."""
    from db.exported import columns, open_jobs

    del now  # the board says itself when it was published
    jobs = open_jobs(paths.board)
    if args.json or args.format == "jsonl":
        for job in jobs:
            print(json.dumps(job, ensure_ascii=False))
        return 0
    writer = csv.DictWriter(sys.stdout, columns())
    writer.writeheader()
    for job in jobs:
        writer.writerow({name: harmless(value) for name, value in job.items()})
    return 0


def harmless(value: Any) -> Any:
    """A cell that no spreadsheet takes for a formula: its words are those of a site.

    >>> harmless("=HYPERLINK(…)"), harmless("Régleur"), harmless(-1.5)
    ("'=HYPERLINK(…)", 'Régleur', -1.5)
    """
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value
