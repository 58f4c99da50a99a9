"""A request → why it is refused before any page is made, if it is: everything that answers 429 or 503 on the way in is decided here.

| status | when | ``Retry-After`` |
|---|---|---|
| 400 | a table is asked for with a NUL, which SQLite takes for the end of the question | none |
| 404 | the path could be read as another site's address, or spells a known one otherwise | none |
| 405 | something is sent where nothing can be sent | none |
| 408, 413 | a form came too slowly, or was too long (``board.http.private_requests``) | none |
| 414 | the address is longer than any search of ours | none |
| 429 | one address asks too often for searches, tables or private pages, or sends too often | the seconds until its next token |
| 503 | all places for making tables (``board.http.path_kinds``) or for sending long answers are taken | 30 seconds |

How often is too often is counted by ``board.http.token_buckets``; a page that is kept in memory, or that the visitor has
already, costs no token. A page may still fail with 503 while it is made, when there is no board yet or a query takes too long:
``board.http.errors.status`` says so.
"""

import asyncio
import time
from collections.abc import MutableMapping
from dataclasses import dataclass
from typing import Any

from board.http import private_requests as private
from board.http import token_buckets as rate
from board.http.path_kinds import is_odd, is_table
from board.published.site import Site
from board.search.query import LONGEST_ADDRESS

Scope = MutableMapping[str, Any]
COSTLY_AT_ONCE = 4
"""Pages of ``/board`` that are made at the same time: they may count whole tables."""


@dataclass(frozen=True, slots=True)
class RefusedRequest:
    """What a visitor is told instead of a page."""

    status: int
    retry_after_seconds: int = 0
    """0 where asking again later would not help, or where the page of the error knows how long (503)."""
    sentence: str = ""
    """Says more than the usual sentence of this status; empty for the usual one."""


class Refusals:
    """Decides who is refused; remembers, for one process of the board, how often each address asked."""

    def __init__(self, site: Site) -> None:
        self.gate = asyncio.Semaphore(COSTLY_AT_ONCE)
        """Who makes a page of ``/board`` holds one of its places."""
        self.site = site
        self.costly = rate.buckets(site)
        self.private = private.buckets()

    def of_request(self, scope: Scope) -> RefusedRequest | None:
        """Refuse what nobody may ask, and pages of ``/board`` while too many are being made."""
        if scope["method"] not in {"GET", "HEAD"} and not private.accepts(scope):
            return RefusedRequest(405)
        if len(scope["path"]) + len(scope["query_string"]) > LONGEST_ADDRESS:
            return RefusedRequest(414)
        if "\\" in scope["path"] or scope["path"].startswith("//") or is_odd(scope):
            # Browsers read the first two as the beginning of another site's address, if ever one is repeated to them.
            return RefusedRequest(404)
        of_tables = is_table(scope)
        if of_tables and b"%00" in scope["query_string"]:
            return RefusedRequest(400)
        return RefusedRequest(503) if of_tables and self.gate.locked() else None

    def address(self, scope: Scope) -> str:
        """Whom a request is counted for; empty for this very machine."""
        return rate.client(scope, self.site.trusted_proxies)

    def charge_costly(self, scope: Scope) -> RefusedRequest | None:
        """Take a token of this address for a page that costs a search; refuse when it has none left."""
        if not (is_table(scope) or rate.costly(scope)):
            return None
        wait = self.costly.wait(self.address(scope), time.monotonic())
        return RefusedRequest(429, wait) if wait else None

    def charge_private(self, scope: Scope) -> RefusedRequest | None:
        """Take a token of this address for a private page; refuse when it has none left. This machine itself is counted too."""
        address = self.address(scope) or "here"
        wait = self.private.wait(scope, address, time.monotonic())
        return RefusedRequest(429, wait, private.OFTEN) if wait else None
