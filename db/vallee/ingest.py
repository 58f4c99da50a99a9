"""One crawl, as rows → vallee.db, in one transaction; what did not change is not rewritten."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from db.schema import tables
from db.store import Row, Store
from db.vallee.same_offer import Known


def insert(table: str, *, otherwise: str = "") -> str:
    """``INSERT INTO table`` with every column of vallee.sql by name."""
    names = tables("vallee")[table].names
    values = ", ".join(f":{name}" for name in names)
    return f"INSERT INTO {table} ({', '.join(names)}) VALUES ({values}) {otherwise}"  # noqa: S608 - names are ours


def replace(table: str, key: str, *, when: str = "") -> str:
    """The same, but a row with that key takes the new values, where ``when`` says so."""
    names = [name for name in tables("vallee")[table].names if name not in key.split(", ")]
    values = ", ".join(f"{name} = excluded.{name}" for name in names)
    return insert(table, otherwise=f"ON CONFLICT({key}) DO UPDATE SET {values} {when}")


def changed(table: str, names: Iterable[str]) -> str:
    """A WHERE for ``replace``: only when one of the columns differs."""
    return "WHERE " + " OR ".join(f"excluded.{name} IS NOT {table}.{name}" for name in names)


CRAWL = replace("crawls", "id", when="WHERE crawls.torn AND NOT excluded.torn")
PAGE = insert("pages", otherwise="ON CONFLICT DO NOTHING")
FETCH = insert("fetches", otherwise="ON CONFLICT DO NOTHING")
RAW = replace("raw_postings", "id", when=changed("raw_postings", ["sha256"]))
SEEN = "INSERT INTO sightings (posting, crawl) VALUES (?, ?) ON CONFLICT DO NOTHING"
KNOWN_PAGES = """
    SELECT url, content_type, etag, last_modified, body FROM fetches JOIN pages USING (sha256)
    WHERE status = 200 AND (etag IS NOT NULL OR last_modified IS NOT NULL) AND crawl = (
        SELECT id FROM crawls WHERE source = ? AND NOT torn AND pages > 0 ORDER BY started_at DESC, id LIMIT 1
    ) ORDER BY n
"""
LIVE_OFFERS = """
    SELECT DISTINCT url FROM postings JOIN job_postings ON posting = postings.id
    WHERE source = ? AND status != 'closed' ORDER BY url LIMIT ?
"""
SOURCE = "INSERT INTO sources (id, spider, active) VALUES (:source, :spider, 0) ON CONFLICT DO NOTHING"


def known_pages(store: Store, source: str) -> Iterator[Row]:
    """The pages of a source's last whole crawl that can be asked for conditionally; bodies as kept (zstd)."""
    return store.each(KNOWN_PAGES, [source])


def live_offers(store: Store, source: str, most: int) -> tuple[str, ...]:
    """Addresses of the postings of a source that are not closed; one more than ``most`` when there are too many."""
    return tuple(row["url"] for row in store.rows(LIVE_OFFERS, [source, most + 1]))


def ingest(
    store: Store,
    crawl: Mapping[str, Any],
    *,
    pages: Iterable[Row] = (),
    fetches: Iterable[Row] = (),
    postings: Iterable[Row] = (),
) -> dict[str, int]:
    """Keep a crawl: its report, its pages once each, its raw postings where they changed, and what it saw.

    Rows are dicts with the columns of vallee.sql; ``sightings`` are made from ``postings``. Keeping a crawl
    twice changes nothing, except that a whole one replaces a torn one. The iterables may be lazy: pages are
    read first, then fetches, then postings, and an exception of theirs leaves nothing behind.
    Returns ``{"pages", "fetches", "postings", "sightings"}``: how many rows are new or changed.
    """
    counts = dict.fromkeys(("pages", "fetches", "postings", "sightings"), 0)
    with store.transaction():
        store.execute(SOURCE, {"source": crawl["source"], "spider": crawl["spider"]})
        if not store.execute(CRAWL, dict(crawl)):
            return counts
        counts["pages"] = store.executemany(PAGE, pages)
        counts["fetches"] = store.executemany(FETCH, fetches)
        counts |= see(store, crawl, postings)
    return counts


def see(store: Store, crawl: Mapping[str, Any], postings: Iterable[Row]) -> dict[str, int]:
    """Keep the raw postings of a crawl where they changed, and that it saw them."""
    known = Known.of(store, crawl["source"])
    changed = store.executemany(RAW, known.changed(postings))
    sighted = store.executemany(SEEN, ((posting, crawl["id"]) for posting in sorted(known.seen)))
    return {"postings": changed, "sightings": sighted}
