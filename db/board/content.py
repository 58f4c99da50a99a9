"""vallee.db → the lines of every table of board.db."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime

from db.board.fates import member_jobs
from db.board.job_rows import Labels, change_row, composed, facet_rows, job_row, posting_row
from db.board.member_rows import member_rows
from db.board.overlay import Overlay, counted, lay
from db.people.rows import Request
from db.store import Row, Store
from db.times import stamp
from french.calendar import PARIS

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


def content(
    store: Store, now: datetime, labels: Labels, asked: Sequence[Request] = ()
) -> tuple[dict[str, list[Row]], Overlay]:
    """Every table of the board, in memory, and what became of ``asked``; read in one transaction: all of it is of one moment.

    ``asked``: requests of people.db that are in force.
    """
    store.execute("BEGIN")
    sources, members = store.rows(SOURCES), store.rows(MEMBERS)
    owners = {source["id"]: source["member"] for source in sources}
    postings = {row["id"]: row for row in store.each(POSTINGS)}
    laid = lay(store.rows(JOBS), postings, owners, asked, f"{now.astimezone(PARIS):%Y-%m-%d}")
    jobs = [job_row(job, composed(job, laid.postings), labels) for job in laid.jobs]
    sources = counted(sources, laid.moved)
    ties = list(member_jobs(members, sources, jobs, laid.postings.values()))
    of_job = {job["id"]: job for job in jobs}
    found = {
        "jobs": jobs,
        "job_facets": [row for job in jobs if job["status"] != "closed" for row in facet_rows(job, labels)],
        "postings": [posting_row(row, of_job.get(row["job"])) for row in laid.postings.values()],
        "members": list(member_rows(members, sources, ties, asked)),
        "member_jobs": ties,
        "sources": sources,
        "crawls": store.rows(CRAWLS),
        "history": [row for row in store.each(HISTORY) if row["job"] not in laid.hidden],
        "moved_jobs": [row for row in store.each(MOVED) if row["job"] not in laid.hidden],
        "changes": [change_row(row) for row in store.each(CHANGES) if row["posting"] not in laid.silenced],
        "weekly_counts": store.rows(WEEKS),
        "rejections": rejections(laid.postings.values()),
    }
    store.execute("COMMIT")
    return found | {"meta": meta(jobs, now)}, laid


def rejections(postings: Iterable[Row]) -> list[Row]:
    """How many postings are not shown, by reason and source."""
    counts = Counter((row["rejection"], row["source"]) for row in postings if row["rejection"])
    return [{"reason": reason, "source": source, "count": n} for (reason, source), n in sorted(counts.items())]


def meta(jobs: list[Row], now: datetime) -> list[Row]:
    """Facts about the file."""
    facts = {
        "schema": SCHEMA,
        "published_at": stamp(now),
        "jobs_open": str(sum(job["status"] != "closed" for job in jobs)),
    }
    return [{"key": key, "value": value} for key, value in facts.items()]
