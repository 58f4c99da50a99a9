"""``sources``: the registry, listed or validated."""

import argparse
import json
import sys
from dataclasses import asdict
from datetime import datetime

from pipeline.paths import Paths


def arguments(sub: argparse.ArgumentParser) -> None:
    """What to do with the registry."""
    sub.add_argument("what", choices=["list", "validate"])
    sub.add_argument("--json", action="store_true")


def do(args: argparse.Namespace, paths: Paths, now: datetime) -> int:
    """List the sources, or every row that needs mending."""
    from crawlers.platforms import SPIDERS

    from crawlers.registry import read_registry

    del now  # the registry has no clock
    registry = read_registry(paths.registry, SPIDERS)
    if args.what == "list":
        sources = [asdict(source) for source in registry.sources.values()]
        if args.json:
            print(json.dumps(sources, ensure_ascii=False, indent=1))
        else:
            for source in registry.sources.values():
                print(f"{source.id}\t{source.member}\t{source.spider}\t{source.url}")
        return 0
    if args.json:
        print(json.dumps([asdict(problem) for problem in registry.problems], ensure_ascii=False, indent=1))
    for problem in registry.problems:
        print(problem, file=sys.stderr)
    counts = f"{len(registry.members)} adhérents, {len(registry.sources)} sources"
    print(f"{counts}, {len(registry.problems)} ligne(s) à corriger.", file=sys.stderr)
    return 1 if registry.problems else 0
