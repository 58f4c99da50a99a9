"""The published file → companies, all of them."""

from datasette.utils.asgi import Response

from board.companies import directory
from board.http.request import PageRequest


async def companies(request: PageRequest) -> Response:
    """Members, those that recruit first; and the others that recruit here."""
    members, others = await request.read(directory.companies)
    recruiting = [member for member in members if member.jobs_open]
    quiet = [member for member in members if not member.jobs_open and member.status != "closed"]
    gone = [member for member in members if member.status == "closed"]
    return request.html("companies.html", recruiting=recruiting, quiet=quiet, gone=gone, others=others)
