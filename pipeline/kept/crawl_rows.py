"""Crawl ↔ its row in vallee.db."""

import msgspec

from crawlers.items import Crawl, Trouble
from db.times import stamp
from db.vallee.rows import CrawlRow
from pipeline.kept.posting_rows import moment, to_json
from vocabulary.faults_and_mends import Outcome
from vocabulary.own_pages import OwnPage

GONE = msgspec.json.Decoder(tuple[str, ...]).decode
TROUBLES = msgspec.json.Decoder(tuple[Trouble, ...]).decode
OWN_PAGES = msgspec.json.Decoder(dict[str, OwnPage]).decode
NOTES = msgspec.json.Decoder(dict[str, str]).decode


def crawl_row(crawl: Crawl, *, torn: bool = False) -> CrawlRow:
    """A report as it is kept."""
    return CrawlRow(
        id=crawl.id,
        source=crawl.source,
        spider=crawl.spider,
        started_at=stamp(crawl.started_at),
        finished_at=stamp(crawl.finished_at),
        outcome=crawl.outcome,
        complete=int(crawl.complete),
        healthy=None,
        torn=int(torn),
        says_empty=int(crawl.says_empty),
        requests=crawl.requests,
        bytes_received=crawl.bytes_received,
        pages=crawl.pages,
        found=crawl.found,
        gone=to_json(crawl.gone),
        troubles=to_json(crawl.troubles),
        notes=to_json(crawl.notes),
        own_pages=to_json(crawl.own_pages),
    )


def crawl_from_row(row: CrawlRow) -> Crawl:
    """The report that was kept; one whose run file was torn is not complete, whatever it says."""
    return Crawl(
        id=row.id,
        source=row.source,
        spider=row.spider,
        started_at=moment(row.started_at),
        finished_at=moment(row.finished_at),
        outcome=Outcome(row.outcome),
        complete=bool(row.complete) and not row.torn,
        troubles=TROUBLES(row.troubles),
        requests=row.requests,
        bytes_received=row.bytes_received,
        pages=row.pages,
        found=row.found,
        gone=GONE(row.gone),
        says_empty=bool(row.says_empty),
        notes=NOTES(row.notes),
        own_pages=OWN_PAGES(row.own_pages),
    )
