"""``prune``: pages, run files, logs and withdrawn requests that [keep] calls too old → gone; says what would go unless ``--yes``."""

import argparse
import json
import sys
from datetime import datetime

from pipeline.installation.paths import Paths


def arguments(sub: argparse.ArgumentParser) -> None:
    """Whether to take things away, or only to say which."""
    sub.add_argument("--yes", action="store_true", help="do it; without it, only say what would be done")
    sub.add_argument(
        "--compact", action="store_true", help="also make the database smaller (with --yes; takes a while)"
    )
    sub.add_argument("--json", action="store_true")


def do(args: argparse.Namespace, paths: Paths, now: datetime) -> int:
    """Say what is too old; with ``--yes``, take it away."""
    from pipeline.installation.configuration import read_configuration
    from pipeline.recovery.prune import give_back, prunable, prune

    settings = read_configuration(paths.data, args.config).settings
    old = prune(paths, settings, now) if args.yes else prunable(paths, settings, now)
    given_back = give_back(paths) if args.yes and args.compact and paths.store.exists() else 0
    if args.json:
        report = {"pages": old.pages, "page_bytes": old.page_bytes, "files": [str(file) for file in old.files]}
        report |= {"requests": old.requests}
        print(json.dumps(report | {"done": args.yes, "given_back": given_back}, ensure_ascii=False, indent=1))
    elif not args.yes:
        for file in old.files:
            print(file)
    if args.yes:
        back = f" La base a rendu {given_back / 1e6:.1f} Mo." if args.compact else ""
        print(f"{old.sentence} retirés.{back}", file=sys.stderr)
    else:
        print(f"{old.sentence} seraient retirés. Pour le faire : glassvallee prune --yes", file=sys.stderr)
    return 0
