"""``crawl``: sources → kept, refined, published."""

import argparse
import sys
from datetime import datetime
from typing import TYPE_CHECKING

from board.wording.formats import count
from pipeline.commands.terminal.print_sentence import print_sentence
from pipeline.commands.terminal.progress import shown_progress
from pipeline.installation.paths import Paths, place
from vocabulary.crawl_notes import ACCOUNT
from vocabulary.site_account import SiteAccount

if TYPE_CHECKING:
    from crawlers.items import Crawl

WORDS = {
    "ok": "tout a été lu",
    "empty": "aucune offre annoncée",
    "suspect": "à vérifier",
    "blocked": "refusé par le site",
    "failed": "échec",
    "off": "éteinte",
}
"""How a visit ended, for people."""
PARTLY = "lue en partie"
"""Of a visit that read less than its site shows, however it ended."""


def arguments(sub: argparse.ArgumentParser) -> None:
    """Which sources, and from where."""
    sub.add_argument("sources", nargs="*", metavar="SOURCE", help="ids of sources.csv")
    sub.add_argument("--all", action="store_true", help="every source of the registry")
    sub.add_argument("--due", action="store_true", help="those whose time has come")
    sub.add_argument("--pages", type=place, metavar="DIR", help="answer every request from saved pages (DIR/index.csv)")


def do(args: argparse.Namespace, paths: Paths, now: datetime) -> int:
    """Crawl, say what was found, and fail when a source failed."""
    from pipeline.run import run
    from pipeline.scheduling.sources_to_visit import sources_to_visit_now

    if not (args.sources or args.all or args.due or args.pages):
        print("glassvallee crawl : nommez des sources, ou bien donnez --all, --due ou --pages DIR.", file=sys.stderr)
        return 2
    if unknown := unknown_sources(args.sources, paths):
        print(
            f"glassvallee crawl : pas de source « {' », « '.join(unknown)} » dans {paths.registry / 'sources.csv'}. "
            "`glassvallee sources list` les nomme toutes.",
            file=sys.stderr,
        )
        return 2
    if not args.pages and (off := sources_off(args.sources, paths)):
        print("\n".join(f"glassvallee crawl : « {id} » : {why}" for id, why in off.items()), file=sys.stderr)
        return 2
    names = args.sources or (sources_to_visit_now(paths, now, args.config) if args.due else None)
    with shown_progress(sys.stderr, now) as progress:
        summary = run(paths, now=now, sources=names, pages=args.pages, tell=progress.tell)
    for problem in summary.registry.problems:
        print_sentence(str(problem), sys.stderr)
    for crawl in summary.crawls:
        print_sentence(crawl_line(crawl), sys.stderr)
    print_sentence(f"{summary.refined.sentence} {summary.published.sentence}", sys.stderr)
    return 1 if summary.failed or summary.registry.problems or summary.published.refused else 0


def unknown_sources(names: list[str], paths: Paths) -> list[str]:
    """Names that the registry does not have."""
    from crawlers.platforms.table import SPIDERS
    from crawlers.registry.registry import read_registry

    known = read_registry(paths.registry, SPIDERS).sources if names else {}
    return [name for name in names if name not in known]


def sources_off(names: list[str], paths: Paths) -> dict[str, str]:
    """The named sources that nobody may read, and why."""
    from crawlers.platforms.table import SPIDERS
    from crawlers.registry.permission import why_unread
    from crawlers.registry.registry import read_registry

    registry = read_registry(paths.registry, SPIDERS)
    whys = {name: why_unread(registry.sources[name], registry) for name in names}
    return {name: f"{why} `glassvallee sources accept {name}` quand ce sera oui." for name, why in whys.items() if why}


def crawl_line(crawl: "Crawl") -> str:
    """One visit, in a line for people."""
    from pipeline.health.source_states import troubles_in_french

    why = troubles_in_french(crawl.troubles)
    account = SiteAccount.of_json(crawl.notes.get(ACCOUNT))
    partly = account is not None and not account.square
    ended = PARTLY if partly and crawl.outcome in {"ok", "empty"} else WORDS[crawl.outcome]
    found = count(crawl.found, "annonce lue", "annonces lues")
    details = dict.fromkeys(trouble.detail for trouble in crawl.troubles if trouble.detail)
    more = f" [{' ; '.join(list(details)[:3])}]" if details else ""
    counted = f"{account.sentence} " if account and account.set_aside and account.in_french not in why else ""
    return f"{crawl.source} : {ended}, {found} dans {count(crawl.pages, 'page')}. {counted}{why}{more}".strip()
