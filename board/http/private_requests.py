"""Requests for private pages → the application, bounded and never kept: the only paths where something may be sent."""

import asyncio
import re
from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass
from typing import Any

from board.http.headers import FOLDERS, PRIVATE, value
from board.http.token_buckets import Buckets

Scope = MutableMapping[str, Any]
SENT_TO = re.compile(
    r"/membre/[A-Za-z0-9_-]{43}|/association/[A-Za-z0-9_-]{43}|/membre/offres/[0-9A-Za-z_]{1,64}|/membre/declarer|/membre/profil|"
    r"/membre/visite|/membre/quitter|/association/quitter|/membre/demandes/[0-9]{1,9}|/association/demandes/[0-9]{1,9}|"
    r"/association/liens/[0-9a-f]{12}|/association/retraits(?:/[0-9]{1,9})?|/retrait/demande|/membre/courriel|/offres/[0-9A-Za-z_]{1,64}/postuler|"
    r"/offres/[0-9A-Za-z_]{1,64}/ecrire|/alertes|/alertes/[A-Za-z0-9_-]{32}/(?:oui|fin)"
)
"""These paths take a form, and no others do."""
LARGEST_FORM_BYTES = 1_000_000
LARGEST_PROFILE_BYTES = 220_000
LARGEST_OF_ANYBODY_BYTES = 20_000
"""Bytes of a body; with a logo in it; of what anybody may send."""
SLOWEST_SECONDS = 20.0
"""Seconds that a body may take to arrive: a few words, or a logo over a poor line."""
PAGES_A_SECOND, PAGES_AT_ONCE = 5.0, 100.0
"""Requests for private pages that one address may make: a person needs fewer, and guessing needs many more."""
WORDS_A_SECOND, WORDS_AT_ONCE = 1 / 60, 10.0
"""The same for what anybody may have kept or mailed: no one visitor may take the places of all others."""
OFTEN = "C’est beaucoup en peu de temps : attendez un instant, puis recommencez. Rien de ce que vous avez déjà envoyé n’est perdu."
KEPT = re.compile(r"/retrait/demande|/alertes|/offres/[0-9A-Za-z_]{1,64}/ecrire")


def is_private(path: str) -> bool:
    """Whether a path is a private page."""
    return path in PRIVATE or path.startswith(FOLDERS)


def accepts(scope: Scope) -> bool:
    """Whether a path takes what this request sends."""
    return scope["method"] == "POST" and SENT_TO.fullmatch(scope["path"]) is not None


@dataclass(frozen=True, slots=True)
class PrivateBuckets:
    """Who asks for private pages, and who has a request for removal or an address kept."""

    pages: Buckets
    words: Buckets

    def wait(self, scope: Scope, address: str, now: float) -> int:
        """Take a token of this address; the seconds to wait when there is none, else 0."""
        kept = scope["method"] == "POST" and KEPT.fullmatch(scope["path"]) is not None
        return (self.words if kept else self.pages).wait(address, now)


def buckets() -> PrivateBuckets:
    """How often private pages may be asked for."""
    return PrivateBuckets(Buckets(PAGES_A_SECOND, PAGES_AT_ONCE), Buckets(WORDS_A_SECOND, WORDS_AT_ONCE))


def allowed(path: str) -> str:
    """What a path takes, as the header ``Allow`` of a 405 says it.

    >>> allowed("/"), allowed("/alertes")
    ('GET, HEAD', 'GET, HEAD, POST')
    """
    return "GET, HEAD, POST" if SENT_TO.fullmatch(path) else "GET, HEAD"


def largest(path: str) -> int:
    """How many bytes a form that is sent to this path may have."""
    if not path.startswith(("/membre/", "/association/")):
        return LARGEST_OF_ANYBODY_BYTES
    return LARGEST_PROFILE_BYTES if path.endswith("/profil") else LARGEST_FORM_BYTES


async def read_body(scope: Scope, receive: Callable[[], Awaitable[Any]]) -> tuple[bytes, int]:
    """All that was sent, or the status that refuses it: too much, too slow, or gone before its end."""
    try:
        async with asyncio.timeout(SLOWEST_SECONDS):
            body = await whole_body(scope, receive, largest(scope["path"]))
    except TimeoutError:
        return b"", 408
    return (b"", 413) if body is None else (body, 0)


async def whole_body(scope: Scope, receive: Callable[[], Awaitable[Any]], largest: int) -> bytes | None:
    """All that was sent; nothing when it is too much, which is known before it is read where the sender says so."""
    length = value(scope["headers"], b"content-length")
    if length and (not length.isdigit() or int(length) > largest):
        return None
    body = b""
    while True:
        message = await receive()
        if message["type"] != "http.request":
            return None
        body += bytes(message.get("body", b""))
        if len(body) > largest:
            return None
        if not message.get("more_body"):
            return body


def replayed(body: bytes) -> Callable[[], Awaitable[dict[str, Any]]]:
    """A body as the application receives it."""

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": body, "more_body": False}

    return receive
