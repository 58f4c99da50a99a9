"""The published file → companies, all of them and one by one."""

from typing import Any

from datasette.utils.asgi import NotFound, Response

from board import directory, job, weekly
from board.cards import Cards
from board.visit import Visit


async def companies(visit: Visit) -> Response:
    """Members, those that recruit first; and the others that recruit here."""
    members, others = await visit.read(directory.companies)
    recruiting = [member for member in members if member["jobs_open"]]
    quiet = [member for member in members if not member["jobs_open"] and member["status"] != "closed"]
    gone = [member for member in members if member["status"] == "closed"]
    return visit.html("companies.html", recruiting=recruiting, quiet=quiet, gone=gone, others=others)


async def company(visit: Visit) -> Response:
    """One of them, with its offers of today and those that are over."""
    slug = visit.named["slug"]

    def read(connection: Any, index: Any) -> dict[str, Any] | None:
        found = directory.company(connection, index, slug)
        return (
            None
            if found is None
            else {
                "company": found,
                "card": Cards(visit, index, job.sources(connection, index)),
                "curve": weekly.curve(connection, index, found.member["id"]) if found.member else None,
            }
        )

    context = await visit.read(read)
    if context is None:
        raise NotFound("Nous ne connaissons pas d’entreprise de ce nom.")
    return visit.html("company.html", **context, slug=slug)
