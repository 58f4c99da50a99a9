"""``status``: a line per source."""

import argparse
import json
import sys
from datetime import datetime

from pipeline.installation.paths import Paths

COLUMNS = (
    "source",
    "state",
    "cause",
    "last_healthy",
    "found",
    "kept",
    "closed",
    "merged",
    "rejected",
    "unreadable",
    "shown",
)
WIDTHS = {"source": 24, "last_healthy": 20}


def arguments(sub: argparse.ArgumentParser) -> None:
    """In which form the states are printed."""
    sub.add_argument("--json", action="store_true")


def do(args: argparse.Namespace, paths: Paths, now: datetime) -> int:
    """Say how every source is; fail when one of them needs a person.

    Beside ``source_states``: ``closed`` (kept = closed + merged + shown), ``unread_days`` (days since it was read well, when that is
    longer than its rhythm explains) and ``next_visit``.
    """
    from pipeline.health.source_overview import source_overviews

    states = [source.columns for source in source_overviews(paths, now, args.config)]
    if args.json:
        print(json.dumps(states, ensure_ascii=False, indent=1))
    else:
        for state in states:
            cells = (
                str("–" if state[name] in {None, ""} else state[name]).ljust(WIDTHS.get(name, 8)) for name in COLUMNS
            )
            print(" ".join(cells), state["why"])
        if not states:
            print("Aucune source n’a encore été visitée : `glassvallee crawl --all`.", file=sys.stderr)
    return 1 if any(state["state"] in {"suspect", "failed", "blocked"} for state in states) else 0
