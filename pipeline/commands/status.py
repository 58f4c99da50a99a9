"""``status``: a line per source."""

import argparse
import json
import sys
from datetime import datetime
from typing import TYPE_CHECKING

from msgspec.structs import asdict

from db.stumbles import read_stumbles
from pipeline.installation.paths import Paths

if TYPE_CHECKING:
    from pipeline.health.source_overview import SourceOverview

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

    sources = source_overviews(paths, now, args.config)
    states = [columns(source) for source in sources]
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
    stumbles = read_stumbles(paths.data)
    for name, stumble in stumbles.items():
        print(stumble.sentence(name), file=sys.stderr)
    return 1 if stumbles or any(source.row.state in {"suspect", "failed", "blocked"} for source in sources) else 0


def columns(source: "SourceOverview") -> dict[str, str | int | None]:
    """A source as it is printed: the columns of its state, and what the moment adds."""
    more = {"closed": source.closed, "unread_days": source.unread_days, "next_visit": source.next_visit}
    return asdict(source.row) | more
