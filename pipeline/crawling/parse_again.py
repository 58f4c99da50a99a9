"""Kept pages → raw postings, with today's extractors and no network."""

import json
from dataclasses import dataclass, replace
from datetime import datetime

from board.wording.formats import count
from crawlers.items import Page, RawPosting
from crawlers.page_reading import EarlierReading, PageReader
from crawlers.process.run_file import posting_to_json
from crawlers.registry.registry import Registry, Source
from db.store import Store, open_store
from db.times import stamp
from db.vallee import kept_pages
from db.vallee.ingest import see
from db.vallee.kept_pages import KeptPage
from db.vallee.rows import CrawlRow, SourceRow
from pipeline.installation.paths import Paths
from pipeline.kept.posting_rows import moment
from pipeline.kept.raw_rows import raw_row
from pipeline.progress import Done, Step, Tell, tell_nobody
from vocabulary.web_address import WebAddress

TOLERATED_LOSS = 3
"""How many postings reading again may lose without being forced, however few there are."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """What was read again, and how many postings are no longer read."""

    crawls: int
    pages: int
    postings: int
    dropped: int

    @property
    def sentence(self) -> str:
        """The same in French, for people."""
        return (
            f"{count(self.pages, 'page')} de {count(self.crawls, 'visite relue', 'visites relues')} : "
            f"{count(self.postings, 'annonce')}, {count(self.dropped, 'disparue')}."
        )


class LossError(ValueError):
    """Reading again would lose many postings: more likely our fault than theirs."""


def parse_again(
    paths: Paths,
    registry: Registry,
    *,
    since: datetime | None = None,
    force: bool = False,
    tell: Tell = tell_nobody,
) -> Parsed:
    """Read every kept page again, and replace what was read from it before; in one transaction.

    ``since``: only crawls that started then or later; what older ones told stays as it is. Raises ``LossError``,
    and changes nothing, when more than a tenth of the postings (three at least) would be lost, unless ``force``.
    """
    start = stamp(since) if since else ""
    pages = postings = 0
    with open_store(paths.store) as store, store.transaction():
        crawls = kept_pages.crawls_with_pages(store, start)
        sources = {row.id: row for row in store.read(SourceRow)}
        before = kept_pages.raw_ids(store)
        kept_pages.forget(store)
        earlier: dict[str, EarlierReading] = {}
        tell(Step("Relecture des visites gardées", total=len(crawls)))
        for crawl in crawls:
            source = source_of(crawl, registry, sources)
            counts = read_crawl_again(store, crawl, source, earlier.setdefault(crawl.source, EarlierReading()))
            pages, postings = pages + counts[0], postings + counts[1]
            tell(Done(offers=counts[1]))
        kept_pages.drop_unseen(store)
        lost = len(before - kept_pages.raw_ids(store))
        if lost > max(TOLERATED_LOSS, len(before) // 10) and not force:
            raise LossError(
                f"{lost} annonces sur {len(before)} ne sont plus lues dans les pages gardées : rien n’a été changé. "
                "Voyez si la lecture est en cause ; `glassvallee rebuild --force` les retire quand même."
            )
    return Parsed(len(crawls), pages, postings, lost)


def read_crawl_again(store: Store, crawl: CrawlRow, source: Source, earlier: EarlierReading) -> tuple[int, int]:
    """Read the pages of one crawl; says how many there were, and how many postings."""
    reader = PageReader(source, earlier)
    earlier.begin_crawl()
    seen_at = moment(crawl.started_at)
    postings: list[RawPosting] = []
    count = 0
    for page in kept_pages.pages_of(store, crawl.id):
        count += 1
        postings += reader.read(page_from(page, source.id, seen_at))
    postings += reader.finish().postings if source.spider == "site" else []
    kept = [posting for posting in postings if (posting.key, posting.page) not in reader.told.withdrawn]
    rows = (raw_row(posting_to_json(posting), crawl.source, crawl.id, seen_at) for posting in kept)
    see(store, crawl, rows)
    return count, len(kept)


def page_from(page: KeptPage, source: str, seen_at: datetime) -> Page:
    """A kept page, as the crawl of that day got it."""
    return Page(
        source=source,
        url=page.url,
        status=page.status,
        content_type=page.content_type,
        body=page.body,
        seen_at=seen_at,
        etag=page.etag,
        last_modified=page.last_modified,
        listing=bool(page.listing),
        known_sha256=page.sha256,
    )


def source_of(crawl: CrawlRow, registry: Registry, known: dict[str, SourceRow]) -> Source:
    """The source of a crawl: as the registry says today, else as it was last known.

    Its pages are read as the spider of that day read them: one that came later would understand nothing of them.
    """
    row = known[crawl.source]
    today = registry.sources.get(crawl.source)
    if today:
        return today if today.spider == crawl.spider else replace(today, spider=crawl.spider)
    return Source(
        id=row.id,
        member=row.member,
        spider=row.spider or crawl.spider,
        url=WebAddress(row.url),
        options=json.loads(row.options),
    )
