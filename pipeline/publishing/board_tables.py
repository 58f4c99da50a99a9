"""What is known, and what people ask for → the lines of every table of board.db. Pure."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime

from db.board.facets import FacetedJob, Labels, facet_rows
from db.board.lines import BoardLines, JobLine, MetaLine, RejectionLine
from db.board.vallee_rows import PostingToPublish, ValleeRows
from db.people.rows import PictureRow, Request
from db.times import stamp
from french.calendar import PARIS
from pipeline.publishing.contact_free_rows import (
    CRAWL,
    HISTORY,
    JOB,
    MEMBER,
    POSTING,
    SOURCE,
    all_contact_free,
    contact_free,
)
from pipeline.publishing.contact_lines import contact_lines
from pipeline.publishing.excerpts import OfferText, repeated
from pipeline.publishing.fates import member_jobs
from pipeline.publishing.job_lines import change_line, composed, job_line, on_this_page, posting_line
from pipeline.publishing.member_lines import member_rows
from pipeline.publishing.overlay import Overlay, lay_requests, states_after
from pipeline.publishing.without_keys import keys_of, public_change, public_crawl, public_postings, public_source

SCHEMA = "1"


def board_tables(
    kept: ValleeRows,
    now: datetime,
    labels: Labels,
    asked: Sequence[Request] = (),
    pictures: Iterable[PictureRow] = (),
) -> tuple[BoardLines, Overlay]:
    """Every table of the board, and what became of ``asked``: requests of people.db that are in force.

    ``pictures``: those that are shown.
    """
    owners = {source.id: source.member for source in kept.sources}
    keys = keys_of(kept.asked)
    postings = public_postings(kept.postings, keys)
    laid = lay_requests(kept.jobs, postings, owners, asked, f"{now.astimezone(PARIS):%Y-%m-%d}", kept.members)
    told = [contact_free(on_this_page(composed(job, laid.postings)), POSTING) for job in laid.jobs]
    common = repeated(OfferText(one.publisher, one.title, one.description_text) for one in told)
    lines = (
        job_line(job, one, labels, common.get(one.publisher, frozenset()))
        for job, one in zip(laid.jobs, told, strict=True)
    )
    jobs = all_contact_free(lines, JOB)
    sources = all_contact_free(states_after((public_source(row, keys) for row in kept.sources), laid.moved), SOURCE)
    ties = list(member_jobs(kept.members, sources, jobs, laid.postings.values()))
    of_job = {job.id: job for job in jobs}
    return BoardLines(
        jobs=jobs,
        job_facets=[row for job in jobs if job.status != "closed" for row in facet_rows(FacetedJob.of(job), labels)],
        postings=[
            posting_line(contact_free(row, POSTING), of_job.get(row.job or "")) for row in laid.postings.values()
        ],
        members=all_contact_free(member_rows(kept.members, sources, ties, asked), MEMBER),
        member_jobs=ties,
        sources=sources,
        crawls=all_contact_free((public_crawl(row, keys) for row in kept.crawls), CRAWL),
        history=all_contact_free((row for row in kept.history if row.job not in laid.hidden), HISTORY),
        moved_jobs=[row for row in kept.moved if row.job not in laid.hidden],
        changes=[
            change_line(public_change(row, postings, keys)) for row in kept.changes if row.posting not in laid.silenced
        ],
        weekly_counts=kept.weeks,
        rejections=rejections(laid.postings.values()),
        contacts=contact_lines(laid.jobs, jobs, laid.postings),
        meta=meta(jobs, now),
        pictures=pictures,
    ), laid


def rejections(postings: Iterable[PostingToPublish]) -> list[RejectionLine]:
    """How many postings are not shown, by reason and source."""
    counts = Counter((row.rejection, row.source) for row in postings if row.rejection)
    return [RejectionLine(reason, source, n) for (reason, source), n in sorted(counts.items())]


def meta(jobs: list[JobLine], now: datetime) -> list[MetaLine]:
    """What the file says of itself: which schema it has, when it was published, and how many jobs are open."""
    opened = sum(job.status != "closed" for job in jobs)
    return [MetaLine("schema", SCHEMA), MetaLine("published_at", stamp(now)), MetaLine("jobs_open", str(opened))]
