"""``crawl``: sources → kept, refined, published."""

import argparse
import sys
from datetime import datetime
from pathlib import Path

from pipeline.paths import Paths


def arguments(sub: argparse.ArgumentParser) -> None:
    """Which sources, and from where."""
    sub.add_argument("sources", nargs="*", metavar="SOURCE", help="ids of sources.csv")
    sub.add_argument("--all", action="store_true", help="every source of the registry")
    sub.add_argument("--due", action="store_true", help="those that were not crawled for a day")
    sub.add_argument("--pages", type=Path, metavar="DIR", help="answer every request from saved pages (DIR/index.csv)")


def do(args: argparse.Namespace, paths: Paths, now: datetime) -> int:
    """Crawl, say what was found, and fail when a source failed."""
    from pipeline.run import run
    from pipeline.schedule import due

    if not (args.sources or args.all or args.due or args.pages):
        print("glassvallee crawl: nomme des sources, ou bien --all, --due ou --pages DIR.", file=sys.stderr)
        return 2
    names = args.sources or (due(paths, now) if args.due else None)
    try:
        summary = run(paths, now=now, sources=names, pages=args.pages)
    except KeyError as unknown:
        print(
            f"glassvallee crawl: no source {unknown} in {paths.registry / 'sources.csv'}; "
            "`glassvallee sources list` names them all.",
            file=sys.stderr,
        )
        return 2
    for problem in summary.registry.problems:
        print(problem, file=sys.stderr)
    for crawl in summary.crawls:
        why = "; ".join(f"{trouble.fault} {trouble.url} ({trouble.detail})" for trouble in crawl.troubles[:3])
        print(
            f"{crawl.source}: {crawl.outcome}, {crawl.found} found in {crawl.pages} pages {why}",
            file=sys.stderr,
        )
    print(f"{summary.refined.sentence} {summary.published.sentence}", file=sys.stderr)
    return 1 if summary.failed or summary.registry.problems else 0
