"""vallee.db → the rows that a publication is made of, all of one moment."""

from db.board.vallee_rows import ValleeRows
from db.store import Store

POSTINGS = """
    SELECT postings.*, told.job, told.canonical, coalesce(told.first_seen, seen.first) AS first_seen,
        coalesce(told.last_seen, seen.last) AS last_seen, told.status, told.closed_by,
        EXISTS (
            SELECT 1 FROM sightings
            WHERE posting = postings.id AND crawl = postings.source || '@' || source_states.last_crawl
        ) AS last_visit
    FROM postings LEFT JOIN job_postings told ON told.posting = postings.id
    LEFT JOIN source_states ON source_states.source = postings.source
    LEFT JOIN (
        SELECT posting, min(started_at) AS first, max(started_at) AS last
        FROM sightings JOIN crawls ON crawls.id = crawl
        WHERE posting NOT IN (SELECT posting FROM job_postings) GROUP BY posting
    ) seen ON told.posting IS NULL AND seen.posting = postings.id
    ORDER BY postings.id
"""
SOURCES = """
    SELECT sources.*, last_crawl, last_healthy,
        coalesce(state, CASE WHEN active THEN 'never' ELSE 'disabled' END) AS state, coalesce(why, '') AS why,
        coalesce(cause, '') AS cause, coalesce(alarm, 0) AS alarm,
        coalesce(found, 0) AS found, coalesce(kept, 0) AS kept, coalesce(rejected, 0) AS rejected,
        coalesce(unreadable, 0) AS unreadable, coalesce(merged, 0) AS merged, coalesce(shown, 0) AS shown,
        lower(coalesce(options ->> 'jsonld', '')) NOT IN ('no', 'non') AS jsonld
    FROM sources LEFT JOIN source_states ON source = id ORDER BY id
"""
CRAWLS = """
    SELECT * FROM (
        SELECT *, CAST(coalesce(notes ->> 'not_modified', 0) AS INTEGER) AS not_modified,
            row_number() OVER (PARTITION BY source ORDER BY started_at DESC, id) AS age FROM crawls
    ) WHERE age <= 30 ORDER BY started_at, id
"""
JOBS = """
    SELECT jobs.* FROM jobs JOIN postings ON postings.id = canonical
    ORDER BY coalesce(date_posted, first_seen), jobs.id
"""
MEMBERS = "SELECT * FROM members WHERE active ORDER BY id"
HISTORY = "SELECT n, subject AS job, at, field, old, new, why FROM history WHERE kind = 'job' ORDER BY n"
CHANGES = """
    SELECT told.job, posting_changes.* FROM posting_changes JOIN job_postings told USING (posting)
    ORDER BY at, posting, crawl, field
"""
MOVED = """
    SELECT old AS id, max(jobs.id) AS job FROM history LEFT JOIN job_postings told ON told.posting = subject
    JOIN jobs ON jobs.id = coalesce(told.job, new)
    WHERE kind = 'posting' AND field = 'job' AND old NOT IN (SELECT id FROM jobs)
        AND old NOT IN (SELECT posting FROM job_postings)
    GROUP BY old ORDER BY old
"""
WEEKS = "SELECT * FROM weekly_counts ORDER BY week, member"


def read_vallee(store: Store) -> ValleeRows:
    """Read every row that a publication needs, in one transaction."""
    store.execute("BEGIN")
    rows = ValleeRows(
        jobs=store.rows(JOBS),
        postings={row["id"]: row for row in store.each(POSTINGS)},
        members=store.rows(MEMBERS),
        sources=store.rows(SOURCES),
        crawls=store.rows(CRAWLS),
        history=store.rows(HISTORY),
        moved=store.rows(MOVED),
        changes=store.rows(CHANGES),
        weeks=store.rows(WEEKS),
    )
    store.execute("COMMIT")
    return rows
