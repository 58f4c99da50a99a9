"""``alerts``: mails of saved searches leave, and what came back is read."""

import argparse
import sys
from datetime import datetime
from pathlib import Path

from db.store import StoreBusyError, writing
from pipeline.installation.configuration import read_configuration
from pipeline.installation.paths import Paths
from pipeline.installation.settings import Settings


def arguments(sub: argparse.ArgumentParser) -> None:
    """Everything that is due, confirmations only, or mails that came back."""
    way = sub.add_mutually_exclusive_group()
    way.add_argument("--confirmations", action="store_true", help="only ask new addresses to confirm")
    way.add_argument(
        "--bounce", metavar="FILE", help="a mail that came back (- for standard input): its address is erased"
    )


def do(args: argparse.Namespace, paths: Paths, now: datetime) -> int:
    """Send what is due; fails when no mail can leave, and tries again next time."""
    from pipeline.mail import bounces, send_alerts

    if args.bounce:
        message = (
            sys.stdin.buffer.read(bounces.MOST_MESSAGE_BYTES) if args.bounce == "-" else Path(args.bounce).read_bytes()
        )
        erased = send_alerts.erase_bounced(paths, bounces.dead_addresses(message))
        print(f"{erased} alertes effacées.", file=sys.stderr)
        return 0
    try:
        with writing(paths.data / "alerts", 0):
            send(paths, read_configuration(paths.data, args.config).settings, now, news=not args.confirmations)
    except StoreBusyError:
        print("Des alertes partent déjà : celles-ci attendent la prochaine fois.", file=sys.stderr)
    return 0


def send(paths: Paths, settings: Settings, now: datetime, *, news: bool) -> None:
    """Send; an address that takes no mail today is tried again another day, and fails nothing. Raises ``MailError``."""
    from pipeline.mail import send_alerts
    from pipeline.mail.answer_letters import send_answers

    sender = send_alerts.sender_of(settings)
    if sender is None:
        print(
            "Aucune alerte ne part : donnez [mail] host et sender, et [site] url, dans glassvallee.toml.",
            file=sys.stderr,
        )
    elif answered := send_answers(paths, settings, sender, now):
        print(f"Réponses envoyées à des visiteurs : {answered}.", file=sys.stderr)
    print(send_alerts.ask_to_confirm(paths, settings, now).sentence, file=sys.stderr)
    if news:
        print(send_alerts.tell_news(paths, settings, now).sentence, file=sys.stderr)
