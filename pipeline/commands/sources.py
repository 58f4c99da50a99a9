"""``sources``: the registry, listed, validated, one source longer, read in another way, or with a yes noted."""

import argparse
import json
import sys
from dataclasses import asdict
from dataclasses import replace as with_problems
from datetime import datetime
from typing import TYPE_CHECKING

from board.wording.formats import count
from pipeline.commands.terminal.print_table import print_table
from pipeline.commands.terminal.table import Column, Row, Table
from pipeline.installation.paths import IS_CHECKOUT, ROOT, Paths, place
from vocabulary.secret_words import HIDDEN, is_secret_name
from vocabulary.without_secrets import without_secrets

if TYPE_CHECKING:
    from crawlers.registry.registry import Registry, Source

COLUMNS = (Column("Source"), Column("Adhérent"), Column("Lecture"), Column("Adresse"))


def arguments(sub: argparse.ArgumentParser) -> None:
    """What to do with the registry."""
    sub.add_argument("what", choices=["list", "validate", "new", "replace", "accept", "accept-removals", "expected"])
    sub.add_argument(
        "new",
        nargs="*",
        metavar="WORDS",
        help="for new: its id, the member's, any page of the site; for replace: its id, a page of the new site, and its options "
        "where you know them; for accept and expected: ids",
    )
    sub.add_argument(
        "--pages", type=place, metavar="DIR", help="for new: answer every request from saved pages (DIR/index.csv)"
    )
    sub.add_argument(
        "--tests",
        type=place,
        metavar="DIR",
        help="for new: where the page and its answer go (else tests/pages of a checkout, pages of the data folder)",
    )
    sub.add_argument("--spider", help="for replace with options: another spider than the source has")
    sub.add_argument("--json", action="store_true")


def do(args: argparse.Namespace, paths: Paths, now: datetime) -> int:
    """List the sources, say which rows need mending, or add one."""
    from crawlers.platforms.table import SPIDERS
    from crawlers.registry.registry import read_registry

    args.tests = args.tests or (ROOT / "tests/pages" if IS_CHECKOUT else paths.data / "pages")
    registry = read_registry(paths.registry, SPIDERS)
    if args.what == "new":
        return new(args, paths, registry, now)
    if args.what == "replace":
        return replace(args, paths, registry, now)
    if args.what == "expected":
        return write_expected(args)
    if args.what == "accept":
        return note_accord(args, paths, registry, now)
    if args.new:
        print(f"glassvallee sources {args.what} : rien à préciser après « {args.what} ».", file=sys.stderr)
        return 2
    if args.what == "accept-removals":
        return accept_what_is_gone(paths, registry)
    if args.what == "list":
        return list_sources(registry, as_json=args.json)
    return validate(beside_what_is_known(paths, registry, now), as_json=args.json)


def beside_what_is_known(paths: Paths, registry: "Registry", now: datetime) -> "Registry":
    """The registry, with what is found wrong only beside the lines that it had."""
    from pipeline.crawling.registry_doubts import known_doubts

    return with_problems(registry, problems=(*registry.problems, *known_doubts(paths.store, registry, now.date())))


def accept_what_is_gone(paths: Paths, registry: "Registry") -> int:
    """Note that the lines that are missed were meant to go: the next visit removes them."""
    from pipeline.crawling.registry_doubts import accept_removals

    gone = accept_removals(paths.store, registry) if paths.store.exists() else []
    if not gone:
        print("Aucune ligne du registre ne manque : rien à accepter.", file=sys.stderr)
    for id in gone:
        print(f"{id} : retrait noté. Il se fait à la prochaine visite.", file=sys.stderr)
    return 0


def list_sources(registry: "Registry", *, as_json: bool) -> int:
    """Print a line for each source."""
    if as_json:
        print(json.dumps(list(map(line_of, registry.sources.values())), ensure_ascii=False, indent=1))
        return 0
    rows = (Row((source.id, source.member, source.spider, f"{source.url}")) for source in registry.sources.values())
    print_table(Table(COLUMNS, tuple(rows)), sys.stdout)
    return 0


def line_of(source: "Source") -> dict[str, object]:
    """A line of the table, without what may be a key: what is printed is pasted into mails and tickets."""
    options = {
        name: HIDDEN if is_secret_name(name) else without_secrets(value) for name, value in source.options.items()
    }
    return asdict(source) | {"url": str(source.url), "options": options}


def validate(registry: "Registry", *, as_json: bool) -> int:
    """Print every row that needs mending, and what nobody may read yet; fails when there is something to mend."""
    from crawlers.registry.permission import why_unread

    if as_json:
        print(json.dumps([asdict(problem) for problem in registry.problems], ensure_ascii=False, indent=1))
    for problem in registry.problems:
        print(problem, file=sys.stderr)
    for source in registry.sources.values():
        if why := why_unread(source, registry):
            print(f"{source.id} : {why}", file=sys.stderr)
    counts = f"{count(len(registry.members), 'adhérent')}, {count(len(registry.sources), 'source')}"
    wrong = count(len(registry.problems), "ligne à corriger", "lignes à corriger")
    print(f"{counts}, {wrong}.", file=sys.stderr)
    return 1 if registry.problems else 0


