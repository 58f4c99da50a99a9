"""``status``: a line per source."""

import argparse
import json
import sys
from datetime import datetime

from pipeline.paths import Paths

COLUMNS = ("source", "state", "last_healthy", "found", "kept", "merged", "rejected", "unreadable", "shown")


def arguments(sub: argparse.ArgumentParser) -> None:
    """In which form."""
    sub.add_argument("--json", action="store_true")


def do(args: argparse.Namespace, paths: Paths, now: datetime) -> int:
    """Say how every source is; fail when one of them needs a person."""
    from db.refined import read_source_states
    from db.store import read_store

    del now  # what is said is what the last run found
    with read_store(paths.store) as store:
        states = read_source_states(store) if store else []
    if args.json:
        print(json.dumps(states, ensure_ascii=False, indent=1))
    else:
        for state in states:
            print(
                "  ".join(str("–" if state[name] is None else state[name]).ljust(9) for name in COLUMNS), state["why"]
            )
        if not states:
            print("Aucune source n’a encore été visitée : `glassvallee crawl --all`.", file=sys.stderr)
    return 1 if any(state["state"] in {"suspect", "failed", "blocked"} for state in states) else 0
