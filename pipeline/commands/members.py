"""``members``: private links for members and for the association, and who did what with them."""

import argparse
import getpass
import json
import sys
from datetime import datetime
from typing import TYPE_CHECKING

from board.members.request_wording import KINDS
from db.times import stamp
from pipeline.commands.terminal.paris_times import short_day, short_moment
from pipeline.commands.terminal.print_table import print_table
from pipeline.commands.terminal.table import Column, Row, Table
from pipeline.installation.paths import Paths

if TYPE_CHECKING:
    from db.people.rows import AuditRow, LinkRow
    from db.store import Store

TOLD_OF_LINKS = ("id", "kind", "member", "person", "made_at", "expires_at", "revoked_at", "used_at")
LINKS = (
    Column("Lien"),
    Column("État"),
    Column("Pour"),
    Column("Personne", narrowest=12),
    Column("Valable jusqu’au"),
    Column("Dernière ouverture"),
)
AUDIT = (
    Column("Quand"),
    Column("Issue"),
    Column("Quoi"),
    Column("Adhérent"),
    Column("Personne", narrowest=12),
    Column("À propos de", narrowest=16),
)
ACTIONS = KINDS | {
    "link": "Lien créé",
    "open": "Lien ouvert",
    "look": "Lien regardé",
    "enter": "Page privée demandée",
    "leave": "Sortie",
    "revoke": "Lien repris",
    "post": "Formulaire envoyé",
    "offer": "Offre demandée",
    "approve": "Accordée",
    "refuse": "Refusée",
    "withdraw": "Annulation",
    "withdrawn": "Annulée",
    "active": "Mise en vigueur",
    "fallen": "N’est plus en vigueur",
    "done": "Faite",
}
"""What the audit calls what was done → the same in French; what somebody made up stays as it is."""
OUTCOMES = {"done": ("Fait", "good"), "refused": ("Refusé", "bad")}


def arguments(sub: argparse.ArgumentParser) -> None:
    """What to do with which link."""
    verbs = sub.add_subparsers(dest="what", required=True, metavar="WHAT")
    link = verbs.add_parser("link", help="a link to a member's private page; it takes back the one this person had")
    link.add_argument("member", help="id of members.csv")
    own = verbs.add_parser("association", help="a link to the association's own page")
    for parser in (link, own):
        parser.add_argument("--person", default="", help="who gets it")
        parser.add_argument(
            "--days", type=int, help="how long it works; the setting [members] link_days when not given"
        )
        parser.add_argument(
            "--new-secret", action="store_true",
            help="take back all links that were made with another secret than today's: they open nothing",
        )  # fmt: skip
    verbs.add_parser("links", help="every link: whose, until when, last opened")
    verbs.add_parser("revoke", help="take a link back at once").add_argument("id", help="as `links` shows it")
    verbs.add_parser("audit", help="what was done with links, the newest first").add_argument(
        "--last", type=int, default=200, metavar="N", help="so many lines"
    )
    follow = verbs.add_parser(
        "follow", help="let the board follow what people asked for (`run` and `serve` do it alone)"
    )
    follow.add_argument("--packages", action="store_true", help="make the packages of open data anew instead")
    for parser in verbs.choices.values():
        parser.add_argument("--json", action="store_true")


def do(args: argparse.Namespace, paths: Paths, now: datetime) -> int:
    """Make a link, list links or take one back; show the audit; let the board follow what people asked for."""
    from db.people.open import open_people

    if args.what == "follow":
        from pipeline.publishing.follow_people import follow, pack

        return pack(paths, now) if args.packages else follow(paths, now)
    if args.what in {"link", "association"}:
        return link(args, paths, now)
    with open_people(paths.people) as people:
        if args.what == "revoke":
            return revoke(people, args.id, now)
        return links(people, now, as_json=args.json) if args.what == "links" else audit(people, args, now)


