"""``backup``: one checked file that holds all that cannot be made again, made while everything runs."""

import argparse
import json
import os
import sys
from dataclasses import asdict
from datetime import datetime

from db.people.secret import VARIABLE
from pipeline.commands.terminal.print_sentence import print_sentence
from pipeline.commands.terminal.progress import shown_progress
from pipeline.installation.paths import Paths, place

WITHOUT_SECRET = (
    f"{VARIABLE} n’est pas dans la sauvegarde : gardez-le ailleurs, sans quoi les liens privés n’ouvriront plus."
)


def arguments(sub: argparse.ArgumentParser) -> None:
    """Where the backup goes: a folder that is named, or the one of the settings."""
    sub.add_argument("folder", nargs="?", type=place, metavar="DIR", help="the folder that the file goes into")
    sub.add_argument("--nightly", action="store_true", help="into the folder of [backup], and keep as many as it says")
    sub.add_argument("--json", action="store_true")


def do(args: argparse.Namespace, paths: Paths, now: datetime) -> int:
    """Make a backup, and say where it is."""
    from db.backup import DamagedError
    from pipeline.installation.configuration import read_configuration
    from pipeline.recovery.backup import back_up, nightly_backup

    if bool(args.folder) == args.nightly:
        print("glassvallee backup : donnez un dossier, ou bien --nightly.", file=sys.stderr)
        return 2
    configuration = read_configuration(paths.data, args.config)
    try:
        with shown_progress(sys.stderr, now) as progress:
            made = (
                nightly_backup(paths, configuration, now, progress.tell)
                if args.nightly
                else back_up(paths, configuration.file, args.folder, now, progress.tell)
            )
    except DamagedError as error:
        print(
            f"glassvallee backup : {error}. Rien n’a été sauvegardé, et les sauvegardes plus anciennes restent. "
            "`glassvallee doctor` dit comment réparer.",
            file=sys.stderr,
        )
        return 1
    if made is None:
        print("Aucune sauvegarde : [backup] folder ne nomme pas de dossier dans glassvallee.toml.", file=sys.stderr)
        return 0
    if args.json:
        report = {
            "file": str(made.file),
            "seconds": round(made.seconds, 3),
            "removed": [str(file) for file in made.removed],
        }
        print(json.dumps(report | asdict(made.manifest), ensure_ascii=False, indent=1))
    print_sentence(made.sentence, sys.stderr)
    if os.environ.get(VARIABLE) and not args.nightly:
        print_sentence(WITHOUT_SECRET, sys.stderr)
    return 0
