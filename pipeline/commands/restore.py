"""``restore``: a backup → the installation as it was; says what it would do unless ``--yes``."""

import argparse
import json
import sys
from dataclasses import asdict
from datetime import datetime

from db.people.signed_links import why_links_are_void
from pipeline.commands.terminal.paris_times import short_moment
from pipeline.installation.paths import Paths, place


def arguments(sub: argparse.ArgumentParser) -> None:
    """Which backup, and whether to bring it back, or only to say what would change."""
    sub.add_argument("file", type=place, metavar="FILE", help="a file that `backup` made")
    sub.add_argument("--yes", action="store_true", help="do it; without it, only say what would be done")
    sub.add_argument("--json", action="store_true")


def do(args: argparse.Namespace, paths: Paths, now: datetime) -> int:
    """Check the backup, then say what would change; with ``--yes``, bring it back."""
    from db.backup import DamagedError
    from pipeline.installation.configuration import ConfigurationError, read_configuration
    from pipeline.recovery.restore import plan, restore

    if not args.file.exists():
        print(f"glassvallee restore : {args.file} n’existe pas.", file=sys.stderr)
        return 1
    try:
        settings = read_configuration(paths.data, args.config).file
    except (ConfigurationError, FileNotFoundError):
        settings = args.config  # settings that cannot be read are what somebody may want to replace
    try:
        if args.yes:
            restored = restore(args.file, paths, settings, now)
            print(restored.sentence, file=sys.stderr)
            if why := why_links_are_void(paths.people, now):
                print(why, file=sys.stderr)
            return 0
        manifest, steps = plan(args.file, paths, settings)
    except DamagedError as error:
        print(f"glassvallee restore : {error}. Prenez une autre sauvegarde : rien n’a été changé.", file=sys.stderr)
        return 1
    if args.json:
        planned = [
            {"name": step.name, "target": str(step.target), "there": step.there, "same": step.same} for step in steps
        ]
        print(json.dumps({"steps": planned} | asdict(manifest), ensure_ascii=False, indent=1))
        return 0
    print(f"Sauvegarde de {short_moment(manifest.made_at, now)}, entière. Rien n’a été changé :")
    for step in steps:
        print(f"  {step.sentence}")
    print(f"Pour le faire : glassvallee restore {args.file} --yes", file=sys.stderr)
    return 0
