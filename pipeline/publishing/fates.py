"""Postings and jobs → what became of each posting, and whose each job is: what every count of a company is made of."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from db.board.lines import JobLine, MemberJobLine, SourceLine
from db.board.vallee_rows import PostingToPublish
from db.vallee.rows import MemberRow


def fate(status: str, *, rejection: str | None, canonical: int | None, last_visit: int) -> str:
    """What the board does with a posting of a job with that status; each has exactly one fate. The rest are its columns.

    ``rejected``: kept, and not shown · ``closed``: its job is over · ``merged``: its job is shown in the words of another
    posting · ``shown``: its words are shown, and the last visit of its source saw it · ``absent``: they are shown, though it did not.

    >>> fate("open", rejection=None, canonical=1, last_visit=0)
    'absent'
    """
    if rejection:
        return "rejected"
    if status == "closed":
        return "closed"
    if not canonical:
        return "merged"
    return "shown" if last_visit else "absent"


def member_jobs(
    members: Iterable[MemberRow],
    sources: Iterable[SourceLine],
    jobs: Iterable[JobLine],
    postings: Iterable[PostingToPublish],
) -> Iterator[MemberJobLine]:
    """Lines of ``member_jobs``: a job is of the member that employs, and of each member whose source tells of it."""
    known = {member.id for member in members}
    owner = {source.id: source.member for source in sources if source.member in known}
    told_by: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for posting in postings:
        member = owner.get(posting.source)
        if posting.job and member:
            told_by[posting.job][member] = "own" if posting.canonical else told_by[posting.job].get(member, "merged")
    for job in jobs:
        yield from of_job(job, told_by[job.id], known)


def of_job(job: JobLine, told_by: Mapping[str, str], known: set[str]) -> Iterator[MemberJobLine]:
    """The lines of one job, by member."""
    for member in sorted(told_by.keys() | (known & {job.organization_id})):
        yield MemberJobLine(
            member=member,
            job=job.id,
            open=int(job.status != "closed"),
            told=told_by.get(member, "others"),
            employs=int(member == job.organization_id),
        )
