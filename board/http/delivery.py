"""Datasette's ASGI application → the same, with safe headers, ETag and 304, gzip, pages kept in memory, and refusals.

Who is refused, and for how long, is decided by ``board.http.refused_requests``; here the answer is only sent.

A page depends on the published file, its address, and the time (« il y a 3 h »), which is taken to be the same for five minutes.
So its ETag is known before it is made, and a page already made is sent again.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterator, MutableMapping
from hashlib import blake2b
from typing import Any

from datasette.app import Datasette
from datasette.utils.asgi import Request
from isal import igzip

from board.http import errors
from board.http import private_requests as private
from board.http.cookies import with_our_cookies
from board.http.headers import (
    A_WHILE,
    ASK_AGAIN,
    FOR_YEARS,
    NEVER_KEPT,
    VARIES,
    Header,
    host,
    protected,
    value,
    with_whole_links,
    without,
)
from board.http.page_cache import LARGEST_ANSWER_BYTES, Answer, KeptPages
from board.http.path_kinds import is_table
from board.http.public_address import at_public_address
from board.http.refused_requests import Refusals, RefusedRequest
from board.http.request import NAME, database, shared
from board.http.sending import PIECE_BYTES, CollectedAnswer, LargePlaces, cut, send_pieces
from board.http.token_buckets import with_scheme
from board.published.database import BoardMissingError, signature
from board.published.site import as_site

Scope = MutableMapping[str, Any]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
App = Callable[[Scope, Any, Send], Awaitable[None]]
SAME_FOR_SECONDS = 300
"""How long « il y a 3 h » is taken to stay true."""
TEXTS = (b"text/", b"application/json", b"application/xml", b"application/atom", b"application/rss", b"application/ld+json",
         b"application/manifest", b"image/svg")  # fmt: skip
LONGEST_TABLE_SECONDS = 20.0
"""How long a table may take to be made; each of its queries has a limit of its own."""
HEALTH = "/sante"
"""What monitors ask: the answer of now."""
CLOCK = time.time
"""What tells the five minutes."""


class Delivery:
    """The outermost layer of the board."""

    def __init__(self, app: App, datasette: Datasette) -> None:
        self.app = app
        self.datasette = datasette
        self.kept = KeptPages()
        self.site = as_site(datasette.plugin_config(NAME) or {})
        self.refusals = Refusals(self.site)
        self.places = LargePlaces()

    async def __call__(self, scope: Scope, receive: Any, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        scope = with_scheme(with_our_cookies(scope), self.site.trusted_proxies)
        table = is_table(scope)
        if refused := self.refusals.of_request(scope):
            await self.refuse(scope, send, refused)
        elif private.is_private(scope["path"]) or scope["method"] == "POST":
            await self.attend(scope, receive, send)
        elif table and (refused := self.refusals.charge_costly(scope)):
            await self.refuse(scope, send, refused)
        elif table:
            await self.deliver_table(scope, receive, send)
        else:
            await self.deliver(scope, receive, send)

    async def deliver_table(self, scope: Scope, receive: Any, send: Send) -> None:
        """A page of Datasette's: whoever makes it waits at the gate, and whoever reads it keeps nobody waiting there."""
        scope = at_public_address(scope, self.site.url)
        stamp, tag = self.stamp(scope)
        if await send_unchanged(scope, send, tag):
            return
        answer = CollectedAnswer()
        with answer.body:
            try:
                async with self.refusals.gate, asyncio.timeout(LONGEST_TABLE_SECONDS):
                    await self.app(scope, receive, answer.take)
            except TimeoutError:
                await self.refuse(scope, send, RefusedRequest(503))
                return
            headers = with_whole_links(without(answer.headers, b"content-length"))
            headers = [
                *said_of_keeping(answer.status, headers, scope, tag if self.still(stamp) else b""),
                size_of(answer.size),
            ]
            whole = Answer(answer.status, protected(scope["path"], headers), b"")
            await self.send_long(scope, send, whole, answer.pieces(), answer.size)

    async def attend(self, scope: Scope, receive: Any, send: Send) -> None:
        """Have a private page made: each time, kept by nobody, never compressed beside what only its reader may know."""
        if refused := self.refusals.charge_private(scope):
            await self.refuse(scope, send, refused)
            return
        body, status = await private.read_body(scope, receive)
        if status:
            await self.refuse(scope, send, RefusedRequest(status))
            return
        await self.app(scope, private.replayed(body), guarded(scope, send))

    async def refuse(self, scope: Scope, send: Send, refused: RefusedRequest) -> None:
        """Say no before any work is done."""
        await self.datasette.invoke_startup()
        asked = Request(dict(scope) | {"query_string": b""}, None)
        response = errors.page(self.datasette, asked, refused.status, refused.sentence)
        if refused.status == 405:
            response.headers["Allow"] = private.allowed(scope["path"])
        if refused.retry_after_seconds:
            response.headers["Retry-After"] = str(refused.retry_after_seconds)
        await response.asgi_send(guarded(scope, send))

    async def deliver(self, scope: Scope, receive: Any, send: Send) -> None:
        """A page of ours: not at all when the reader has it, from memory when it is there, else made now."""
        headers: list[Header] = scope["headers"]
        stamp, tag = self.stamp(scope)
        if await send_unchanged(scope, send, tag):
            return
        zipped = b"gzip" in value(headers, b"accept-encoding")
        key = (scope["path"], scope["query_string"].decode("latin-1"), host(scope), str(zipped))
        answer = self.kept.get(stamp, key) if tag else None
        if answer is None and (refused := self.refusals.charge_costly(scope)):
            await self.refuse(scope, send, refused)
            return
        if answer is None:
            answer = await make_answer(self.app, scope, receive, send)
            if answer is None:
                return
            tag = tag if self.still(stamp) else b""
            answer = dressed(answer, scope, tag, zipped=zipped)
            if tag and answer.status == 200:
                self.kept.put(stamp, key, answer)
        if len(answer.body) > PIECE_BYTES:
            await self.send_long(scope, send, answer, cut(answer.body), len(answer.body))
        else:
            await send_all(send, scope, answer)

    async def send_long(self, scope: Scope, send: Send, answer: Answer, pieces: Iterator[bytes], size: int) -> None:
        """Send an answer piece by piece, the large ones so many at a time; a HEAD gets the headers only."""
        with self.places.place(size, self.refusals.address(scope)) as free:
            if not free:
                await self.refuse(scope, send, RefusedRequest(503))
                return
            await send({"type": "http.response.start", "status": answer.status, "headers": answer.headers})
            await send_pieces(send, iter(()) if scope["method"] == "HEAD" else pieces, size)

    def stamp(self, scope: Scope) -> tuple[object, bytes]:
        """What the page depends on beside its address; and its ETag, empty when it must be made each time."""
        private = value(scope["headers"], b"cookie") or value(scope["headers"], b"authorization")
        if private or scope["path"] == HEALTH:
            return None, b""
        try:
            file = signature(database(self.datasette).file)
        except BoardMissingError:
            return None, b""
        stamp = (file, shared(self.datasette).version, int(CLOCK() / SAME_FOR_SECONDS))
        address = (scope["path"], scope["query_string"], host(scope))
        return stamp, f'W/"{blake2b(repr((stamp, address)).encode(), digest_size=9).hexdigest()}"'.encode()

    def still(self, stamp: object) -> bool:
        """Whether a page just made is of the file that its stamp names: while a new file is being read, it is of the old one."""
        return isinstance(stamp, tuple) and database(self.datasette).ready(stamp[0])


