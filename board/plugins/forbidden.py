"""A closed door of Datasette's → a page in French."""

from datasette import hookimpl
from datasette.app import Datasette
from datasette.utils.asgi import Request, Response

from board.http import errors


@hookimpl  # type: ignore[untyped-decorator]
def forbidden(datasette: Datasette, request: Request) -> Response:
    """Queries of visitors, above all."""
    return errors.page(datasette, request, 403)
