"""Pages and withdrawn requests that are too old to keep, and room in the file; what was read, decided and counted stays."""

from db.store import Store

NEWEST = """
    SELECT sha256 FROM (
      SELECT fetches.sha256, row_number() OVER (PARTITION BY crawls.source, url ORDER BY crawls.rowid DESC) AS age
      FROM fetches JOIN crawls ON crawls.id = crawl
    ) WHERE age = 1
"""
"""Of each address of each source, what it gave last: `rebuild` reads it, and a member may ask what we saw."""
DATED = """
    SELECT id, CASE WHEN started_at <= ?2 THEN started_at
      ELSE coalesce(max(started_at) FILTER (WHERE started_at <= ?2) OVER (ORDER BY rowid), '') END AS at FROM crawls
"""
"""Crawls with their time; of one that is dated after now, since the clock was fast, that of what was kept before it."""
TOO_OLD = f"""
    SELECT sha256 FROM pages
    WHERE sha256 NOT IN (SELECT sha256 FROM fetches JOIN ({DATED}) dated ON dated.id = crawl WHERE at >= ?1)
      AND sha256 NOT IN ({NEWEST}) AND sha256 NOT IN (SELECT page FROM raw_postings)
"""  # noqa: S608 - no word of it comes from elsewhere

WITHDRAWN = "state = 'withdrawn' AND kind != 'consent' AND decided_at < ? AND n < (SELECT max(n) FROM requests)"
"""The last of all requests stays: its number must not be given again, since the audit names it. So does every yes and no of a
member to being listed, with its date, which nothing else keeps."""


def count_withdrawn(people: Store, before: str) -> int:
    """How many requests were taken back, or replaced by their member's next word, before a stored time."""
    return int(people.value(f"SELECT count(*) FROM requests WHERE {WITHDRAWN}", [before]))  # noqa: S608


def prune_withdrawn(people: Store, before: str, now: str) -> int:
    """Delete the requests that ``count_withdrawn`` counts, and say how many; the audit still tells of them.

    What a fast clock dated after now counts as withdrawn now, so that it goes when its time has come.
    """
    with people.transaction():
        people.execute("UPDATE requests SET decided_at = ?1 WHERE state = 'withdrawn' AND decided_at > ?1", [now])
        return people.execute(f"DELETE FROM requests WHERE {WITHDRAWN}", [before])  # noqa: S608


def old_pages(store: Store, before: str, now: str) -> tuple[int, int]:
    """How many bodies were last fetched before a stored time and are needed by nothing, and their bytes as kept."""
    sums = f"SELECT count(*), coalesce(sum(length(body)), 0) FROM pages WHERE sha256 IN ({TOO_OLD})"  # noqa: S608
    count, size = store.connection.execute(sums, [before, now]).fetchone()
    return count, size


def prune_pages(store: Store, before: str, now: str) -> int:
    """Delete the bodies that ``old_pages`` counts, and say how many; that they were fetched, when and from where, is still known."""
    with store.transaction():
        return store.execute(f"DELETE FROM pages WHERE sha256 IN ({TOO_OLD})", [before, now])  # noqa: S608


def compact(store: Store) -> int:
    """Give the room that is free in the file back to the disk, and say how many bytes; needs as much again meanwhile."""
    before = file_size(store)
    store.execute("VACUUM")
    store.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return before - file_size(store)


def file_size(store: Store) -> int:
    """Bytes of the database, without its ``-wal``."""
    return int(store.value("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"))
