"""An answer → the same with the headers that protect who reads it."""

import re
from collections.abc import MutableMapping
from typing import Any

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors {frames}"
)
WIDGET = "/integration"
"""The only page that other sites may frame."""
PRIVATE = ("/membre", "/association", "/retrait/demande", "/alertes")
"""Folders of pages behind a private link: kept by nobody, found by nobody, and no address of theirs is told to another site."""
FOLDERS = tuple(f"{folder}/" for folder in PRIVATE)
VARIES = (b"vary", b"Accept-Encoding")
"""Said of every page that is kept, a 304 too: a cache that holds it compressed gives it to nobody who cannot read it."""
FOR_YEARS = b"public, max-age=31536000, immutable"
ASK_AGAIN = b"no-cache"
A_WHILE = b"max-age=300"
"""Of a redirection, which has nothing that a browser could ask again by."""
NEVER_KEPT = b"no-store"
BARE_LINK = re.compile(rb"\A([^<;\s][^;\s]*)")
Header = tuple[bytes, bytes]
Scope = MutableMapping[str, Any]


def protected(path: str, headers: list[Header]) -> list[Header]:
    """The headers of a page with those that protect; ours win over the page's own."""
    framed = path == WIDGET
    open_to_all = not (path in PRIVATE or path.startswith(FOLDERS))
    ours = {
        b"content-security-policy": POLICY.format(frames="*" if framed else "'none'").encode(),
        b"x-content-type-options": b"nosniff",
        b"referrer-policy": b"strict-origin-when-cross-origin",
        b"permissions-policy": b"camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        b"cross-origin-opener-policy": b"same-origin",
    }
    if open_to_all:
        # What is public is public to scripts of other sites too: no cookie goes with it, and a 304 says the same as its page.
        ours[b"access-control-allow-origin"] = b"*"
    else:
        ours |= {
            b"referrer-policy": b"no-referrer",
            b"cache-control": NEVER_KEPT,
            b"x-robots-tag": b"noindex, nofollow",
        }
    if not framed:
        ours[b"x-frame-options"] = b"DENY"
    return [header for header in headers if header[0].lower() not in ours] + list(ours.items())


def with_whole_links(headers: list[Header]) -> list[Header]:
    """The headers with each address of ``Link`` between « < » and « > », as RFC 8288 wants it: Datasette leaves these out.

    >>> with_whole_links([(b"link", b'https://emplois.example/board.json; rel="alternate"')])
    [(b'link', b'<https://emplois.example/board.json>; rel="alternate"')]
    """
    return [
        (name, BARE_LINK.sub(rb"<\1>", content) if name.lower() == b"link" else content) for name, content in headers
    ]


def without(headers: list[Header], *names: bytes) -> list[Header]:
    """The headers without those of these names."""
    return [header for header in headers if header[0].lower() not in names]


def value(headers: list[Header], name: bytes) -> bytes:
    """The value of one header; empty when it is not there."""
    return next((content for key, content in headers if key.lower() == name), b"")


def joined(headers: list[Header], name: bytes) -> bytes:
    """The values of all headers of a name, as one: HTTP lets a list come in several lines."""
    return b",".join([content for key, content in headers if key.lower() == name])


def host(scope: Scope) -> str:
    """Whom the request was sent to: pages hold their own address."""
    return f"{scope.get('scheme')}://{value(scope['headers'], b'host').decode('latin-1')}"
