"""``matches``: which postings are one job, why, and what people decide of it."""

import argparse
import getpass
import json
import sys
from datetime import datetime
from typing import TYPE_CHECKING, Any

from msgspec.structs import asdict

from board.wording.formats import count
from board.wording.labels import STATUS
from db.store import Store
from pipeline.commands.terminal.print_table import print_table
from pipeline.commands.terminal.table import Column, Row, Table
from pipeline.installation.paths import Paths

if TYPE_CHECKING:
    from db.vallee.known_matches import KnownMatch
    from db.vallee.rows import DecisionRow

VERDICTS = {"split": "distinct", "join": "merge"}
IN_FRENCH = {"merge": "réunies", "probable": "même poste probable", "distinct": "séparées"}
COLUMNS = (
    Column("Annonce"),
    Column("Autre annonce"),
    Column("Décision"),
    Column("Certitude", number=True),
    Column("Par"),
)
POSTINGS = (Column("Annonce"), Column("État"), Column("Source"), Column("Intitulé", narrowest=16), Column("Adresse"))


def arguments(sub: argparse.ArgumentParser) -> None:
    """What to do with which postings."""
    verbs = sub.add_subparsers(dest="what", required=True, metavar="WHAT")
    listed = verbs.add_parser("list", help="every pair that is, or may be, one job; people's decisions first")
    listed.add_argument("--verdict", choices=sorted(IN_FRENCH), help="only these")
    shown = verbs.add_parser("show", help="a job, its postings, and why they are one")
    shown.add_argument("id", help="a job or a posting")
    for what, help in (("split", "these two are not one job: final for machines"), ("join", "these two are one job")):
        decision = verbs.add_parser(what, help=help)
        decision.add_argument("a", help="a posting or a job")
        decision.add_argument("b", help="another")
        decision.add_argument("--reason", default="", help="why, in a few words that the board may show")
        decision.add_argument("--by", default="", help="who decides; without it, who is logged in")
    for verb in verbs.choices.values():
        verb.add_argument("--json", action="store_true")


def do(args: argparse.Namespace, paths: Paths, now: datetime) -> int:
    """Show, or decide; a decision is refined and published at once."""
    if args.what in VERDICTS:
        return decide(args, paths, now)
    from db.store import read_store
    from db.vallee.known_matches import matches_with

    with read_store(paths.store) as store:
        if store is None:
            raise ValueError("rien n’est encore gardé ici. Lancez d’abord `glassvallee crawl --all`.")
        if args.what == "list":
            show(matches_with(store, args.verdict), as_json=args.json)
        else:
            show_job(store, args.id, as_json=args.json)
    return 0


def decide(args: argparse.Namespace, paths: Paths, now: datetime) -> int:
    """Keep a person's word, then refine and publish, so that the board follows it."""
    from crawlers.platforms.table import SPIDERS
    from crawlers.registry.registry import read_registry
    from db.store import open_store
    from pipeline.publishing.publish import publish_board
    from pipeline.refine import refine_all

    if not paths.store.exists():
        raise ValueError("rien n’est encore gardé ici. Lancez d’abord `glassvallee crawl --all`.")
    with open_store(paths.store) as store:
        decision = keep(store, args.what, args.a, args.b, reason=args.reason, by=args.by or getpass.getuser(), now=now)
    refine_all(paths, read_registry(paths.registry, SPIDERS), now=now)
    published = publish_board(paths, now)
    if args.json:
        columns = ("a", "b", "verdict", "reason", "decided_by")
        print(json.dumps({name: getattr(decision, name) for name in columns}, ensure_ascii=False))
    print(f"{decision.a} et {decision.b} : {IN_FRENCH[decision.verdict]}. {published.sentence}", file=sys.stderr)
    return 1 if published.refused else 0


