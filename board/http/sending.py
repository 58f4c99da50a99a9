"""A long answer → pieces, each sent when the one before has left: who reads slowly holds little of ours, and not for long.

The server writes what it is given into memory, and waits before the next piece only: a whole table in one piece would stay there for
as long as nobody reads it. Answers that are not kept in memory anyway are of bounded number as well, and the longest lie on the disk.
"""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator, MutableMapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from tempfile import SpooledTemporaryFile
from typing import Any

from board.http.headers import Header
from board.http.page_cache import LARGEST_ANSWER_BYTES

Scope = MutableMapping[str, Any]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
App = Callable[[Scope, Any, Send], Awaitable[None]]
PIECE_BYTES = 65_536
"""What a server's buffer holds before it says that it is full."""
LARGE_BYTES = LARGEST_ANSWER_BYTES
"""An answer of more bytes is large: it is made for one reader, and held until that reader has it."""
MOST_LARGE, MOST_LARGE_OF_ONE = 16, 4
"""Large answers that are being sent at the same time: to everybody, and to one address."""
PATIENCE_SECONDS, SLOWEST_BYTES_A_SECOND = 60.0, 100_000
"""How long an answer may take to be read: so many seconds, and one more for so many bytes."""


@dataclass(slots=True)
class LargePlaces:
    """Who is being sent a large answer."""

    held: Counter[str] = field(default_factory=Counter)

    @contextmanager
    def place(self, size: int, address: str) -> Iterator[bool]:
        """A place for an answer of so many bytes while the block lasts; whether there was one.

        This very machine, whose address is empty, has no limit of its own.

        >>> places = LargePlaces()
        >>> with places.place(10**6, "192.0.2.1") as one, places.place(10, "192.0.2.1") as small:
        ...     one, small, places.held["192.0.2.1"]
        (True, True, 1)
        """
        if size <= LARGE_BYTES:
            yield True
            return
        free = self.held.total() < MOST_LARGE and (not address or self.held[address] < MOST_LARGE_OF_ONE)
        self.held[address] += free
        try:
            yield free
        finally:
            self.held[address] -= free
            self.held += Counter()  # forgets who holds none


@dataclass(slots=True)
class CollectedAnswer:
    """A whole answer of any length: in memory while it is short, in a file without a name when it is long."""

    status: int = 500
    headers: list[Header] = field(default_factory=list)
    body: "SpooledTemporaryFile[bytes]" = field(default_factory=lambda: SpooledTemporaryFile(max_size=LARGE_BYTES))  # noqa: SIM115 - its owner closes it
    size: int = 0

    async def take(self, message: MutableMapping[str, Any]) -> None:
        """Receive what the application sends."""
        if message["type"] == "http.response.start":
            self.status, self.headers = message["status"], list(message["headers"])
        else:
            self.size += self.body.write(message.get("body", b""))

    def pieces(self) -> Iterator[bytes]:
        """The body, from its beginning."""
        self.body.seek(0)
        return iter(partial(self.body.read, PIECE_BYTES), b"")


def cut(body: bytes) -> Iterator[bytes]:
    """A body in pieces, all but the last of the same length.

    >>> [len(piece) for piece in cut(bytes(150_000))]
    [65536, 65536, 18928]
    """
    return (body[at : at + PIECE_BYTES] for at in range(0, len(body), PIECE_BYTES))


async def send_pieces(send: Send, pieces: Iterator[bytes], size: int) -> None:
    """Send a body; who takes too long is left without its end, upon which the server closes."""
    try:
        async with asyncio.timeout(PATIENCE_SECONDS + size / SLOWEST_BYTES_A_SECOND):
            for piece in pieces:
                await send({"type": "http.response.body", "body": piece, "more_body": True})
            await send({"type": "http.response.body", "body": b"", "more_body": False})
    except TimeoutError:
        return
