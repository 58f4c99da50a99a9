"""An exception → a page in French; a fault of ours is written to the log, never to the visitor."""

import logging

from datasette import handle_exception as datasettes_own
from datasette import hookimpl
from datasette.app import Datasette
from datasette.plugins import pm
from datasette.utils.asgi import NotFound, Request, Response

from board.http import errors
from vocabulary.without_secrets import without_secrets

LOG = logging.getLogger("board")
# Datasette's own would print every variable of a page that failed, and render a second page that nobody reads.
if pm.is_registered(datasettes_own):
    pm.unregister(datasettes_own)


@hookimpl  # type: ignore[untyped-decorator]
def handle_exception(datasette: Datasette, request: Request, exception: Exception) -> Response:
    """Instead of Datasette's own."""
    code = errors.status(exception)
    if code == 500:
        LOG.error("%s failed", without_secrets(request.path), exc_info=exception)
    said = str(exception.args[0]) if isinstance(exception, NotFound) and exception.args else ""
    return errors.page(datasette, request, code, said if said.startswith("Nous ") else "")
