"""Run files and the registry → vallee.db."""

import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from crawlers.items import Crawl, Trouble
from crawlers.manners.known_pages import KnownPage, write_known
from crawlers.manners.weekly_check import asked_in_full
from crawlers.process.report import crawl_id
from crawlers.process.run_file import TornRunFileError, is_running, read_crawl, read_header, read_lines
from crawlers.process.saved_pages import SPIDER as SAVED
from crawlers.registry.registry import Registry, Source
from db.store import Store, open_store, read_store
from db.vallee.ingest import KnownPageRow, ingest, known_pages
from db.vallee.registry import write_members, write_sources
from db.vallee.rows import FetchRow, PageRow, SourceRow
from pipeline.crawling.crew import Fetched
from pipeline.crawling.fetch import known_file
from pipeline.crawling.registry_doubts import note_missed, registry_doubts
from pipeline.installation.paths import Paths
from pipeline.kept.crawl_rows import crawl_row
from pipeline.kept.raw_rows import raw_row
from pipeline.kept.registry_rows import member_row, source_row
from vocabulary.faults_and_mends import Fault, Outcome
from vocabulary.web_address import WebAddress
from vocabulary.without_secrets import without_secrets

UNREADABLE = (FileNotFoundError, ValueError, KeyError, TypeError, RecursionError, OverflowError)
"""What a run file may raise that is torn, gone, or holds what nobody foresaw: it fails alone, and only once."""


def keep_registry(paths: Paths, registry: Registry, now: datetime) -> Registry:
    """Keep the registry; gives it with what is found wrong only beside what was known."""
    with open_store(paths.store) as store:
        return write_registry(store, registry, now)


def write_registry(store: Store, registry: Registry, now: datetime) -> Registry:
    """Keep what the registry says today, and give it with its doubts: what is doubtful removes nothing."""
    doubts = registry_doubts(store, registry, now.date())
    doubted = replace(registry, problems=(*registry.problems, *doubts)) if doubts else registry
    lost = any(problem.file == "members.csv" for problem in doubted.problems)
    with store.transaction():
        write_members(store, map(member_row, registry.members.values()), removed=lambda _: not lost)
        write_sources(store, map(source_row, registry.sources.values()), removed=doubted.proves_removed)
        note_missed(store, registry, now.date().isoformat())
    return doubted


def saved_sources_of(store: Store) -> list[Source]:
    """The sources that no registry names: made of saved pages, or of what a member declares on its page."""
    rows = store.read(SourceRow, "WHERE active AND (spider = ? OR id GLOB 'declare-*')", [SAVED])
    return [Source(id=row.id, member=row.member, spider=row.spider, url=WebAddress(row.url)) for row in rows]


def with_saved_sources(paths: Paths, registry: Registry, chosen: Iterable[Source] = ()) -> Registry:
    """The registry, with the sources that were made of saved pages: it does not name them, nor remove them."""
    with read_store(paths.store) as store:
        kept = saved_sources_of(store) if store else []
    return replace(registry, sources={source.id: source for source in (*kept, *chosen)} | registry.sources)


def write_known_pages(store: Store, sources: Iterable[Source], folder: Path, now: datetime) -> None:
    """Write which pages of each source are kept, so that a crawl at ``now`` asks only for what changed."""
    for source in sources:
        pages = (known_page(source.id, row, now) for row in known_pages(store, source.id))
        write_known(known_file(folder, source.id), pages)


def known_page(source: str, row: KnownPageRow, now: datetime) -> KnownPage:
    """A kept page as a crawl takes it along."""
    last = datetime.fromisoformat(row.started_at)
    return KnownPage(
        url=row.url,
        content_type=row.content_type,
        etag=row.etag,
        last_modified=row.last_modified,
        body=row.body,
        in_full=asked_in_full(source, row.url, listing=bool(row.listing), last=last, now=now),
    )


def keep(store: Store, fetched: Fetched) -> Crawl:
    """Keep one crawl, whole or not at all; its run file is then no longer needed."""
    if not fetched.asked:
        return unkept(fetched, fetched.died)
    try:
        crawl = keep_run_file(store, fetched.run_file)
    except UNREADABLE as torn:
        if is_running(fetched.run_file):  # another conductor asked for the same source in the same second
            return unkept(fetched, "une autre visite de cette source est en cours")
        why = fetched.died or str(torn)
        crawl = unkept(fetched, why)
        ingest(store, crawl_row(crawl, torn=True))
    fetched.run_file.unlink(missing_ok=True)
    known_file(fetched.run_file.parent, fetched.source.id).unlink(missing_ok=True)
    return crawl


def unkept(fetched: Fetched, why: str) -> Crawl:
    """The report of a crawl whose run file cannot be kept."""
    return torn_crawl(fetched.source.id, fetched.source.spider, fetched.started_at, fetched.source.url, why)


def keep_leftovers(store: Store, folder: Path) -> list[Crawl]:
    """Keep what an earlier run left behind when it was killed; files that a crawl still writes are left alone."""
    kept = []
    for path in sorted(folder.glob("*.run")):
        if not path.is_file() or not os.access(path, os.R_OK):  # somebody's mistake must not stop every crawl
            print(f"{path} : n’est pas un fichier que nous pouvons lire, laissé là. Retirez-le.", file=sys.stderr)
            continue
        if is_running(path):
            continue
        try:
            kept.append(keep_run_file(store, path))
        except UNREADABLE as torn:
            try:
                source, spider, started_at = read_header(path)
            except TornRunFileError:
                print(f"{path} : illisible, supprimé.", file=sys.stderr)
            else:
                kept.append(torn_crawl(source, spider, started_at, "", str(torn)))
                ingest(store, crawl_row(kept[-1], torn=True))
        path.unlink(missing_ok=True)
    return kept


def keep_run_file(store: Store, path: Path) -> Crawl:
    """Keep a whole run file in one transaction; raises ``TornRunFileError`` when it is not whole."""
    crawl = read_crawl(path)
    fetches: list[FetchRow] = []
    withdrawn = [tuple(named) for named in json.loads(crawl.notes.get("withdrawn", "[]"))]
    ingest(
        store,
        crawl_row(crawl),
        pages=page_rows(read_lines(path, "page"), crawl.id, fetches),
        fetches=fetches,
        postings=(
            raw_row(line, crawl.source, crawl.id, crawl.started_at)
            for line in read_lines(path, "posting")
            if (line["key"], line["page"]) not in withdrawn
        ),
    )
    return crawl


def page_rows(lines: Iterable[Mapping[str, Any]], crawl: str, fetches: list[FetchRow]) -> Iterator[PageRow]:
    """The bodies of a run file's pages; which address gave which body is added to ``fetches`` on the way."""
    for n, line in enumerate(lines):
        fetches.append(
            FetchRow(
                crawl=crawl,
                url=line["url"],
                status=line["status"],
                content_type=line["content_type"],
                sha256=line["sha256"],
                etag=line["etag"],
                last_modified=line["last_modified"],
                listing=line["listing"],
                n=n,
            )
        )
        if line["body"]:
            yield PageRow(sha256=line["sha256"], size=line["size"], body=line["body"])


def torn_crawl(source: str, spider: str, started_at: datetime, url: str | WebAddress, why: str) -> Crawl:
    """The report of a crawl that left none."""
    return Crawl(
        id=crawl_id(source, started_at),
        source=source,
        spider=spider,
        started_at=started_at,
        finished_at=started_at,
        outcome=Outcome.FAILED,
        complete=False,
        troubles=(Trouble(fault=Fault.TORN, url=str(url), detail=without_secrets(why)[:300], listing=True),),
    )
