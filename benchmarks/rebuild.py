"""Kept pages → normalized postings: how many a second, on one core and without a network."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from typing import Any

from zstandard import ZstdCompressor

from benchmarks.extract import page
from benchmarks.ingest import crawl
from crawlers.items import Page
from crawlers.registry.registry import Member, Registry, Source
from db.store import open_store
from db.vallee.ingest import ingest
from db.vallee.refinement import changed_raw, write_postings
from db.vallee.rows import CrawlRow, FetchRow, PageRow
from pipeline.crawling.parse_again import parse_again
from pipeline.installation.paths import Paths
from pipeline.kept.posting_rows import posting_row
from pipeline.refining.changed_postings import normalize_changed
from vocabulary.web_address import WebAddress

FIRST = datetime(2026, 11, 1, 5, 30, tzinfo=UTC)
DAYS = 10
ONE_CHANGED_OF = 20
"""One page in so many is another one than on the day before."""


def run(size: int) -> dict[str, Any]:
    """Read ``size`` fetched pages of 40 KB again, with JSON-LD, and normalize what they tell.

    ``pages_per_second``: a second of this process's CPU, over ten daily visits between which one page in twenty
    changes, as members' sites do at most. ``distinct_pages_per_second``: no two pages are the same.
    """
    seconds = seconds_to_read(visits(size))
    distinct = seconds_to_read([[page(number) for number in range(size)]])
    return {
        "pages_per_second": round(size / seconds),
        "seconds": seconds,
        "distinct_pages_per_second": round(size / distinct),
        "distinct_seconds": distinct,
    }


def visits(size: int) -> list[list[Page]]:
    """The pages that the crawl of each day brings."""
    today = [page(number) for number in range(size // DAYS)]
    days = [list(today)]
    for day in range(1, DAYS):
        for number in range(day % ONE_CHANGED_OF, len(today), ONE_CHANGED_OF):
            body = today[number].body.replace("Vous réglez".encode(), f"Depuis {day} jours, vous réglez".encode())
            today[number] = replace(today[number], body=body)
        days.append(list(today))
    return days


def seconds_to_read(days: list[list[Page]]) -> float:
    """Seconds of CPU to read and normalize these days."""
    member = Member(id="verrerie", name="Verrerie Novembre", kind="verrier", status="active")
    source = Source(
        id="valley",
        member=member.id,
        spider="sitemap",
        url=WebAddress("https://verrerie-novembre.example/"),
        options={},
    )
    registry = Registry(members={member.id: member}, sources={source.id: source}, problems=())
    with TemporaryDirectory() as name:
        paths = Paths(registry=Path(name), data=Path(name))
        keep(paths, days)
        start = process_time()
        parsed = parse_again(paths, registry, force=True)
        with open_store(paths.store) as store, store.transaction():
            normalized, _ = normalize_changed(changed_raw(store, ""), registry)
            rows = (
                posting_row(changed.posting, changed.raw_sha256, changed.extractor, "")
                for changed in normalized.values()
            )
            write_postings(store, rows)
        took = process_time() - start
    expected = sum(map(len, days))
    if parsed.pages != expected or len(normalized) != len(days[0]):
        raise AssertionError(f"{parsed.pages} pages and {len(normalized)} postings of {expected} pages")
    return took


def keep(paths: Paths, days: list[list[Page]]) -> None:
    """Keep the pages of each day as a crawl does, without what was read of them."""
    compress = ZstdCompressor(level=3).compress
    with open_store(paths.store) as store:
        for number, pages in enumerate(days):
            visit = crawl((FIRST + timedelta(days=number)).strftime("%Y-%m-%dT%H:%M:%SZ"))
            bodies = [(sha256(page_.body).hexdigest(), page_) for page_ in pages]
            rows = (PageRow(digest, len(page_.body), compress(page_.body)) for digest, page_ in bodies)
            fetches = [fetch(visit, at, digest, page_) for at, (digest, page_) in enumerate(bodies)]
            ingest(store, visit, pages=rows, fetches=fetches)


def fetch(visit: CrawlRow, at: int, digest: str, given: Page) -> FetchRow:
    """Which address gave which page."""
    return FetchRow(
        crawl=visit.id,
        url=given.url,
        status=200,
        content_type=given.content_type,
        sha256=digest,
        etag=None,
        last_modified=None,
        listing=0,
        n=at,
    )
