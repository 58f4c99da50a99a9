"""Which pairs of postings are known to be, or not to be, one job; and the postings of a job. Read only."""

from collections.abc import Iterable
from typing import NamedTuple

from db.rows import of_table
from db.store import Store
from db.vallee.rows import MatchRow

MATCHES = f"""
    SELECT {of_table(MatchRow)}, pa.title, pb.title, pa.source, pb.source, ja.job, jb.job
    FROM matches LEFT JOIN postings pa ON pa.id = matches.a LEFT JOIN postings pb ON pb.id = matches.b
    LEFT JOIN job_postings ja ON ja.posting = matches.a LEFT JOIN job_postings jb ON jb.posting = matches.b
    {{where}} ORDER BY matches.decided_by = 'rule', matches.verdict, matches.score, matches.a, matches.b
"""  # noqa: S608 - names are ours
POSTINGS = """
    SELECT posting, canonical, status, source, title, url FROM job_postings JOIN postings ON id = posting
    WHERE job = ? ORDER BY canonical DESC, posting
"""


class KnownMatch(MatchRow, frozen=True):
    """A match, with what its two postings are; unknown where one of them is no more."""

    a_title: str | None
    b_title: str | None
    a_source: str | None
    b_source: str | None
    a_job: str | None
    b_job: str | None


class ToldPosting(NamedTuple):
    """A posting that tells of a job."""

    posting: str
    canonical: int
    status: str
    source: str
    title: str
    url: str


def matches_with(store: Store, verdict: str | None) -> list[KnownMatch]:
    """Every match with that verdict, or with any; people's decisions first."""
    where = "WHERE matches.verdict = ?" if verdict else ""
    return read(store, where, [verdict] if verdict else [])


def matches_of(store: Store, job: str) -> list[KnownMatch]:
    """The matches of a job's postings, also with those of others."""
    return read(store, "WHERE ja.job = ? OR jb.job = ?", [job, job])


def read(store: Store, where: str, values: Iterable[str]) -> list[KnownMatch]:
    """Matches of which something is true."""
    return list(store.records(KnownMatch, MATCHES.format(where=where), list(values)))


def postings_of(store: Store, job: str) -> list[ToldPosting]:
    """The postings of a job: first the one whose words are shown."""
    return list(store.records(ToldPosting, POSTINGS, [job]))
