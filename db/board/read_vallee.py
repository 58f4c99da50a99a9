"""vallee.db → the rows that a publication is made of, all of one moment."""

from db.board.lines import ChangeLine, CrawlLine, HistoryLine, MovedJobLine, SourceLine
from db.board.vallee_rows import JobToPublish, PostingToPublish, ValleeRows
from db.rows import of_table
from db.store import Store
from db.vallee.rows import JobRow, MemberRow, PostingRow, SourceRow, WeeklyCountRow

POSTINGS = f"""
    SELECT {of_table(PostingRow)}, told.job, told.canonical, coalesce(told.first_seen, seen.first) AS first_seen,
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
"""  # noqa: S608 - names are ours
SOURCES = """
    SELECT id, member, spider, url, active,
        coalesce(state, CASE WHEN active THEN 'never' ELSE 'disabled' END) AS state, coalesce(why, '') AS why,
        coalesce(cause, '') AS cause, coalesce(alarm, 0) AS alarm, last_crawl, last_healthy,
        coalesce(found, 0) AS found, coalesce(kept, 0) AS kept, coalesce(rejected, 0) AS rejected,
        coalesce(unreadable, 0) AS unreadable, coalesce(merged, 0) AS merged, coalesce(shown, 0) AS shown,
        coalesce(account, '') AS account,
        lower(coalesce(options ->> 'jsonld', '')) NOT IN ('no', 'non') AS jsonld, note
    FROM sources LEFT JOIN source_states ON source = id ORDER BY id
"""
CRAWLS = """
    SELECT id, source, started_at, finished_at, outcome, complete, healthy, requests, bytes_received, pages, not_modified,
        found, troubles
    FROM (
        SELECT *, CAST(coalesce(notes ->> 'not_modified', 0) AS INTEGER) AS not_modified,
            row_number() OVER (PARTITION BY source ORDER BY crawls.rowid DESC) AS age FROM crawls
    ) WHERE age <= 30 ORDER BY started_at, id
"""
JOBS = f"""
    SELECT {of_table(JobRow)} FROM jobs JOIN postings ON postings.id = canonical
    ORDER BY coalesce(date_posted, first_seen), jobs.id
"""  # noqa: S608 - names are ours
HISTORY = "SELECT n, subject, at, field, old, new, why FROM history WHERE kind = 'job' ORDER BY n"
CHANGES = """
    SELECT told.job, posting, at, crawl, field, old, new FROM posting_changes JOIN job_postings told USING (posting)
    ORDER BY at, posting, crawl, field
"""
MOVED = """
    SELECT old AS id, max(jobs.id) AS job FROM history LEFT JOIN job_postings told ON told.posting = subject
    JOIN jobs ON jobs.id = coalesce(told.job, new)
    WHERE kind = 'posting' AND field = 'job' AND old NOT IN (SELECT id FROM jobs)
        AND old NOT IN (SELECT posting FROM job_postings)
    GROUP BY old ORDER BY old
"""


def read_vallee(store: Store) -> ValleeRows:
    """Read every row that a publication needs, in one transaction."""
    store.execute("BEGIN")
    rows = ValleeRows(
        jobs=list(store.records(JobToPublish, JOBS)),
        postings={row.id: row for row in store.records(PostingToPublish, POSTINGS)},
        members=list(store.read(MemberRow, "WHERE active ORDER BY id")),
        sources=list(store.records(SourceLine, SOURCES)),
        asked=list(store.read(SourceRow)),
        crawls=list(store.records(CrawlLine, CRAWLS)),
        history=list(store.records(HistoryLine, HISTORY)),
        moved=list(store.records(MovedJobLine, MOVED)),
        changes=list(store.records(ChangeLine, CHANGES)),
        weeks=list(store.read(WeeklyCountRow, "ORDER BY week, member")),
    )
    store.execute("COMMIT")
    return rows
