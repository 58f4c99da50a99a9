"""One crawl, as rows → vallee.db, in one transaction; what did not change is not rewritten."""

import json
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from db.rows import differs, insert, replace
from db.store import Store
from db.vallee.rows import CrawlRow, FetchRow, PageRow, RawPostingRow
from db.vallee.same_offer import KnownPostings
from vocabulary.faults_and_mends import Fault
from vocabulary.own_pages import OwnPage

CRAWL = replace(CrawlRow, "id", when="WHERE crawls.torn AND NOT excluded.torn")
PAGE = insert(PageRow, otherwise="ON CONFLICT DO NOTHING")
FETCH = insert(FetchRow, otherwise="ON CONFLICT DO NOTHING")
RAW = replace(RawPostingRow, "id", when=differs(RawPostingRow, ["sha256", "seen_at"]))
SEEN = "INSERT INTO sightings (posting, crawl) VALUES (?, ?) ON CONFLICT DO NOTHING"
KNOWN_PAGES = """
    SELECT url, content_type, etag, last_modified, body, listing OR n = 0, crawls.started_at
    FROM fetches JOIN pages USING (sha256) JOIN crawls ON crawls.id = crawl
    WHERE status = 200 AND (etag IS NOT NULL OR last_modified IS NOT NULL) AND crawl = (
        SELECT id FROM crawls WHERE source = ? AND NOT torn AND pages > 0 ORDER BY rowid DESC LIMIT 1
    ) ORDER BY n
"""
LIVE_OFFERS = """
    WITH asked AS (
        SELECT own.key AS url, max(crawls.rowid) AS last FROM crawls, json_each(own_pages) own
        WHERE source = ?1 AND own.value != ?2 GROUP BY 1
    )
    SELECT raw_postings.url, raw_postings.key, coalesce(iif(json_valid(fields), fields, '{}') ->> '$.title', '')
    FROM raw_postings
    JOIN job_postings ON posting = raw_postings.id LEFT JOIN asked USING (url)
    WHERE source = ?1 AND status != 'closed'
    ORDER BY coalesce(asked.last, 0), job_postings.last_seen, raw_postings.url, raw_postings.id
"""
NOTE = """
    UPDATE crawls SET complete = 0, troubles = json_insert(troubles, '$[#]', json(:trouble))
    WHERE id = :crawl AND NOT EXISTS (SELECT 1 FROM json_each(troubles) WHERE value ->> 'detail' = json(:trouble) ->> 'detail')
"""
"""Once, however often the crawl is read again."""
SOURCE = "INSERT INTO sources (id, spider, active) VALUES (?, ?, 0) ON CONFLICT DO NOTHING"


class KnownPageRow(NamedTuple):
    """A page that can be asked for conditionally."""

    url: str
    content_type: str
    etag: str | None
    last_modified: str | None
    body: bytes
    """As kept (zstd)."""
    listing: int
    """1 for a page that was read for its links, and for the first of a visit: a feed, an answer that lists offers."""
    started_at: str
    """When the crawl started that got it."""


def known_pages(store: Store, source: str) -> Iterator[KnownPageRow]:
    """The pages of a source's last whole crawl that can be asked for conditionally."""
    return store.records(KnownPageRow, KNOWN_PAGES, [source])


class LiveOfferRow(NamedTuple):
    """A posting that is not closed."""

    url: str
    key: str
    title: str
    """As the source writes it."""


def live_offers(store: Store, source: str) -> Iterator[LiveOfferRow]:
    """The postings of a source that are not closed, those first whose own page nobody asked for, the longest unseen among them
    first, then those asked longest ago.
    """
    return store.records(LiveOfferRow, LIVE_OFFERS, [source, OwnPage.WAITING])


def ingest(
    store: Store,
    crawl: CrawlRow,
    *,
    pages: Iterable[PageRow] = (),
    fetches: Iterable[FetchRow] = (),
    postings: Iterable[RawPostingRow] = (),
) -> dict[str, int]:
    """Keep a crawl: its report, its pages once each, its raw postings where they changed, and what it saw.

    ``sightings`` are made from ``postings``. Keeping a crawl twice changes nothing, except that a whole one
    replaces a torn one. The iterables may be lazy: pages are read first, then fetches, then postings, and an
    exception of theirs leaves nothing behind.
    Returns ``{"pages", "fetches", "postings", "sightings"}``: how many rows are new or changed.
    """
    counts = dict.fromkeys(("pages", "fetches", "postings", "sightings"), 0)
    with store.transaction():
        store.execute(SOURCE, (crawl.source, crawl.spider))
        if not store.write(CRAWL, [crawl]):
            return counts
        counts["pages"] = store.write(PAGE, pages)
        counts["fetches"] = store.write(FETCH, fetches)
        counts |= see(store, crawl, postings)
    return counts


def see(store: Store, crawl: CrawlRow, postings: Iterable[RawPostingRow]) -> dict[str, int]:
    """Keep the raw postings of a crawl where they changed, and that it saw them."""
    known = KnownPostings.of(store, crawl)
    rewritten = store.write(RAW, known.changed(postings))
    for key in known.taken:
        store.execute(NOTE, {"trouble": trouble(key), "crawl": crawl.id})
    sighted = store.executemany(SEEN, ((posting, crawl.id) for posting in sorted(known.seen)))
    return {"postings": rewritten, "sightings": sighted}


def trouble(key: str) -> str:
    """Why a posting was refused, as JSON: what is kept under its id is another one's."""
    detail = f"l’annonce « {key[:100]} » a le même numéro qu’une autre, déjà gardée : elle a été refusée"
    return json.dumps({"fault": Fault.UNREADABLE, "url": "", "detail": detail, "listing": True}, ensure_ascii=False)
