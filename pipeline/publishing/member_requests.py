"""What people ask for that changes the jobs themselves → vallee.db: declared offers, matches, visits. No network."""

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from zstandard import ZstdCompressor

from crawlers.declared.columns import COLUMN_NAMES
from crawlers.items import Crawl, Page
from crawlers.page_reading import PageReader
from crawlers.platforms.table import SPIDERS
from crawlers.process.report import crawl_id
from crawlers.process.run_file import posting_to_json
from crawlers.registry.permission import readable_sources
from crawlers.registry.registry import Member, Registry, Source, read_registry
from db.people.open import read_people
from db.people.requests import decide, read
from db.people.rows import Actor, Request
from db.store import Store, open_store
from db.times import stamp
from db.vallee import refinement
from db.vallee.ingest import ingest
from db.vallee.member_offers import DECLARED
from db.vallee.registry import write_consent, write_declared
from db.vallee.rows import DecisionRow, FetchRow, PageRow, SourceRow
from pipeline.crawling.keep import with_saved_sources
from pipeline.installation.paths import Paths
from pipeline.kept.crawl_rows import crawl_row
from pipeline.kept.posting_rows import moment
from pipeline.kept.raw_rows import raw_row
from pipeline.kept.registry_rows import source_row
from pipeline.publishing.consents_noted import note_consents
from pipeline.refine import refine_all
from vocabulary.faults_and_mends import Outcome
from vocabulary.web_address import WebAddress

ROBOT = Actor(person="le robot")
"""Who decides of a request that is over by itself."""
VERDICTS = {"join": "merge", "split": "distinct"}
LAST_TABLE = """
    SELECT started_at, sha256 FROM crawls JOIN fetches ON crawl = id WHERE source = ? ORDER BY crawls.rowid DESC LIMIT 1
"""
CLOSABLE = "WHERE state = 'active' AND kind = 'crawl' AND (asked_at <= ? OR asked_at > ?)"
"""A visit that was asked for under a fast clock is over once it is made: it would be made every minute until that time."""
POSTINGS = "SELECT id FROM postings WHERE id IN (?, ?)"
A_DAY = timedelta(days=1)
REASONS = {"join": "l’employeur dit que c’est la même offre", "split": "l’employeur dit que ce ne sont pas les mêmes"}
NOT_THERE = "L’une des deux annonces n’est plus connue."


def carry_out(paths: Paths, now: datetime) -> bool:
    """Refine anew when somebody asked for what changes the jobs, or whether they are read; says whether that was so."""
    noted = note_consents(paths)
    if not paths.store.exists():
        return False
    registry = with_saved_sources(paths, read_registry(paths.registry, SPIDERS))
    registry, changed = keep_requests(paths, registry, now, again=False)
    if noted:
        with open_store(paths.store) as store:
            for member, word in noted:
                write_consent(store, member.id, word.answer, word.day)
    if changed or noted:
        refine_all(paths, registry, now=now)
    return changed or bool(noted)


def keep_requests(paths: Paths, registry: Registry, now: datetime, *, again: bool = True) -> tuple[Registry, bool]:
    """Bring declared offers and decisions into vallee.db; gives the registry with the sources of declared offers, and whether
    something changed. ``again``: see the offers again even when no word of them changed.
    """
    with read_people(paths.people) as people:
        asked = read(people, "WHERE state = 'active' AND kind IN ('declare', 'join', 'split')") if people else []
        with open_store(paths.store) as store:
            sources = declared_sources(store, registry, asked)
            registry = replace(registry, sources=registry.sources | {source.id: source for source in sources})
            kept = [keep_declared_offers(store, source, registry, asked, now, again=again) for source in sources]
            matches = [row for row in asked if row.kind in VERDICTS]
            done = [(row, keep_decision(store, row, now)) for row in matches]
        for row, why in done:
            if people:
                decide(people, row.n, "refused" if why else "done", now, by=ROBOT, answer=why)
    return registry, any(kept) or bool(done)


def declared_sources(store: Store, registry: Registry, asked: Iterable[Request]) -> list[Source]:
    """A source for each member that declares offers, or ever did."""
    members = {row.member for row in asked if row.kind == "declare"}
    members |= {source.member for source in store.read(SourceRow, "WHERE id LIKE 'declare-%' AND spider = 'declared'")}
    return [source_of(registry.members[id]) for id in sorted(members) if id in registry.members]


def source_of(member: Member) -> Source:
    """The source of a member's declared offers."""
    note = "Offres déclarées par l’adhérent sur sa page."
    return Source(
        id=f"{DECLARED}{member.id}", member=member.id, spider="declared", url=WebAddress(member.website), note=note
    )


