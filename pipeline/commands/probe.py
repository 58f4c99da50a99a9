"""``probe``: any page of a site → where its offers are, and the line of sources.csv that reads them."""

import argparse
import json
import sys
from datetime import datetime
from typing import TYPE_CHECKING, Any

from pipeline.commands.terminal.progress import shown_progress
from pipeline.installation.paths import Paths, place
from pipeline.progress import Begun, Done, Ended, Step
from vocabulary.without_secrets import without_secrets

if TYPE_CHECKING:
    from crawlers.probe.finding import Finding


def arguments(sub: argparse.ArgumentParser) -> None:
    """Which sites, and from where."""
    sub.add_argument("urls", nargs="*", metavar="URL", help="any page of a site, its home page included")
    sub.add_argument("--members", action="store_true", help="the site of every member that is not read yet")
    sub.add_argument("--pages", type=place, metavar="DIR", help="answer every request from saved pages (DIR/index.csv)")
    sub.add_argument("--json", action="store_true")


def do(args: argparse.Namespace, paths: Paths, now: datetime) -> int:
    """Look at each site, one after the other, and say what was found; fail when one gave no way."""
    from crawlers.process.saved_pages import read_index
    from crawlers.registry.cell_values import url as checked
    from pipeline.sources.probing import probe

    try:
        urls = [checked(url) for url in args.urls] + (members(paths) if args.members else [])
    except ValueError as error:
        print(f"glassvallee probe : {error}", file=sys.stderr)
        return 2
    if args.members and not urls:
        print(
            "Le site de chaque adhérent qui en a un, et n’a pas dit non, est déjà lu : rien à regarder.",
            file=sys.stderr,
        )
        return 0
    if not urls:
        print("glassvallee probe : donnez une adresse, ou bien --members.", file=sys.stderr)
        return 2
    if args.pages:
        read_index(args.pages)  # says at once what is wrong with the folder
    failed = False
    with shown_progress(sys.stderr, now) as progress:
        progress.tell(Step("Sites regardés", total=len(urls)))
        for url in urls:
            name = without_secrets(url)
            progress.tell(Begun(name))
            finding = probe(url, now=now, pages=args.pages)
            progress.tell(Ended(name))
            progress.tell(Done(offers=len(finding.way.postings) if finding.way else 0))
            failed = failed or finding.way is None
            told = json.dumps(as_json(finding, now), ensure_ascii=False) if args.json else in_french(finding, now)
            with progress.aside():
                print(told, flush=True)
    return 1 if failed else 0


def members(paths: Paths) -> list[str]:
    """The site of each member that is in business, did not refuse, and has no source yet; an agency's only with its yes."""
    from crawlers.platforms.table import SPIDERS
    from crawlers.registry.permission import lacks_accord
    from crawlers.registry.registry import read_registry

    registry = read_registry(paths.registry, SPIDERS)
    known = {source.member for source in registry.sources.values()}
    sites = [
        member.website
        for member in registry.members.values()
        if member.website
        and member.id not in known
        and member.status != "closed"
        and member.consent != "no"
        and not lacks_accord(member)
    ]
    return list(dict.fromkeys(sites))


def as_json(finding: "Finding", now: datetime) -> dict[str, Any]:
    """What ``--json`` prints of a finding."""
    from pipeline.sources.raw_line import raw_line

    way = finding.way
    return {
        "url": finding.url,
        "careers_url": finding.careers_url or None,
        "platform": finding.platforms[0]["name"] if finding.platforms else None,
        "spider": way.spider if way else None,
        "source_url": way.url if way else None,
        "options": way.options if way else {},
        "robots": finding.robots,
        "tdm": finding.tdm,
        "coverage": finding.coverage,
        "count": way.count if way else 0,
        **account_of(finding),
        "says_empty": finding.says_empty,
        "feeds": finding.feeds,
        "sitemaps": finding.sitemaps,
        "structured": finding.structured,
        "requests": finding.requests,
        "troubles": list(map(without_secrets, finding.troubles)),
        "postings": [raw_line(posting.url, posting, now) for posting in way.postings] if way else [],
    }


def account_of(finding: "Finding") -> dict[str, Any]:
    """What the site announces, what is seen, read and set aside, and whether that is all: the account of a finding."""
    read = finding.way.count if finding.way else 0
    if finding.account is None:
        return {
            "announced": None,
            "seen": read,
            "read": read,
            "set_aside": [],
            "state": "complete" if read else "unreadable",
        }
    told = finding.account.to_json()
    return {name: told[name] for name in ("announced", "seen", "read", "set_aside", "state")}


def in_french(finding: "Finding", now: datetime) -> str:
    """The finding in French, for a person."""
    from pipeline.sources.probe_report import report

    return report(finding, now.date())