def guarded(scope: Scope, send: Send) -> Send:
    """Send on, with safe headers: for answers of any length, which are not kept."""

    async def send_on(message: MutableMapping[str, Any]) -> None:
        if message["type"] == "http.response.start":
            message = dict(message) | {"headers": protected(scope["path"], list(message["headers"]))}
        await send(message)

    return send_on


async def make_answer(app: App, scope: Scope, receive: Any, send: Send) -> Answer | None:
    """The answer of the application; ``None`` when it was too long to hold, and was sent as it came."""
    start: MutableMapping[str, Any] = {}
    parts: list[bytes] = []
    sent = False
    onward = guarded(scope, send)

    async def hold(message: MutableMapping[str, Any]) -> None:
        nonlocal start, sent
        if sent:
            await onward(message)
        elif message["type"] == "http.response.start":
            start = message
        else:
            parts.append(message.get("body", b""))
            if sum(map(len, parts)) > 10 * LARGEST_ANSWER_BYTES and message.get("more_body"):
                sent = True
                await onward(start)
                await onward({"type": "http.response.body", "body": b"".join(parts), "more_body": True})

    await app(scope, receive, hold)
    return None if sent else Answer(start["status"], list(start["headers"]), b"".join(parts))


def dressed(answer: Answer, scope: Scope, tag: bytes, *, zipped: bool) -> Answer:
    """The answer with all its headers, compressed when the reader may have it so."""
    headers = said_of_keeping(answer.status, without(answer.headers, b"content-length"), scope, tag)
    body = answer.body
    if zipped and len(body) > 600 and value(headers, b"content-type").startswith(TEXTS):
        body = igzip.compress(body, compresslevel=1, mtime=0)
        headers.append((b"content-encoding", b"gzip"))
    headers.append(size_of(len(body)))
    return Answer(answer.status, protected(scope["path"], headers), body)


def said_of_keeping(status: int, headers: list[Header], scope: Scope, tag: bytes) -> list[Header]:
    """The headers with those that say how long an answer may be kept, and by what it is asked for again."""
    told = without(headers, b"etag", b"cache-control", b"vary")
    if status == 200 and b"v=" in scope["query_string"] and "/static/" in scope["path"]:
        kept = FOR_YEARS
    elif 300 <= status < 400:
        kept = A_WHILE
    else:
        kept = NEVER_KEPT if scope["path"] == HEALTH else ASK_AGAIN
    told += [(b"cache-control", kept), VARIES]
    return [*told, (b"etag", tag)] if tag and status == 200 else told


def size_of(number: int) -> Header:
    """How many bytes follow."""
    return (b"content-length", b"%d" % number)


async def send_unchanged(scope: Scope, send: Send, tag: bytes) -> bool:
    """Whether the reader has it already, which was then said."""
    if not tag or tag not in value(scope["headers"], b"if-none-match"):
        return False
    await send_all(send, scope, Answer(304, [(b"etag", tag), (b"cache-control", ASK_AGAIN), VARIES], b""))
    return True


async def send_all(send: Send, scope: Scope, answer: Answer) -> None:
    """Send it in one piece; a HEAD gets the headers only."""
    headers = answer.headers if answer.status != 304 else protected(scope["path"], answer.headers)
    await send({"type": "http.response.start", "status": answer.status, "headers": headers})
    body = b"" if scope["method"] == "HEAD" else answer.body
    await send({"type": "http.response.body", "body": body})
