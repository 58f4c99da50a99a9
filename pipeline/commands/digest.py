"""``digest``: the morning mail to the association."""

import argparse
import sys
from datetime import datetime

from board.wording.formats import count
from pipeline.installation.paths import Paths


def arguments(sub: argparse.ArgumentParser) -> None:
    """Whether to send the mail, or only to show it."""
    sub.add_argument("--dry", action="store_true", help="show the mail instead of sending it")


def do(args: argparse.Namespace, paths: Paths, now: datetime) -> int:
    """Send the mail when there is something to say; what was not sent is told again next time."""
    from pipeline.health.digest import digest
    from pipeline.health.digest_facts import Memory, facts, recall, remember
    from pipeline.installation.configuration import read_configuration
    from pipeline.mail.smtp import Mail, deliver

    settings = read_configuration(paths.data, args.config).settings
    memory = recall(paths.data)
    known = facts(paths, settings, memory, now, args.config)
    made = digest(known, memory.told, now)
    if made is None:
        print(nothing_new(len(known.waiting)), file=sys.stderr)
        return 0
    if args.dry:
        print(f"Objet : {made.subject}\n\n{made.text}", end="")
        return 0
    to = settings.mail.digest_to
    if not to:
        print("Personne n’attend ce message : donnez [mail] digest_to dans glassvallee.toml.", file=sys.stderr)
        return 1
    left = 0
    mails = [
        Mail(to=address, sender_name=settings.site.publisher, subject=made.subject, text=made.text) for address in to
    ]
    for mail, unsent in deliver(settings.mail, mails, now):
        if unsent is None:
            remember(
                paths.data, Memory(now, made.told, memory.open if known.shown is None else known.shown)
            )  # remembered at once, so that nobody gets it twice when the next mail fails
            left += 1
        else:
            print(f"{mail.to} : {unsent.why}", file=sys.stderr)
    return 0 if left else 1


def nothing_new(waiting: int) -> str:
    """Why no mail leaves; what was told before and still waits is counted, so that nobody takes it for settled."""
    still = f"{count(waiting, 'demande déjà signalée attend', 'demandes déjà signalées attendent')} toujours"
    return f"Rien de nouveau{f' ; {still}' if waiting else ', et personne n’est attendu'} : aucun message."
