"""vallee.db → the lines of every table of board.db."""

from datetime import UTC, datetime

from db.board_rows import Labels, change_row, composed, facet_rows, job_row, member_rows, posting_row
from db.fates import member_jobs
from db.store import Row, Store

SCHEMA = "1"
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
REJECTIONS = """
    SELECT rejection AS reason, source, count(*) AS count FROM postings
    WHERE rejection IS NOT NULL GROUP BY 1, 2 ORDER BY 1, 2
"""


def content(store: Store, now: datetime, labels: Labels) -> dict[str, list[Row]]:
    """Every table of the board, in memory; read in one transaction, so that all of it is of one moment."""
    store.execute("BEGIN")
    postings = {row["id"]: row for row in store.each(POSTINGS)}
    jobs = [job_row(job, composed(job, postings), labels) for job in store.each(JOBS)]
    sources, members = store.rows(SOURCES), store.rows(MEMBERS)
    ties = list(member_jobs(members, sources, jobs, postings.values()))
    of_job = {job["id"]: job for job in jobs}
    found = {
        "jobs": jobs,
        "job_facets": [row for job in jobs if job["status"] != "closed" for row in facet_rows(job, labels)],
        "postings": [posting_row(row, of_job.get(row["job"])) for row in postings.values()],
        "members": list(member_rows(members, sources, ties)),
        "member_jobs": ties,
        "sources": sources,
        "crawls": store.rows(CRAWLS),
        "history": store.rows(HISTORY),
        "moved_jobs": store.rows(MOVED),
        "changes": [change_row(row) for row in store.each(CHANGES)],
        "weekly_counts": store.rows(WEEKS),
        "rejections": store.rows(REJECTIONS),
    }
    store.execute("COMMIT")
    opened = sum(job["status"] != "closed" for job in jobs)
    facts = {
        "schema": SCHEMA,
        "published_at": f"{now.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}",
        "jobs_open": str(opened),
    }
    return found | {"meta": [{"key": key, "value": value} for key, value in facts.items()]}
