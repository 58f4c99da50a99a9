"""``alerts``: mails of saved searches leave, and what came back is read."""

import argparse
import sys
from datetime import datetime
from pathlib import Path

from pipeline.paths import Paths


def arguments(sub: argparse.ArgumentParser) -> None:
    """Everything that is due, confirmations only, or mails that came back."""
    way = sub.add_mutually_exclusive_group()
    way.add_argument("--confirmations", action="store_true", help="only ask new addresses to confirm")
    way.add_argument(
        "--bounce", metavar="FILE", help="a mail that came back (- for standard input): its address is erased"
    )


def do(args: argparse.Namespace, paths: Paths, now: datetime) -> int:
    """Send what is due; fails when a mail could not leave, and tries again next time."""
    from pipeline.alerts import bounces, postman
    from pipeline.configuration import read_configuration

    if args.bounce:
        message = sys.stdin.buffer.read(bounces.LARGEST) if args.bounce == "-" else Path(args.bounce).read_bytes()
        erased = postman.erase_bounced(paths, bounces.gone(message))
        print(f"{erased} alertes effacées.", file=sys.stderr)
        return 0
    configuration = read_configuration(paths.data, args.config)
    if postman.sender_of(configuration) is None:
        print(
            "Aucune alerte ne part : donnez [mail] host et sender, et [site] url, dans glassvallee.toml.",
            file=sys.stderr,
        )
        return 0
    posted = postman.ask_to_confirm(paths, configuration, now)
    failed = bool(posted.troubles)
    print(posted.sentence, file=sys.stderr)
    if not args.confirmations:
        told = postman.tell_news(paths, configuration, now)
        print(told.sentence, file=sys.stderr)
        failed = failed or bool(told.troubles)
    return 1 if failed else 0
