"""A member's public page: its offers, how many and why, who else tells of them, and what reading its site costs it."""

from sqlite3 import Connection
from typing import Any
from urllib.parse import urlencode

from datasette.utils.asgi import NotFound, Response

from board.companies import directory, weekly
from board.companies import posting_sums as accounts
from board.companies.directory import Company
from board.http.request import PageRequest
from board.jobs import job_page
from board.jobs.cards import Cards
from board.pages import readiness
from board.search import families
from board.search.index import Index

UNKNOWN = "Nous ne connaissons pas d’entreprise de ce nom."
NOT_INDEXED = {"X-Robots-Tag": "noindex"}
MOST_IN_ADDRESS = 100
"""Jobs that the address of a table may name."""


async def page(request: PageRequest) -> Response:
    """``/entreprises/SLUG``."""
    slug = request.named["slug"]

    def read(connection: Connection, index: Index) -> dict[str, Any]:
        found = known(connection, index, slug)
        card = Cards(request, index, job_page.sources(connection, index))
        cards = families.with_siblings(connection, index, families.first_of_each(found.open))
        followed = index.any_of("organization", [slug]).bit_count()
        return {"company": found, "cards": cards, "card": card, "followed": followed} | (
            of_member(connection, index, found) if found.member else {}
        )

    return request.html("company.html", **await request.read(read), slug=slug)


def known(connection: Connection, index: Index, slug: str) -> Company:
    """The company of an address; raises ``NotFound`` when nobody has that name."""
    found = directory.company(connection, index, slug)
    if found is None:
        raise NotFound(UNKNOWN)
    return found


def of_member(connection: Connection, index: Index, company: Company) -> dict[str, Any]:
    """What only a member's page tells."""
    member = company.member.id if company.member else ""
    found = accounts.accounts(connection, [source for source in company.sources if source.active])
    return {
        "accounts": found,
        "by_teller": accounts.open_jobs_by_teller(connection, member),
        "elsewhere": accounts.elsewhere(connection, member),
        "curve": weekly.curve(connection, index, member),
        "quality": readiness.overview(connection, company),
    }


async def postings(request: PageRequest) -> Response:
    """``/entreprises/SLUG/annonces?…``: the list behind a number, each with the reason why it is shown, or is not."""
    slug, asked = request.named["slug"], {name: str(request.http.args.get(name) or "") for name in request.http.args}

    def read(connection: Connection, index: Index) -> dict[str, Any]:
        found = known(connection, index, slug)
        if found.member is None:
            raise NotFound(UNKNOWN)
        if publisher := asked.get("ailleurs", ""):
            listed = accounts.listed_elsewhere(connection, found.member.id, publisher)
            query = urlencode({"ailleurs": publisher})
            return {
                "company": found,
                "listed": listed,
                "publisher": publisher,
                "query": query,
                "table": by_jobs(found, publisher),
            }
        if asked.get("source") not in {source.id for source in found.sources}:
            raise NotFound("Nous ne lisons pas cette source pour cette entreprise.")
        filters = {name: value for name, value in asked.items() if name in {*accounts.COLUMNS, "fate__in"} and value}
        listed = accounts.listed(connection, filters)
        query = urlencode(filters)
        return {"company": found, "listed": listed, "publisher": "", "query": query, "table": query}

    return request.html("postings.html", headers=NOT_INDEXED, **await request.read(read), slug=slug)


def by_jobs(company: Company, publisher: str) -> str:
    """The query of Datasette's table that lists the same; empty when there are too many jobs to name."""
    names = [job.id for job in company.open]
    own = ",".join(source.id for source in company.sources)
    asked = {"publisher": publisher, "job__in": ",".join(names), "fate__in": "shown,absent,merged"}
    return urlencode(asked | ({"source__notin": own} if own else {})) if len(names) <= MOST_IN_ADDRESS else ""