def links(people: "Store", now: datetime, *, as_json: bool) -> int:
    """Every link that was ever made; its hash is nobody's business."""
    from db.people.links import all_links

    rows = all_links(people)
    if as_json:
        print(
            json.dumps(
                [{name: getattr(row, name) for name in TOLD_OF_LINKS} for row in rows], ensure_ascii=False, indent=1
            )
        )
    else:
        told = Table(LINKS, tuple(link_row(row, now) for row in rows))
        print_table(told, sys.stdout)
        if not rows:
            print("Aucun lien n’a encore été fait : `glassvallee members link ADHÉRENT`.", file=sys.stderr)
    return 0


def audit(people: "Store", args: argparse.Namespace, now: datetime) -> int:
    """The last lines of the audit."""
    from msgspec.structs import asdict

    from db.people.links import audit_lines

    rows = audit_lines(people, args.last)
    if args.json:
        print(json.dumps([asdict(row) for row in rows], ensure_ascii=False, indent=1))
    else:
        print_table(Table(AUDIT, tuple(audit_row(row, now) for row in rows), beneath="Précision"), sys.stdout)
    return 0


def link(args: argparse.Namespace, paths: Paths, now: datetime) -> int:
    """A new link, shown once: nobody can find it again."""
    from db.people.links import make_link
    from db.people.open import open_people
    from db.people.secret import installation_secret
    from pipeline.installation.configuration import read_configuration

    settings = read_configuration(paths.data, args.config).settings
    member = args.member if args.what == "link" else ""
    refuse_unknown(paths, member)
    days = settings.members.link_days if args.days is None else args.days
    if days < 1:
        raise ValueError("un lien vaut au moins un jour. Donnez --days 90, par exemple.")
    with open_people(paths.people) as people:
        made, token = make_link(
            people, installation_secret(paths.data), now, member=member, person=args.person, days=days,
            by=getpass.getuser(), anew=args.new_secret,
        )  # fmt: skip
    site = (settings.site.url or f"http://{settings.serve.host}:{settings.serve.port}").rstrip("/")
    url = f"{site}/{'membre' if member else 'association'}/{token}"
    print(json.dumps({"id": made.id, "url": url, "expires_at": made.expires_at}) if args.json else url)
    print(
        f"Lien {made.id}, valable jusqu’au {short_day(made.expires_at, now)}. Il n’est gardé nulle part : donnez-le "
        f"maintenant, à cette seule personne. `glassvallee members revoke {made.id}` le reprend.",
        file=sys.stderr,
    )
    return 0


def refuse_unknown(paths: Paths, member: str) -> None:
    """Raise ``ValueError`` for a member that the registry does not have."""
    from crawlers.platforms.table import SPIDERS
    from crawlers.registry.registry import read_registry

    if member and member not in read_registry(paths.registry, SPIDERS).members:
        raise ValueError(f"pas d’adhérent « {member} » dans {paths.registry / 'members.csv'}.")


def revoke(people: "Store", id: str, now: datetime) -> int:
    """Take a link back; browsers that opened it are shut out too."""
    from db.people.links import revoke as take_back
    from db.people.rows import Actor

    done = take_back(people, id, now, by=Actor(person=getpass.getuser()))
    print(
        f"Lien {id} repris." if done else f"Pas de lien « {id} » en cours. `members links` les montre.", file=sys.stderr
    )
    return 0 if done else 1


def link_row(row: "LinkRow", now: datetime) -> Row:
    """One link, for people."""
    state, tone = ("Repris", "quiet") if row.revoked_at else ("En cours", "good")
    if not row.revoked_at and row.expires_at <= stamp(now):
        state, tone = "Expiré", "quiet"
    until, used = short_day(row.expires_at, now), short_moment(row.used_at, now)
    return Row((row.id, state, row.member or "association", row.person or "–", until, used), tone=tone)


def audit_row(row: "AuditRow", now: datetime) -> Row:
    """One line of the audit, for people."""
    outcome, tone = OUTCOMES.get(row.outcome, (row.outcome, ""))
    action = ACTIONS.get(row.action, row.action)
    cells = (short_moment(row.at, now), outcome, action, row.member or "–", row.person or "–", row.subject)
    return Row(cells, beneath=(row.detail,), tone=tone)
