"""What a rebuild needs of vallee.db: kept pages in the order they came, and room for what is read from them anew."""

from collections.abc import Iterator
from typing import NamedTuple

from zstandard import ZstdDecompressor

from db.store import Store
from db.vallee.rows import CrawlRow

LARGEST_BYTES = 64 * 1024 * 1024
"""Of one page, unpacked."""
CHOOSE = (
    "DROP TABLE IF EXISTS temp.reread",
    """
    CREATE TEMP TABLE reread AS SELECT id FROM crawls
    WHERE started_at >= ? AND id IN (SELECT crawl FROM fetches)
      AND id NOT IN (SELECT crawl FROM fetches WHERE sha256 NOT IN (SELECT sha256 FROM pages))
    """,
)
"""Only crawls all of whose pages are kept: one that was pruned stays as it was read, for half of it would tell half."""
CRAWLS = "WHERE id IN (SELECT id FROM reread) ORDER BY rowid"
PAGES = """
    SELECT url, status, content_type, sha256, etag, last_modified, listing, body
    FROM fetches JOIN pages USING (sha256) WHERE crawl = ? ORDER BY n, url
"""
FORGET = (
    "DELETE FROM sightings WHERE crawl IN (SELECT id FROM reread)",
    "DELETE FROM raw_postings WHERE id NOT IN (SELECT posting FROM sightings)",
    "DELETE FROM raw_history WHERE crawl IN (SELECT id FROM reread)",
    # what crawls that are not read again had told is where the reading begins, else the text of today would come first
    """
    UPDATE raw_postings SET (url, extractor, page, fields, read_by, sha256, crawl, seen_at) = (
      SELECT url, extractor, page, fields, read_by, sha256, crawl, seen_at FROM raw_history h
      WHERE h.id = raw_postings.id ORDER BY n DESC LIMIT 1
    ) WHERE crawl IN (SELECT id FROM reread) AND id IN (SELECT id FROM raw_history)
    """,
    "DELETE FROM raw_history WHERE crawl IN (SELECT id FROM reread) OR replaced_by IN (SELECT id FROM reread)",
)
DROP_UNSEEN = (
    "DELETE FROM job_postings WHERE posting NOT IN (SELECT posting FROM sightings)",
    "DELETE FROM postings WHERE id NOT IN (SELECT posting FROM sightings)",
    "DELETE FROM raw_postings WHERE id NOT IN (SELECT posting FROM sightings)",
)


class KeptPage(NamedTuple):
    """A page as a crawl got it."""

    url: str
    status: int
    content_type: str
    sha256: str
    etag: str | None
    last_modified: str | None
    listing: int
    body: bytes


def crawls_with_pages(store: Store, since: str) -> list[CrawlRow]:
    """Crawls all of whose pages are kept, oldest first; ``since``: a stored time, or empty. They are those to forget."""
    store.execute(CHOOSE[0])
    store.execute(CHOOSE[1], [since])
    return list(store.read(CrawlRow, CRAWLS))


def pages_of(store: Store, crawl: str) -> Iterator[KeptPage]:
    """The pages of a crawl, in its order, with their bodies as they came."""
    decompressor = ZstdDecompressor()
    for page in store.records(KeptPage, PAGES, [crawl]):
        yield page._replace(body=decompressor.decompress(page.body, max_output_size=LARGEST_BYTES))


def forget(store: Store) -> None:
    """Take away what was read from the pages that are about to be read again; inside a transaction."""
    store.execute("PRAGMA defer_foreign_keys = ON")
    for statement in FORGET:
        store.execute(statement)


def drop_unseen(store: Store) -> None:
    """Take away postings that no page tells of any more."""
    for statement in DROP_UNSEEN:
        store.execute(statement)


def raw_ids(store: Store) -> set[str]:
    """The raw postings that are kept now."""
    return {id for (id,) in store.connection.execute("SELECT id FROM raw_postings")}
