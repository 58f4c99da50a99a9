"""What is known, and what people ask for → the lines of every table of board.db. Pure."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime

from db.board.facets import Labels, facet_rows
from db.board.vallee_rows import ValleeRows
from db.people.rows import Request
from db.rows import Row
from db.times import stamp
from french.calendar import PARIS
from pipeline.publishing.fates import member_jobs
from pipeline.publishing.job_lines import change_row, composed, job_row, posting_row
from pipeline.publishing.member_lines import member_rows
from pipeline.publishing.overlay import Overlay, lay_requests, states_after

SCHEMA = "1"
Tables = dict[str, list[Row]]


def board_tables(
    kept: ValleeRows, now: datetime, labels: Labels, asked: Sequence[Request] = ()
) -> tuple[Tables, Overlay]:
    """Every table of the board but its pictures, and what became of ``asked``: requests of people.db that are in force."""
    owners = {source["id"]: source["member"] for source in kept.sources}
    laid = lay_requests(kept.jobs, kept.postings, owners, asked, f"{now.astimezone(PARIS):%Y-%m-%d}")
    jobs = [job_row(job, composed(job, laid.postings), labels) for job in laid.jobs]
    sources = states_after(kept.sources, laid.moved)
    ties = list(member_jobs(kept.members, sources, jobs, laid.postings.values()))
    of_job = {job["id"]: job for job in jobs}
    return {
        "jobs": jobs,
        "job_facets": [row for job in jobs if job["status"] != "closed" for row in facet_rows(job, labels)],
        "postings": [posting_row(row, of_job.get(row["job"])) for row in laid.postings.values()],
        "members": list(member_rows(kept.members, sources, ties, asked)),
        "member_jobs": ties,
        "sources": sources,
        "crawls": kept.crawls,
        "history": [row for row in kept.history if row["job"] not in laid.hidden],
        "moved_jobs": [row for row in kept.moved if row["job"] not in laid.hidden],
        "changes": [change_row(row) for row in kept.changes if row["posting"] not in laid.silenced],
        "weekly_counts": kept.weeks,
        "rejections": rejections(laid.postings.values()),
        "meta": meta(jobs, now),
    }, laid


def rejections(postings: Iterable[Row]) -> list[Row]:
    """How many postings are not shown, by reason and source."""
    counts = Counter((row["rejection"], row["source"]) for row in postings if row["rejection"])
    return [{"reason": reason, "source": source, "count": n} for (reason, source), n in sorted(counts.items())]


def meta(jobs: list[Row], now: datetime) -> list[Row]:
    """What the file says of itself: which schema it has, when it was published, and how many jobs are open."""
    facts = {
        "schema": SCHEMA,
        "published_at": stamp(now),
        "jobs_open": str(sum(job["status"] != "closed" for job in jobs)),
    }
    return [{"key": key, "value": value} for key, value in facts.items()]