def keep_declared_offers(
    store: Store, source: Source, registry: Registry, asked: Iterable[Request], now: datetime, *, again: bool
) -> bool:
    """Keep the offers that a member declares as a page, in the words of the template: they are read, and read again by a
    ``rebuild``, as any table is. Says whether a visit was kept.
    """
    mine = [(row.n, row.value) for row in asked if row.kind == "declare" and row.member == source.member]
    body = table(mine, registry.members[source.member].name)
    last = store.connection.execute(LAST_TABLE, [source.id]).fetchone()
    last_at, last_sha256 = last or (None, None)
    at = max(now, moment(last_at) + timedelta(seconds=1)) if last_at and moment(last_at) < now + A_DAY else now
    page = Page(
        source=source.id,
        url=source.url.whole or "about:declared",
        status=200,
        content_type="text/csv; charset=utf-8",
        body=body,
        seen_at=at,
    )
    if not again and last_sha256 == page.sha256:
        return False
    postings = PageReader(source).read(page)
    rows = [raw_row(posting_to_json(posting), source.id, crawl_id(source.id, at), at) for posting in postings]
    known = dict(store.connection.execute("SELECT id, url FROM raw_postings WHERE source = ?", [source.id]))
    crawl = Crawl(
        id=crawl_id(source.id, at),
        source=source.id,
        spider=source.spider,
        started_at=at,
        finished_at=at,
        outcome=Outcome.OK if rows else Outcome.EMPTY,
        complete=True,
        pages=1,
        found=len(rows),
        says_empty=not rows,
        gone=tuple(url for id, url in known.items() if id not in {row.id for row in rows}),
    )
    with store.transaction():
        write_declared(store, source_row(source))
        ingest(store, crawl_row(crawl), pages=[page_row(page)], fetches=[fetch_row(page, crawl.id)], postings=rows)
    return True


def page_row(page: Page) -> PageRow:
    """The body of a page as it is kept."""
    return PageRow(page.sha256, len(page.body), ZstdCompressor(level=3).compress(page.body))


def fetch_row(page: Page, crawl: str) -> FetchRow:
    """That this crawl got the page from its address."""
    return FetchRow(
        crawl=crawl,
        url=page.url,
        status=page.status,
        content_type=page.content_type,
        sha256=page.sha256,
        etag=None,
        last_modified=None,
        listing=0,
        n=0,
    )


def table(asked: Iterable[tuple[int, Mapping[str, Any]]], organization: str) -> bytes:
    """Declared offers (number and words) as a table under the template's header, word for word."""
    out = io.StringIO()
    writer = csv.DictWriter(out, list(COLUMN_NAMES.values()), delimiter=";")
    writer.writeheader()
    for n, words in asked:
        cells = dict(words) | {"organization": organization, "reference": f"D{n}"}
        writer.writerow({name: cells.get(field, "") for field, name in COLUMN_NAMES.items()})
    return out.getvalue().encode("utf-8")


def keep_decision(store: Store, row: Request, now: datetime) -> str:
    """Keep what a member says of two postings; gives why that cannot be done."""
    pair = sorted({row.subject, row.value["other"]})
    known = {id for (id,) in store.connection.execute(POSTINGS, [pair[0], pair[-1]])}
    if len(pair) < 2 or not known.issuperset(pair):
        return NOT_THERE
    decision = DecisionRow(
        n=None,
        a=pair[0],
        b=pair[1],
        verdict=VERDICTS[row.kind],
        reason=REASONS[row.kind],
        decided_by=f"{row.member} {row.person}".strip(),
        decided_at=stamp(now),
    )
    refinement.decide(store, decision)
    return ""


def asked_sources(paths: Paths, registry: Registry) -> list[str]:
    """The sources that members asked to be visited now."""
    with read_people(paths.people) as people:
        asked = read(people, "WHERE state = 'active' AND kind = 'crawl'") if people else []
    members: defaultdict[str, list[str]] = defaultdict(list)
    for source in registry.sources.values():
        members[source.member].append(source.id)
    return [source for row in asked for source in members[row.member]]


def close_visit_requests(paths: Paths, sources: Iterable[str], registry: Registry, now: datetime) -> None:
    """Note that the visits asked for before these were made, well or not; those of nobody's site are over too."""
    visited_now = {registry.sources[id].member for id in sources if id in registry.sources}
    readable = {source.member for source in readable_sources(registry)}
    with read_people(paths.people) as people:
        if people is None:
            return
        for row in read(people, CLOSABLE, [stamp(now), stamp(now + A_DAY)]):
            if row.member in visited_now or row.member not in readable:
                decide(people, row.n, "done", now, by=ROBOT)
