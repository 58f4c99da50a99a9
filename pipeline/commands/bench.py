"""``bench``: one benchmark of ``benchmarks/``, with its ratios."""

import argparse
import json
import os
import platform
import sys
from datetime import datetime
from importlib import import_module

from pipeline.commands.terminal.progress import shown_progress
from pipeline.installation.paths import Paths
from pipeline.progress import Step

BENCHMARKS = {
    "crawl": 2000,
    "extract": 400,
    "normalize": 3000,
    "deduplicate": 10_000,
    "ingest": 10_000,
    "board": 10_000,
    "publish": 2000,
    "round": 65,
    "rebuild": 10_000,
    "grow": 64,
    "soak": 8,
    "accuracy": 40,
}
"""Name → the size that it has when none is asked for."""


def arguments(sub: argparse.ArgumentParser) -> None:
    """Which benchmark, and how large."""
    sub.add_argument("name", choices=list(BENCHMARKS))
    sub.add_argument("--size", type=int, help="pages, rows, jobs, sources, sites or rounds, as the benchmark says")
    sub.add_argument("--json", action="store_true")


def do(args: argparse.Namespace, paths: Paths, now: datetime) -> int:
    """Run a benchmark in this process, and print what it measured; fails when that breaks a promise."""
    del paths  # a benchmark makes its own data
    size = args.size or BENCHMARKS[args.name]
    with shown_progress(sys.stderr, now) as progress:
        progress.tell(Step(f"Mesure « {args.name} », taille {size}"))
        measured = import_module(f"benchmarks.{args.name}").run(size)
    measured |= {"size": size, "machine": f"{os.cpu_count()} cores, Python {platform.python_version()}"}
    status = 1 if measured.get("broken") else 0
    if args.json:
        print(json.dumps(measured))
        return status
    for key, value in measured.items():
        print(f"{key:24} {value:.3g}" if isinstance(value, float) else f"{key:24} {value}", file=sys.stdout)
    return status
