"""``publish``: what is kept → board.db."""

import argparse
import sys
from datetime import datetime

from pipeline.commands.terminal.print_sentence import print_sentence
from pipeline.commands.terminal.progress import shown_progress
from pipeline.installation.paths import Paths
from pipeline.progress import Step


def arguments(sub: argparse.ArgumentParser) -> None:
    """Whether a board that lost all its jobs is to be published all the same."""
    sub.add_argument("--force", action="store_true", help="publish even a board that lost all its jobs")


def do(args: argparse.Namespace, paths: Paths, now: datetime) -> int:
    """Publish, and say how much."""
    from pipeline.publishing.publish import publish_board

    with shown_progress(sys.stderr, now) as progress:
        progress.tell(Step("Publication du tableau"))
        published = publish_board(paths, now, force=args.force)
    print_sentence(published.sentence, sys.stderr)
    return 1 if published.refused else 0
