"""The two pages that nearly everyone asks for → straight to them, past what Datasette does for visitors who are signed in.

Its router tries each route, reads actors and messages from cookies, and signs a token against forged forms for every request:
a quarter of the time of a job's page. Without a cookie none of that has an effect.
"""

import re
from collections.abc import Awaitable, Callable, MutableMapping
from datetime import UTC, datetime
from typing import Any

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response

from board.http.request import PageRequest, root_of
from board.pages import ROUTES, home, job

Scope = MutableMapping[str, Any]
App = Callable[[Scope, Any, Any], Awaitable[None]]
PAGES = [(re.compile(path), page) for path, page in ROUTES.items() if page in {home.page, job.page}]


class FastPath:
    """Datasette's application, and a shorter way to some of its pages."""

    def __init__(self, app: App, datasette: Datasette) -> None:
        self.app = app
        self.datasette = datasette
        self.started = False

    async def __call__(self, scope: Scope, receive: Any, send: Any) -> None:
        """One request; the first one, and all that is not a plain page, goes through Datasette."""
        response = await self.answer(scope, receive) if self.started and plain(scope) else None
        if response is None:
            await self.app(scope, receive, send)
            self.started = self.started or scope["type"] == "http"
        else:
            await response.asgi_send(send)

    async def answer(self, scope: Scope, receive: Any) -> Response | None:
        """The page; ``None`` when it is not one of these, or when anything is wrong with it: Datasette knows what to say then."""
        path = scope.get("raw_path", b"").decode("latin-1").partition("?")[0].removeprefix(root_of(self.datasette))
        for pattern, page in PAGES:
            match = pattern.fullmatch(path)
            if match:
                request = Request(dict(scope) | {"url_route": {"kwargs": match.groupdict()}}, receive)
                try:
                    return await page(PageRequest(datasette=self.datasette, http=request, now=datetime.now(UTC)))
                except Exception:  # noqa: BLE001 - the long way meets it again, and tells the visitor
                    return None
        return None


def plain(scope: Scope) -> bool:
    """Whether a visitor only reads, and is nobody in particular."""
    if scope["type"] != "http" or scope["method"] not in {"GET", "HEAD"}:
        return False
    return not any(name.lower() in {b"cookie", b"authorization"} for name, _ in scope["headers"])