def new(args: argparse.Namespace, paths: Paths, registry: "Registry", now: datetime) -> int:
    """Probe, write the line, keep a page beside its answer."""
    from pipeline.sources.new_source import add_line, save_page
    from pipeline.sources.probe_report import report
    from pipeline.sources.probing import probe

    if wrong := refusal(args.new, registry, asks=args.pages is None):
        print(f"glassvallee sources new : {wrong}", file=sys.stderr)
        return 2
    id, member, url = args.new
    finding = probe(url, now=now, pages=args.pages)
    way = finding.way
    print(report(finding, now.date()), file=sys.stderr)
    if way is None or not way.postings:
        print("Rien n’a été ajouté : aucune offre n’a été lue.", file=sys.stderr)
        return 1
    added = add_line(paths.registry, way, id=id, member=member, now=now)
    print(f"Ajouté à {paths.registry / 'sources.csv'} :", file=sys.stderr)
    print(added)
    page = save_page(args.tests / id, finding, way, now)
    if page:
        print(
            f"Page gardée : {page}, et ce qu’elle donne à côté, dans expected.json. Relisez-le ; avant de partager la page, "
            f"réduisez-la et changez-en les mots et les noms, puis : glassvallee sources expected {id}",
            file=sys.stderr,
        )
    print(f"À vous : glassvallee crawl {id}", file=sys.stderr)
    return 0


def replace(args: argparse.Namespace, paths: Paths, registry: "Registry", now: datetime) -> int:
    """Read a source in another way, since its site was drawn anew: what a probe finds, or the options that are given."""
    from crawlers.registry import cell_values
    from pipeline.sources.probe_report import report
    from pipeline.sources.probing import probe
    from pipeline.sources.replaced import replace_source

    source = registry.sources.get(args.new[0]) if args.new else None
    if source is None or len(args.new) not in {2, 3}:
        wrong = "donnez l’identifiant d’une source qui existe, la nouvelle adresse, et ses options si vous les savez."
        print(f"glassvallee sources replace : {wrong}", file=sys.stderr)
        return 2
    try:
        url = cell_values.url(args.new[1])
        spider, options = args.spider or source.spider, cell_values.options("".join(args.new[2:]))
        if len(args.new) == 2:
            finding = probe(url, now=now, pages=args.pages)
            print(report(finding, now.date()), file=sys.stderr)
            if finding.way is None or not finding.way.postings:
                print("Rien n’a été changé : aucune offre n’a été lue.", file=sys.stderr)
                return 1
            spider, url, options = finding.way.spider, finding.way.url, dict(finding.way.options)
        replace_source(paths.registry, source, now.date(), spider=spider, url=url, options=options)
    except ValueError as error:
        print(f"glassvallee sources replace : {error}", file=sys.stderr)
        return 2
    print(
        f"{source.id} : lue autrement dès la prochaine visite, avec son histoire : glassvallee crawl {source.id}",
        file=sys.stderr,
    )
    return 0


def note_accord(args: argparse.Namespace, paths: Paths, registry: "Registry", now: datetime) -> int:
    """Note that somebody said yes to each source: from then on it is visited as any other."""
    from pipeline.sources.accepted import accept

    unknown = [id for id in args.new if id not in registry.sources]
    if unknown or not args.new:
        wrong = f"pas de source « {' », « '.join(unknown)} »." if unknown else "donnez l’identifiant d’une source."
        print(f"glassvallee sources accept : {wrong}", file=sys.stderr)
        return 2
    for id in args.new:
        accept(paths.registry, registry.sources[id], now.date())
        print(f"{id} : oui noté. Elle sera lue à la prochaine visite : glassvallee crawl {id}", file=sys.stderr)
    return 0


def write_expected(args: argparse.Namespace) -> int:
    """Write again what the kept page of each source gives, after the page was reduced or a parser was mended."""
    from pipeline.sources.new_source import expect_again

    if not args.new:
        print("glassvallee sources expected : donnez l’identifiant d’une source.", file=sys.stderr)
        return 2
    for id in args.new:
        print(f"{expect_again(args.tests / id)} : relisez-le.", file=sys.stderr)
    return 0


def refusal(words: list[str], registry: "Registry", *, asks: bool) -> str:
    """Why these words name no new source; empty when they do. ``asks``: whether pages are asked for, which an agency has to allow."""
    from crawlers.registry import cell_values
    from crawlers.registry.permission import AGENCY, lacks_accord

    if len(words) != 3:
        return "donnez l’identifiant de la source, celui du membre, et une adresse de son site."
    id, member, url = words
    try:
        cell_values.slug(id)
        cell_values.url(url)
    except ValueError as error:
        return str(error)
    if id in registry.sources:
        return f"« {id} » existe déjà. Choisissez un autre identifiant."
    if member not in registry.members:
        return f"« {member} » n’est pas dans members.csv. Ajoutez-l’y d’abord."
    if registry.members[member].consent == "no":
        return f"« {member} » a refusé (members.csv, consent = no)."
    lacks = asks and lacks_accord(registry.members[member])
    return f"« {member} » : {AGENCY} Notez-le dans members.csv." if lacks else ""
