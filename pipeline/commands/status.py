"""``status``: a line per source."""

import argparse
import json
import sys
from datetime import datetime
from typing import TYPE_CHECKING, Any

from msgspec.structs import asdict

from board.wording import tones
from board.wording.formats import count
from board.wording.labels import STATE
from db.stumbles import read_stumbles
from pipeline.commands.terminal.paris_times import short_moment
from pipeline.commands.terminal.print_sentence import print_sentence
from pipeline.commands.terminal.print_table import print_table
from pipeline.commands.terminal.table import Column, Row, Table
from pipeline.health.source_states import GOOD
from pipeline.installation.paths import Paths
from pipeline.installation.start_warnings import start_warnings
from vocabulary.faults_and_mends import Cause, Outcome
from vocabulary.site_account import SiteAccount

if TYPE_CHECKING:
    from db.vallee.rows import SourceStateRow
    from pipeline.health.source_overview import SourceOverview

COLUMNS = (
    Column("Source"),
    Column("État"),
    Column("Lue en entier"),
    Column("Affichées", number=True),
    Column("Lues", number=True),
    Column("Retenues", number=True),
    Column("Non retenues", number=True),
    Column("Réunies", number=True),
    Column("Closes", number=True),
    Column("Illisibles", number=True),
    Column("Cause"),
    Column("Prochaine visite"),
)
"""The most asked for first: on a narrow terminal the others stand beneath."""
CAUSES = {str(cause): cause.label for cause in Cause}


def arguments(sub: argparse.ArgumentParser) -> None:
    """In which form the states are printed."""
    sub.add_argument("--json", action="store_true")


def do(args: argparse.Namespace, paths: Paths, now: datetime) -> int:
    """Say how every source is; fail when one of them needs a person.

    Beside ``source_states``: ``closed`` (kept = closed + merged + shown), ``unread_days`` (days since it was read well, when that is
    longer than its rhythm explains), ``next_visit``, and the account of its site: ``announced``, ``seen``, ``read``,
    ``set_aside``; and ``out_of_area``, the postings of its last visit that lie elsewhere.
    """
    from pipeline.health.source_overview import source_overviews

    sources = source_overviews(paths, now, args.config)
    states = [columns(source) for source in sources]
    if args.json:
        print(json.dumps(states, ensure_ascii=False, indent=1))
    else:
        rows = tuple(row_of(source, now) for source in sources)
        print_table(Table(COLUMNS, rows, beneath="Pourquoi"), sys.stdout)
        if not states:
            print("Aucune source n’a encore été visitée : `glassvallee crawl --all`.", file=sys.stderr)
    warnings = list(start_warnings(paths, now))
    for warning in warnings:
        print_sentence(warning, sys.stderr)
    stumbles = read_stumbles(paths.data)
    for name, stumble in stumbles.items():
        print(stumble.sentence(name), file=sys.stderr)
    return (
        1
        if warnings or stumbles or any(source.row.state in {"suspect", "failed", "blocked"} for source in sources)
        else 0
    )


def columns(source: "SourceOverview") -> dict[str, Any]:
    """A source as it is printed: the columns of its state, and what the moment adds."""
    more = {"closed": source.closed, "unread_days": source.unread_days, "next_visit": source.next_visit}
    outside = [{"title": one.title, "url": one.url, "place": one.place} for one in source.out_of_area]
    return asdict(source.row) | more | account_of(source.row) | {"out_of_area": outside}


def account_of(row: "SourceStateRow") -> dict[str, Any]:
    """What the site announces, what is seen, read and set aside; ``account``: the whole, with its own ``state``, if anybody counts."""
    account = SiteAccount.of_json(row.account)
    if account is None:
        return {"announced": None, "seen": row.found, "read": row.found, "set_aside": [], "account": None}
    told = account.to_json()
    return {name: told[name] for name in ("announced", "seen", "read", "set_aside")} | {"account": told}


def row_of(source: "SourceOverview", now: datetime) -> Row:
    """A source as people read it; that all of it was read needs no sentence."""
    row = source.row
    numbers = (row.shown, row.found, row.kept, row.rejected, row.merged, source.closed, row.unreadable)
    cause = CAUSES.get(row.cause, row.cause)
    upcoming = short_moment(source.next_visit, now) if source.next_visit else ""
    unread = f"Non lue en entier depuis {count(source.unread_days, 'jour')}." if source.unread_days else ""
    elsewhere = f"{count(len(source.out_of_area), 'annonce')} hors de la zone." if source.out_of_area else ""
    account = SiteAccount.of_json(row.account)
    counted = account.sentence if account and account.in_french not in row.why else ""
    return Row(
        (
            row.source,
            STATE.get(row.state, row.state),
            short_moment(row.last_healthy, now),
            *map(str, numbers),
            cause,
            upcoming,
        ),
        beneath=("" if row.why == GOOD[Outcome.OK] else row.why, counted, elsewhere, unread),
        tone=tones.of_state(row.state),
    )
