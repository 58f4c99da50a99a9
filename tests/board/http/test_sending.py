"""Who reads slowly, or not at all, takes no place and no memory that others need."""

import asyncio
import socket
import threading
from typing import Any
from urllib.parse import urlsplit

import pytest

from board.http import sending
from board.http.delivery import Delivery, Scope, Send
from board.http.impatient_protocol import ImpatientProtocol
from board.http.refused_requests import COSTLY_AT_ONCE
from board.http.sending import LARGE_BYTES, MOST_LARGE, MOST_LARGE_OF_ONE, PIECE_BYTES, LargePlaces
from tests.worlds.board.client import board, running
from tests.worlds.board.http_scopes import scope_of

LONG = b"verre " * 400_000


class Reader:
    """Takes so many messages, then no more."""

    def __init__(self, most: int = 10**9) -> None:
        self.most = most
        self.took: list[Any] = []

    async def send(self, message: Any) -> None:
        """As a server that waits for its reader."""
        if len(self.took) >= self.most:
            await asyncio.Event().wait()
        self.took.append(message)

    @property
    def status(self) -> int:
        return int(self.took[0]["status"])


async def table(_scope: Scope, _receive: Any, send: Send) -> None:
    """A long table in one piece."""
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"application/json")]})
    await send({"type": "http.response.body", "body": LONG})


async def nothing() -> Any:
    """What a reader sends: nothing."""
    return {"type": "http.request", "body": b"", "more_body": False}


def test_who_reads_slowly_keeps_nobody_waiting_at_the_gate() -> None:
    async def statuses() -> list[int]:
        delivery = Delivery(table, board().datasette)
        slow = [Reader(1) for _ in range(COSTLY_AT_ONCE)]
        tasks = [
            asyncio.create_task(delivery(scope_of("/board/jobs.json", client=f"192.0.2.{n}"), nothing, reader.send))
            for n, reader in enumerate(slow)
        ]
        while not all(reader.took for reader in slow):
            await asyncio.sleep(0)
        other = Reader()
        await delivery(scope_of("/board/jobs.json", client="198.51.100.1"), nothing, other.send)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        assert delivery.places.held.total() == 0
        return [other.status, *(reader.status for reader in slow)]

    assert asyncio.run(statuses()) == [200] * (COSTLY_AT_ONCE + 1)


def test_a_long_answer_is_sent_in_pieces() -> None:
    reader = Reader()
    asyncio.run(Delivery(table, board().datasette)(scope_of("/board/jobs.json"), nothing, reader.send))
    pieces = [message["body"] for message in reader.took[1:]]
    assert b"".join(pieces) == LONG
    assert max(map(len, pieces)) == PIECE_BYTES
    assert dict(reader.took[0]["headers"])[b"content-length"] == b"%d" % len(LONG)
    ours = Reader()
    asyncio.run(Delivery(table, board().datasette)(scope_of("/offres.json"), nothing, ours.send))
    assert max(len(message["body"]) for message in ours.took[1:]) == PIECE_BYTES


def test_a_head_of_a_table_has_its_length_and_no_body() -> None:
    reader = Reader()
    asyncio.run(Delivery(table, board().datasette)(scope_of("/board/jobs.json", "HEAD"), nothing, reader.send))
    assert [message["body"] for message in reader.took[1:]] == [b""]
    assert dict(reader.took[0]["headers"])[b"content-length"] == b"%d" % len(LONG)


def test_long_answers_are_sent_so_many_at_a_time() -> None:
    places = LargePlaces()
    taken = [places.place(LARGE_BYTES + 1, f"192.0.2.{n % 5}") for n in range(MOST_LARGE + 9)]
    free = [place.__enter__() for place in taken]
    assert free == [True] * MOST_LARGE + [False] * 9
    with places.place(LARGE_BYTES, "192.0.2.1") as short:
        assert short
    for place in taken:
        place.__exit__(None, None, None)
    assert not places.held
    greedy = [places.place(LARGE_BYTES + 1, "192.0.2.1") for _ in range(MOST_LARGE_OF_ONE + 1)]
    assert [place.__enter__() for place in greedy] == [True] * MOST_LARGE_OF_ONE + [False]


def test_who_does_not_finish_reading_is_left_and_its_place_is_free(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sending, "PATIENCE_SECONDS", 0.02)
    monkeypatch.setattr(sending, "SLOWEST_BYTES_A_SECOND", 10**9)
    delivery = Delivery(table, board().datasette)
    reader = Reader(3)
    asyncio.run(asyncio.wait_for(delivery(scope_of("/board/jobs.json"), nothing, reader.send), 20))
    assert len(reader.took) == 3
    assert not delivery.places.held


class Hasty(ImpatientProtocol):
    """The same with less patience."""

    patience_seconds = 0.1


def everything(connection: socket.socket) -> int:
    """How many bytes come until the other side closes."""
    length = 0
    try:
        while piece := connection.recv(1_000_000):
            length += len(piece)
    except ConnectionError:
        pass
    return length


@pytest.mark.parametrize("begun", [b"", b"GET / HTTP/1.1\r\nHost: x\r\n"])
def test_who_does_not_ask_is_dropped(begun: bytes) -> None:
    with (
        running(table_of_a_server, http=Hasty) as url,
        socket.create_connection(address(url), timeout=20) as connection,
    ):
        connection.sendall(begun)
        assert everything(connection) == 0


def test_who_does_not_read_is_dropped() -> None:
    ended = threading.Event()

    async def endless(scope: Scope, receive: Any, send: Send) -> None:
        if scope["type"] == "lifespan":
            await table_of_a_server(scope, receive, send)
            return
        await send({"type": "http.response.start", "status": 200, "headers": []})
        for _ in range(2000):
            await send({"type": "http.response.body", "body": bytes(PIECE_BYTES), "more_body": True})
        await send({"type": "http.response.body", "body": b""})
        ended.set()

    with running(endless, http=Hasty) as url, socket.create_connection(address(url), timeout=20) as connection:
        connection.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        assert ended.wait(20)
        assert everything(connection) < 2000 * PIECE_BYTES


async def table_of_a_server(scope: Scope, receive: Any, send: Send) -> None:
    """The table, from a server that begins and ends."""
    if scope["type"] != "lifespan":
        await table(scope, receive, send)
        return
    for step in ("startup", "shutdown"):
        await receive()
        await send({"type": f"lifespan.{step}.complete"})


def address(url: str) -> tuple[str, int]:
    """Where a server listens."""
    split = urlsplit(url)
    return str(split.hostname), int(split.port or 0)
