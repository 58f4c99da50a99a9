"""What a rebuild needs of vallee.db: kept pages in the order they came, and room for what is read from them anew."""

from collections.abc import Iterator

from zstandard import ZstdDecompressor

from db.store import Row, Store

LARGEST = 64 * 1024 * 1024
CRAWLS = """
    SELECT * FROM crawls WHERE started_at >= ? AND id IN (SELECT crawl FROM fetches) ORDER BY started_at, id
"""
PAGES = """
    SELECT fetches.*, pages.body FROM fetches JOIN pages USING (sha256) WHERE crawl = ? ORDER BY n, url
"""
FORGET_ALL = (
    "DELETE FROM raw_history WHERE crawl IN (SELECT crawl FROM fetches)",
    "DELETE FROM sightings WHERE crawl IN (SELECT crawl FROM fetches)",
    "DELETE FROM raw_postings WHERE id NOT IN (SELECT posting FROM sightings)",
)
FORGET_SINCE = """
    DELETE FROM sightings WHERE crawl IN (SELECT id FROM crawls WHERE started_at >= ?) AND crawl IN (SELECT crawl FROM fetches)
"""
DROP_UNSEEN = (
    "DELETE FROM job_postings WHERE posting NOT IN (SELECT posting FROM sightings)",
    "DELETE FROM postings WHERE id NOT IN (SELECT posting FROM sightings)",
    "DELETE FROM raw_postings WHERE id NOT IN (SELECT posting FROM sightings)",
)


def crawls_with_pages(store: Store, since: str) -> list[Row]:
    """Crawls whose pages are kept, oldest first; ``since``: a stored time, or empty."""
    return store.rows(CRAWLS, [since])


def pages_of(store: Store, crawl: str) -> Iterator[Row]:
    """The pages of a crawl, in its order, with their bodies as they came."""
    decompressor = ZstdDecompressor()
    for row in store.each(PAGES, [crawl]):
        yield row | {"body": decompressor.decompress(row["body"], max_output_size=LARGEST)}


def forget(store: Store, since: str) -> None:
    """Take away what was read from the pages that are about to be read again; inside a transaction."""
    store.execute("PRAGMA defer_foreign_keys = ON")
    if since:
        store.execute(FORGET_SINCE, [since])
        return
    for statement in FORGET_ALL:
        store.execute(statement)


def drop_unseen(store: Store) -> None:
    """Take away postings that no page tells of any more."""
    for statement in DROP_UNSEEN:
        store.execute(statement)


def raw_ids(store: Store) -> set[str]:
    """The raw postings that are kept now."""
    return {id for (id,) in store.connection.execute("SELECT id FROM raw_postings")}
