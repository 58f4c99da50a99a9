"""The command line ``glassvallee``: one module of ``pipeline.commands`` a verb."""

import argparse
import gc
import os
import signal
import sqlite3
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from datetime import UTC, datetime
from importlib import import_module
from importlib.metadata import version
from io import TextIOWrapper
from typing import Protocol, cast

from db.schema import SchemaError
from db.store import StoreBusyError
from french.word_lists import WordListError
from pipeline.installation.logs import log_verb, tell_uncaught
from pipeline.installation.paths import Paths, data_folder, place, registry_folder
from pipeline.installation.starting_registry import begin_registry
from pipeline.installation.system_errors import in_french
from vocabulary.without_secrets import without_secrets

VERBS = {
    "crawl": "crawl sources, keep what they publish, refine it, publish the board",
    "rebuild": "parse every kept page again with today's code, without network, and publish",
    "publish": "make board.db from what is kept",
    "serve": "serve the board alone",
    "schedule": "crawl each source at its time, until stopped",
    "worker": "make the crawls that another machine asks for through Redis",
    "run": "schedule and serve in one process",
    "digest": "the morning mail to the association: what is new, what needs a person",
    "status": "a line per source: state, counts, why",
    "sources": "list or validate the registry, or add a source to it",
    "probe": "any page of a site → where its offers are, and the line that reads them",
    "extract": "saved pages → postings, as JSON Lines",
    "normalize": "raw postings → normalized postings, as JSON Lines",
    "deduplicate": "postings → jobs, as JSON Lines",
    "matches": "what was decided of postings that may be one job, and a person's last word",
    "alerts": "mails of saved searches leave, and what came back is read",
    "members": "private links for members and the association, and the audit of what was done with them",
    "export": "the open jobs as CSV or JSON Lines",
    "backup": "keep all that cannot be made again in one checked file, while everything runs",
    "restore": "bring a backup back; says what it would do unless --yes",
    "prune": "take away pages, run files and logs that are too old to keep; says what would go unless --yes",
    "doctor": "what is in force in this installation, what is wrong with it, and how to mend it",
    "demo": "the demonstration valley, crawled for real and shown; nothing is left behind",
    "bench": "measure a hot path beside a baseline",
}
LOGGED = {"crawl", "rebuild", "publish", "serve", "schedule", "run", "alerts", "digest", "backup", "restore", "prune"}
"""Verbs that change something, or live long: what they do is kept in ``logs/``."""
READERS_OF_THE_REGISTRY = LOGGED - {"restore"} | {"status", "sources", "members", "probe", "doctor"}
"""Verbs before which an installation that has no registry yet gets one; ``restore`` brings its own."""
ASKED_TO_STOP = (signal.SIGTERM, signal.SIGHUP)
"""What a service manager and a closed terminal send."""
DONE, FAILED, WRONG_USAGE = 0, 1, 2
CYCLES = (20_000, 20, 20)
"""How often Python looks for circular references: we make few, and looking after every 700 objects costs a sixth of a rebuild."""


class Version(argparse.Action):
    """``--version``; what is installed is looked at only when somebody asks."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        """Say it, and leave."""
        print(f"glassvallee {version('glassvallee')}")
        parser.exit()


def moment(text: str) -> datetime:
    """Read ``--now``: an ISO 8601 moment, UTC when it names no zone."""
    value = datetime.fromisoformat(text)
    return (value if value.tzinfo else value.replace(tzinfo=UTC)).astimezone(UTC)


def parser(words: Sequence[str] | None = None) -> argparse.ArgumentParser:
    """All verbs with their options; of ``words`` only those that stand in them, so that no verb needs what another one reads."""
    top = argparse.ArgumentParser(prog="glassvallee", description="Careers and job board of La Glass Vallée.")
    top.add_argument("--version", action=Version, nargs=0, help="say which version this is")
    top.add_argument(
        "--data", type=place, metavar="DIR", help="everything that the program writes (else GLASSVALLEE_DATA)"
    )
    top.add_argument(
        "--registry", type=place, metavar="DIR", help="members.csv and sources.csv (else GLASSVALLEE_REGISTRY)"
    )
    top.add_argument(
        "--config", type=place, metavar="FILE", default=os.environ.get("GLASSVALLEE_CONFIG") or None,
        help="the installation's own settings (else GLASSVALLEE_CONFIG, else glassvallee.toml in the data folder)",
    )  # fmt: skip
    top.add_argument("--now", type=moment, help="pretend that it is this moment (ISO 8601)")
    verbs = top.add_subparsers(dest="verb", required=True, metavar="VERB")
    for verb, summary in VERBS.items():
        sub = verbs.add_parser(verb, help=summary, description=summary)
        if words is None or verb in words:
            command(verb).arguments(sub)
    return top


class Command(Protocol):
    """What a module of ``pipeline.commands`` offers."""

    @staticmethod
    def arguments(sub: argparse.ArgumentParser) -> None:
        """Add the verb's own options."""

    @staticmethod
    def do(args: argparse.Namespace, paths: Paths, now: datetime) -> int:
        """Do it; the answer is the exit status."""


def command(verb: str) -> Command:
    """Find the module of a verb; imported only when asked for keeps ``extract`` from loading Datasette."""
    return cast("Command", import_module(f"pipeline.commands.{verb}"))


def stop(signum: int, _frame: object) -> None:
    """Leave by the front door when asked to, so that crawls are stopped and transactions rolled back; once is enough."""
    for asked in ASKED_TO_STOP:
        signal.signal(asked, signal.SIG_IGN)
    raise SystemExit(128 + signum)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one verb. 0 done · 1 some source or input failed · 2 wrong usage."""
    try:
        words = sys.argv[1:] if argv is None else argv
        args = parser(words).parse_args(words)
    except WordListError as error:  # verbs read their word lists when they are imported
        print(f"glassvallee : {error}", file=sys.stderr)
        return FAILED
    data = args.data or data_folder(os.environ)
    paths = Paths(data=data, registry=args.registry or registry_folder(os.environ, data), config=args.config)
    now = (args.now or datetime.now(UTC)).replace(microsecond=0)
    gc.set_threshold(*CYCLES)
    sys.excepthook = tell_uncaught
    for asked in ASKED_TO_STOP:
        signal.signal(asked, stop)
    for stream in (sys.stdout, sys.stderr):  # half a character of a hostile page must not end a verb
        cast("TextIOWrapper", stream).reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        if args.verb in LOGGED:
            paths.data.mkdir(mode=0o700, parents=True, exist_ok=True)  # nobody else's business, whatever comes first
        if args.verb in READERS_OF_THE_REGISTRY:
            begin_registry(paths)
        with ExitStack() as stack:
            told = stack.enter_context(log_verb(paths.data, args.verb)) if args.verb in LOGGED else {}
            told["status"] = status = command(args.verb).do(args, paths, now)
            return status
    except BrokenPipeError:
        return DONE
    except KeyboardInterrupt:
        print(f"glassvallee {args.verb} : interrompu.", file=sys.stderr)
        return 128 + signal.SIGINT
    except (OSError, ValueError, StoreBusyError, SchemaError, sqlite3.Error) as error:
        print(f"glassvallee {args.verb} : {without_secrets(in_french(error, paths))}", file=sys.stderr)
        return FAILED


if __name__ == "__main__":
    sys.exit(main())
