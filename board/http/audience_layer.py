"""Every answer of the board → the sums of ``board.http.audience``, written now and then, and when the board stops."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from datetime import UTC, datetime
from pathlib import Path
from sqlite3 import Error
from typing import Any

from board.http.audience import Audience, Counted
from db.people import audience as kept
from db.people.open import open_people
from french.calendar import PARIS

Scope = MutableMapping[str, Any]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
App = Callable[[Scope, Any, Send], Awaitable[None]]
LOG = logging.getLogger("board")


class AudienceLayer:
    """The layer that sees every answer, those from memory too."""

    def __init__(self, app: App, people: Path) -> None:
        self.app = app
        self.people = people
        self.audience = Audience(self.write)
        self.writing: asyncio.Task[None] | None = None

    async def __call__(self, scope: Scope, receive: Any, send: Send) -> None:
        """One request; or the life of the server, at whose end everything is written."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, self.closing(send))
        elif scope["type"] == "http":
            await self.app(scope, receive, self.noting(scope, send))
        else:
            await self.app(scope, receive, send)

    def closing(self, send: Send) -> Send:
        """Send on, and write everything before the server is told that it may go."""

        async def send_on(message: MutableMapping[str, Any]) -> None:
            if message["type"].startswith("lifespan.shutdown"):
                await asyncio.to_thread(self.settle)
            await send(message)

        return send_on

    def noting(self, scope: Scope, send: Send) -> Send:
        """Send on, and note the status."""

        async def send_on(message: MutableMapping[str, Any]) -> None:
            await send(message)
            if message["type"] == "http.response.start":
                self.audience.note(scope, message["status"], f"{datetime.now(UTC).astimezone(PARIS):%Y-%m-%d}")
                if self.audience.due(time.monotonic()):
                    self.writing = asyncio.create_task(asyncio.to_thread(self.settle))

        return send_on

    def write(self, sums: Iterable[tuple[Counted, int]]) -> None:
        """Add sums to those of people.db."""
        with open_people(self.people) as people:
            kept.add(people, sums)

    def settle(self) -> None:
        """Write what was counted; what cannot be written now is tried again, and nobody's visit fails of it."""
        try:
            self.audience.settle()
        except (OSError, Error):
            LOG.exception("visits could not be counted")
