"""Datasette's own check of forms → ours (``board.members.desk.forged``): bound to the session, and to where the form came from."""

from typing import Any

from datasette import hookimpl

from board.http import private_requests as private


@hookimpl  # type: ignore[untyped-decorator]
def skip_csrf(scope: dict[str, Any]) -> bool:
    """Where ours is in force; everywhere else nothing can be sent at all."""
    return private.accepts(scope)