def keep(store: Store, what: str, a: str, b: str, *, reason: str, by: str, now: datetime) -> "DecisionRow":
    """Write a decision down. Raises ``ValueError`` when it cannot be one."""
    from db.times import stamp
    from db.vallee import refinement
    from db.vallee.rows import DecisionRow

    first, second = sorted((posting_named(store, a), posting_named(store, b)))
    if first == second:
        raise ValueError(f"« {a} » et « {b} » sont la même annonce ({first}). Nommez deux annonces différentes.")
    if what == "split":
        refuse_joined_by_others(store, first, second)
    decision = DecisionRow(
        n=None, a=first, b=second, verdict=VERDICTS[what], reason=reason, decided_by=by, decided_at=stamp(now)
    )
    refinement.decide(store, decision)
    return decision


def posting_named(store: Store, id: str) -> str:
    """The posting of that id; of a job, the one that founded it, else the one whose words are shown."""
    if store.rows("SELECT id FROM postings WHERE id = ?", [id]):
        return id
    jobs = store.rows("SELECT canonical FROM jobs WHERE id = ?", [id])
    if not jobs:
        raise ValueError(f"« {id} » n’est ni une annonce ni une offre. `glassvallee matches list` donne leurs noms.")
    return str(jobs[0]["canonical"])


def refuse_joined_by_others(store: Store, a: str, b: str) -> None:
    """Refuse a split that contradicts two joins: a person must say which of them was wrong."""
    from db.vallee import refinement

    joined: dict[str, set[str]] = {}
    for row in refinement.decisions(store):
        if row.verdict == "merge":
            joined.setdefault(row.a, set()).add(row.b)
            joined.setdefault(row.b, set()).add(row.a)
    both = joined.get(a, set()) & joined.get(b, set())
    if both:
        third = min(both)
        raise ValueError(
            f"« {a} » et « {b} » ont toutes deux été réunies à « {third} ». Séparez d’abord l’une des deux de celle-ci : "
            f"`glassvallee matches split {b} {third}`."
        )


def columns(match: "KnownMatch") -> dict[str, Any]:
    """A match as JSON has it."""
    return asdict(match) | {"reasons": json.loads(match.reasons)}


def show(matches: "list[KnownMatch]", *, as_json: bool) -> None:
    """A row a match, or all of them as JSON."""
    if as_json:
        print(json.dumps([columns(match) for match in matches], ensure_ascii=False, indent=1))
        return
    print_table(Table(COLUMNS, tuple(map(row_of, matches)), beneath="Annonces et motifs"), sys.stdout)
    print(f"{count(len(matches), 'paire')}.", file=sys.stderr)


def row_of(match: "KnownMatch") -> Row:
    """A match as people read it: what the two postings are, and why they are, or are not, one job."""
    one, other = (
        f"{title or 'annonce disparue'} ({source or 'source inconnue'})"
        for title, source in ((match.a_title, match.a_source), (match.b_title, match.b_source))
    )
    by = "le programme" if match.decided_by == "rule" else match.decided_by
    reasons = ", ".join(json.loads(match.reasons)) or "sans motif écrit"
    certainty = f"{match.score:.2f}".replace(".", ",")
    return Row(
        (match.a, match.b, IN_FRENCH[match.verdict], certainty, by), beneath=(f"{one} · {other}", f"Motifs : {reasons}")
    )


def show_job(store: Store, id: str, *, as_json: bool) -> None:
    """A job with its postings and its matches. Raises ``ValueError`` for an id that nothing bears."""
    from db.vallee.known_matches import matches_of, postings_of

    posting = posting_named(store, id)
    jobs = store.rows("SELECT job FROM job_postings WHERE posting = ?", [posting])
    if not jobs:
        raise ValueError(f"« {id} » est une annonce non retenue : elle n’appartient à aucune offre.")
    job = str(jobs[0]["job"])
    matches, postings = matches_of(store, job), postings_of(store, job)
    if as_json:
        whole = {
            "job": job,
            "postings": [told._asdict() for told in postings],
            "matches": [columns(match) for match in matches],
        }
        print(json.dumps(whole, ensure_ascii=False, indent=1))
        return
    print(f"Offre {job}")
    rows = (
        Row((told.posting, STATUS.get(told.status, told.status), told.source, told.title, told.url))
        for told in postings
    )
    print_table(Table(POSTINGS, tuple(rows)), sys.stdout)
    show(matches, as_json=False)
