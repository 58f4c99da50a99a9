"""``rebuild``: kept pages → raw postings → board, with today's code and no network."""

import argparse
import sys
from datetime import UTC, datetime

from pipeline.commands.terminal.print_sentence import print_sentence
from pipeline.commands.terminal.progress import shown_progress
from pipeline.installation.paths import Paths
from pipeline.progress import Step


def arguments(sub: argparse.ArgumentParser) -> None:
    """How far back, and whether many postings may be lost."""
    sub.add_argument("--force", action="store_true", help="even when many postings would be lost")
    sub.add_argument("--since", metavar="DATE", type=day, help="only pages fetched since then")


def day(text: str) -> datetime:
    """A date, as the moment when it begins (UTC)."""
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def do(args: argparse.Namespace, paths: Paths, now: datetime) -> int:
    """Parse again, refine everything again, publish."""
    from crawlers.platforms.table import SPIDERS
    from crawlers.registry.registry import read_registry
    from pipeline.crawling.keep import with_saved_sources
    from pipeline.crawling.parse_again import parse_again
    from pipeline.publishing.publish import publish_board
    from pipeline.refine import refine_all

    registry = with_saved_sources(paths, read_registry(paths.registry, SPIDERS))
    with shown_progress(sys.stderr, now) as progress:
        parsed = parse_again(paths, registry, since=args.since, force=args.force, tell=progress.tell)
        progress.tell(Step("Rapprochement des annonces"))
        refined = refine_all(paths, registry, now=now, again=True)
        progress.tell(Step("Publication du tableau"))
        published = publish_board(paths, now)
    print_sentence(f"{parsed.sentence} {refined.sentence} {published.sentence}", sys.stderr)
    return 1 if published.refused else 0
