"""``export``: the open jobs of board.db as CSV, JSON Lines, Parquet, or XML for aggregators."""

import argparse
import sys
from datetime import datetime

from pipeline.installation.paths import Paths


def arguments(sub: argparse.ArgumentParser) -> None:
    """In which form the jobs are written."""
    sub.add_argument("--format", choices=["csv", "jsonl", "parquet", "xml"], default="csv")
    sub.add_argument(
        "--site", default="", help="xml: public address of the board; without it, jobs lead to their source"
    )
    sub.add_argument("--json", action="store_true", help="the same as --format jsonl")


def do(args: argparse.Namespace, paths: Paths, now: datetime) -> int:
    """Write every open job to standard output."""
    from db.board.export import ParquetMissingError, as_csv, as_jsonl, as_parquet, open_jobs

    jobs = open_jobs(paths.board)
    if args.json or args.format == "jsonl":
        as_jsonl(jobs, sys.stdout)
    elif args.format == "csv":
        as_csv(jobs, sys.stdout)
    elif args.format == "xml":
        from db.board.export_xml import as_xml

        sys.stdout.writelines(as_xml(list(jobs), now, site=args.site.rstrip("/")))
    else:
        try:
            as_parquet(jobs, sys.stdout.buffer)
        except ParquetMissingError as error:
            print(error, file=sys.stderr)
            return 1
    return 0
