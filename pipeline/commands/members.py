"""``members``: private links for members and for the association, and who did what with them."""

import argparse
import getpass
import json
import sys
from datetime import datetime
from typing import TYPE_CHECKING

from db.times import stamp
from pipeline.installation.paths import Paths

if TYPE_CHECKING:
    from db.people.rows import AuditRow, LinkRow
    from db.store import Store

NEVER = "jamais"
TOLD_OF_LINKS = ("id", "kind", "member", "person", "made_at", "expires_at", "revoked_at", "used_at")


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
        return links(people, now, as_json=args.json) if args.what == "links" else audit(people, args)


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
    for row in () if as_json else rows:
        print(link_line(row, now))
    return 0


def audit(people: "Store", args: argparse.Namespace) -> int:
    """The last lines of the audit."""
    from msgspec.structs import asdict

    from db.people.links import audit_lines

    rows = audit_lines(people, args.last)
    if args.json:
        print(json.dumps([asdict(row) for row in rows], ensure_ascii=False, indent=1))
    for row in () if args.json else rows:
        print(audit_line(row))
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
            people, installation_secret(paths.data), now, member=member, person=args.person, days=days, by=getpass.getuser()
        )  # fmt: skip
    site = (settings.site.url or f"http://{settings.serve.host}:{settings.serve.port}").rstrip("/")
    url = f"{site}/{'membre' if member else 'association'}/{token}"
    print(json.dumps({"id": made.id, "url": url, "expires_at": made.expires_at}) if args.json else url)
    print(
        f"Lien {made.id}, valable jusqu’au {made.expires_at[:10]}. Il n’est gardé nulle part : donnez-le maintenant, à cette "
        f"seule personne. `glassvallee members revoke {made.id}` le reprend.",
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


def link_line(row: "LinkRow", now: datetime) -> str:
    """One link, for people."""
    state = "repris" if row.revoked_at else "expiré" if row.expires_at <= stamp(now) else "en cours"
    used = (row.used_at or NEVER)[:10]
    whose = row.member or "association"
    return f"{row.id}  {state:<9} {whose:<28} {row.person or '–':<20} jusqu’au {row.expires_at[:10]}, ouvert : {used}"


def audit_line(row: "AuditRow") -> str:
    """One line of the audit, for people."""
    detail = f" : {row.detail}" if row.detail else ""
    who = f"{row.member or '–':<24} {row.person or '–':<16}"
    return f"{row.at}  {row.outcome:<8} {row.action:<10} {who} {row.subject}{detail}"
