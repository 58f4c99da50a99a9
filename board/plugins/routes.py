"""A path → its page; the clock is read here and nowhere else."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Any

from datasette import hookimpl
from datasette.app import Datasette
from datasette.utils.asgi import NotFound, Request, Response

from board.http.request import PageRequest
from board.pages import ROUTES


@hookimpl  # type: ignore[untyped-decorator]
def register_routes() -> list[tuple[str, Callable[..., Any]]]:
    """Ours come before Datasette's own, whose technical pages are nobody's business here."""
    return [(f"^{path}$", at_edge(page)) for path, page in ROUTES.items()] + [(r"^/-/.*$", closed)]


def at_edge(page: Callable[[PageRequest], Awaitable[Response]]) -> Callable[..., Awaitable[Response]]:
    """A page as Datasette calls it."""

    async def answer(datasette: Datasette, request: Request) -> Response:
        return await page(PageRequest(datasette=datasette, http=request, now=datetime.now(UTC)))

    return answer


async def closed() -> Response:
    """Answer 404 for Datasette's own technical pages."""
    raise NotFound("Cette page n’existe pas.")
