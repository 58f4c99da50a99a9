"""Rows of vallee.db as a publication reads them, for tests of what it makes of them."""

from msgspec.structs import asdict

from db.board.vallee_rows import JobToPublish, PostingToPublish
from db.vallee.rows import JobPostingRow, JobRow, PostingRow


def to_publish(*postings: PostingRow, ties: tuple[JobPostingRow, ...] = ()) -> dict[str, PostingToPublish]:
    """Postings by id, each with the life that its tie to a job gives it; one that has none is rejected, or held back."""
    tie_of = {tie.posting: tie for tie in ties}
    return {row.id: posting_to_publish(row, tie_of.get(row.id)) for row in postings}


def posting_to_publish(row: PostingRow, tie: JobPostingRow | None) -> PostingToPublish:
    """A posting that the last visit of its source saw."""
    return PostingToPublish(
        **asdict(row),
        job=tie.job if tie else None,
        canonical=tie.canonical if tie else None,
        first_seen=tie.first_seen if tie else None,
        last_seen=tie.last_seen if tie else None,
        status=tie.status if tie else None,
        closed_by=tie.closed_by if tie else None,
        last_visit=1,
    )


def job_to_publish(row: JobRow) -> JobToPublish:
    """A job that nobody asked anything of yet."""
    return JobToPublish(**asdict(row))
