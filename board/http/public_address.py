"""A request for a table → the same at the public address: Datasette makes the addresses of its JSON of the one it was asked at."""

from collections.abc import MutableMapping
from typing import Any
from urllib.parse import urlsplit

from board.http.headers import without

Scope = MutableMapping[str, Any]


def at_public_address(scope: Scope, url: str) -> Scope:
    """The request as if it had come to ``url``; as it came where no public address is set.

    >>> asked = {"scheme": "http", "headers": [(b"host", b"127.0.0.1:8001"), (b"accept", b"*/*")]}
    >>> at_public_address(asked, "https://emplois.example")
    {'scheme': 'https', 'headers': [(b'accept', b'*/*'), (b'host', b'emplois.example')]}
    >>> at_public_address(asked, "") == asked
    True
    """
    if not url:
        return scope
    public = urlsplit(url)
    address = public.netloc.encode("ascii" if public.netloc.isascii() else "idna")
    return {**scope, "scheme": public.scheme, "headers": [*without(scope["headers"], b"host"), (b"host", address)]}
