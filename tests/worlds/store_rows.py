"""Rows for tests of db: invented crawls, postings and jobs, complete in every column."""

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from db.store import Store
from db.vallee.ingest import ingest
from db.vallee.refinement import write_jobs, write_postings
from db.vallee.rows import CrawlRow, JobPostingRow, JobRow, MatchRow, PostingRow, RawPostingRow, SourceRow
from vocabulary.job_posting import FIELDS

NOTHING: dict[str, Any] = {field.name: None if field.null else "[]" if field.json else "" for field in FIELDS}
"""What a posting says that says nothing; so no test need know of a field that it is not about."""
DAY = "2026-11-24T05:30:00Z"


def crawl(source: str = "verrerie-fictive", at: str = DAY, **given: Any) -> CrawlRow:
    """A crawl that went well."""
    row = CrawlRow(
        id=f"{source}@{at}",
        source=source,
        spider="listing",
        started_at=at,
        finished_at=at,
        outcome="ok",
        complete=1,
        healthy=None,
        torn=0,
        says_empty=0,
        requests=3,
        bytes_received=4096,
        pages=1,
        found=1,
        gone="[]",
        troubles="[]",
        notes="{}",
        own_pages="{}",
    )
    return replace(row, **given)


def source(id: str, **given: Any) -> SourceRow:
    """A source that the registry names."""
    row = SourceRow(
        id=id,
        member="",
        spider="listing",
        url="http://verrerie.example/offres",
        options="{}",
        consent="",
        note="",
        checked_on="",
        active=1,
    )
    return replace(row, **given)


def raw(number: int, visit: CrawlRow, **given: Any) -> RawPostingRow:
    """A raw posting as a crawl found it."""
    row = RawPostingRow(
        id=f"{number:016x}",
        source=visit.source,
        key=str(number),
        url=f"http://verrerie.example/offres/{number}",
        extractor="json_ld",
        page="0" * 64,
        fields=json.dumps({"title": f"Opérateur bout froid {number} H/F"}, ensure_ascii=False),
        read_by="{}",
        sha256="",
        crawl=visit.id,
        seen_at=visit.started_at,
    )
    row = replace(row, **given)
    return replace(row, sha256=sha256((row.url + row.fields).encode()).hexdigest())


def posting(of: RawPostingRow, **given: Any) -> PostingRow:
    """The same, normalized."""
    place = {"insee": "76255", "name": "Eu", "department": "76", "region": "28", "lat": 50.05, "lon": 1.42}
    nothing = PostingRow(
        id=of.id,
        raw_sha256=of.sha256,
        rule_version="1",
        source=of.source,
        key=of.key,
        url=of.url,
        extractor=of.extractor,
        seen_at=of.seen_at,
        provenance="{}",
        **NOTHING,
    )
    row = replace(
        nothing,
        title="Opérateur bout froid",
        title_key="operateur bout froid",
        hiring_organization="Verrerie Fictive",
        publisher="Verrerie Fictive",
        publisher_kind="employer",
        places=json.dumps([place | {"zone": "vallee-de-la-bresle"}]),
        contract='["CDI"]',
        worktime="plein",
        hours=35.0,
        shift='["3x8"]',
        salary=json.dumps({"min": 2100, "max": 2400, "period": "month", "months": 13, "gross": True}),
        date_posted="2026-11-20",
        occupation=json.dumps({"rome": "H2804", "label": "Verrier", "score": 1.0}),
        beginner=1,
        education=3,
        language="fr",
        description="<p>Au cœur de la ligne.</p>",
        description_text="Au cœur de la ligne.",
        apply_url=of.url,
        external_id=of.key,
    )
    return replace(row, **given)


def job(of: PostingRow, **given: Any) -> JobRow:
    """A job that one posting tells of."""
    row = JobRow(
        id=of.id,
        canonical=of.id,
        status="open",
        first_seen=DAY,
        last_seen=DAY,
        closed_at=None,
        closed_by=None,
        reopened_at=None,
        reasons="[]",
        probable="[]",
        borrowed="{}",
        republished_at=None,
        family=None,
    )
    return replace(row, **given)


def job_posting(of: PostingRow, **given: Any) -> JobPostingRow:
    """The line that ties a posting to its job."""
    row = JobPostingRow(
        posting=of.id,
        job=of.id,
        canonical=1,
        status="open",
        first_seen=DAY,
        last_seen=DAY,
        closed_at=None,
        closed_by=None,
        reopened_at=None,
    )
    return replace(row, **given)


def match(posting: PostingRow, other: PostingRow) -> MatchRow:
    """That the rules say they are one."""
    return MatchRow(
        a=posting.id,
        b=other.id,
        verdict="merge",
        score=1.0,
        reasons='["même référence"]',
        rule_version="1",
        decided_by="rule",
    )


def fill(store: Store, count: int, **given: Any) -> list[PostingRow]:
    """Keep as many postings, and a job for each; gives the postings."""
    visit = crawl()
    raws = [raw(number, visit) for number in range(count)]
    ingest(store, visit, postings=raws)
    postings = [posting(row, **given) for row in raws]
    write_postings(store, postings)
    write_jobs(store, [job(posting) for posting in postings], [job_posting(posting) for posting in postings], [], DAY)
    return postings


def board_rows(board: Path, query: str) -> list[tuple[Any, ...]]:
    """What a query finds in a published file, opened as Datasette opens one that never changes."""
    import sqlite3
    from contextlib import closing

    with closing(sqlite3.connect(f"{board.as_uri()}?immutable=1", uri=True)) as connection:
        return connection.execute(query).fetchall()
