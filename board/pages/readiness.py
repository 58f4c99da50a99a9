"""A member's offers as its own pages publish them → how ready they are for search engines and the law, and what to paste."""

from dataclasses import dataclass
from sqlite3 import Connection
from typing import Any, TypedDict

from datasette.utils.asgi import NotFound, Response

from board.companies import directory, readiness_score
from board.companies.directory import Company
from board.http.request import PageRequest
from board.jobs.own_words import own
from board.published.rows import PublishedPosting, WholeJobRow, columns, rows
from board.search.index import Index

NOT_INDEXED = {"X-Robots-Tag": "noindex"}
OWN = "SELECT * FROM postings WHERE source = ? AND fate IN ('shown', 'absent') ORDER BY first_seen DESC, id"
JOBS = f"""
    SELECT {columns(WholeJobRow)} FROM jobs
    WHERE id IN (SELECT job FROM postings WHERE source = ? AND fate IN ('shown', 'absent'))
"""  # noqa: S608 - names of columns only


@dataclass(frozen=True, slots=True)
class JudgedOffer:
    """An offer that is shown in the words of its member's own source."""

    job: WholeJobRow
    """The job as that source alone tells it."""
    posting: PublishedPosting
    checks: list[readiness_score.Check]
    score: int


@dataclass(frozen=True, slots=True)
class Lack:
    """How many offers of a member do not meet one criterion."""

    criterion: readiness_score.Criterion
    missing: int
    half: int
    """How many have it for people only."""


class Overview(TypedDict):
    """How all offers of a member are judged."""

    offers: list[JudgedOffer]
    """The worst first."""
    score: int | None
    lacks: list[Lack]


def overview(connection: Connection, company: Company) -> Overview:
    """The offers that are shown in the words of the member's own sources, each with its checks; and the score of all."""
    offers: list[JudgedOffer] = []
    for source in company.sources:
        jobs = {row.id: row for row in rows(WholeJobRow, connection, JOBS, source.id)}
        for posting in rows(PublishedPosting, connection, OWN, source.id):
            job = own(jobs[posting.job or ""])
            checks = readiness_score.checks(job, posting)
            offers.append(JudgedOffer(job, posting, checks, readiness_score.score(checks)))
    offers.sort(key=lambda offer: offer.score)
    return {
        "offers": offers,
        "score": readiness_score.average(offer.score for offer in offers),
        "lacks": lacks(offers),
    }


def lacks(offers: list[JudgedOffer]) -> list[Lack]:
    """What a member's offers lack, the heaviest loss of points first."""
    all_lacks = []
    for criterion in readiness_score.CRITERIA:
        verdicts = [check.verdict for offer in offers for check in offer.checks if check.criterion is criterion]
        lack = Lack(criterion, verdicts.count("missing"), verdicts.count("half"))
        if lack.missing or lack.half:
            all_lacks.append(lack)
    return sorted(all_lacks, key=lambda lack: -lack.criterion.points * (2 * lack.missing + lack.half))


async def page(request: PageRequest) -> Response:
    """``/entreprises/SLUG/qualite``: every offer, and the rule."""
    slug = request.named["slug"]

    def read(connection: Connection, index: Index) -> dict[str, Any]:
        company = member(connection, index, slug)
        return {"company": company, **overview(connection, company)}

    return request.html(
        "quality.html", headers=NOT_INDEXED, **await request.read(read), slug=slug, criteria=readiness_score.CRITERIA
    )


async def offer(request: PageRequest) -> Response:
    """``/entreprises/SLUG/qualite/ID``: one offer, and the block to paste."""
    slug, id = request.named["slug"], request.named["id"]

    def read(connection: Connection, index: Index) -> dict[str, Any]:
        company = member(connection, index, slug)
        offers = [offer for offer in overview(connection, company)["offers"] if offer.job.id == id]
        if not offers:
            raise NotFound("Nous n’avons pas d’offre ouverte de cette entreprise à cette adresse.")
        block, missing = readiness_score.block(offers[0].job, offers[0].posting)
        return {"company": company, "offer": offers[0], "block": block, "missing": missing}

    return request.html("quality_offer.html", headers=NOT_INDEXED, **await request.read(read), slug=slug)


def member(connection: Connection, index: Index, slug: str) -> Company:
    """The member of an address; raises ``NotFound`` for anybody else: only its pages are read."""
    company = directory.company(connection, index, slug)
    if company is None or company.member is None:
        raise NotFound("Nous ne lisons les pages d’aucune entreprise de ce nom.")
    return company
