"""Datasette's own CSV of a table → the same, in which no cell begins a formula: titles are whatever a site or a member wrote."""

import csv
import io
import re
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from board.http.headers import value, without
from board.http.path_kinds import is_table
from db.board.export import cell

Scope = MutableMapping[str, Any]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
BEGINS = re.compile(r'((?:^|,|\n)"?)([=+@\t\r-])')
App = Callable[[Scope, Any, Send], Awaitable[None]]


class PlainCells:
    """A layer before Datasette, which sends a table line by line: each message is one whole line."""

    def __init__(self, app: App) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Any, send: Send) -> None:
        """One request."""
        if scope["type"] != "http" or not is_table(scope):
            await self.app(scope, receive, send)
            return
        table = False

        async def send_on(message: MutableMapping[str, Any]) -> None:
            nonlocal table
            if message["type"] == "http.response.start":
                kind = value(message["headers"], b"content-type")
                # A browser is told "text/plain" where it asked to see the lines, and they may be saved all the same.
                table = kind.startswith((b"text/csv", b"text/plain"))
                if table:
                    message = dict(message) | {"headers": without(message["headers"], b"content-length")}
            elif table and message.get("body"):
                message = dict(message) | {"body": plain(message["body"].decode()).encode()}
            await send(message)

        await self.app(scope, receive, send_on)


def plain(lines: str) -> str:
    """Whole lines of a table.

    >>> plain("1,=cmd,-1.5").strip()
    "1,'=cmd,-1.5"
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    try:
        for row in csv.reader(io.StringIO(lines, newline="")):
            writer.writerow([text if number(text) else cell(text) for text in row])
    except csv.Error:  # a cell too long for Python's reader: an apostrophe too many harms nobody
        return BEGINS.sub(r"\1'\2", lines)
    return out.getvalue()


def number(text: str) -> bool:
    """Whether it is one: a minus before it makes no formula."""
    try:
        float(text)
    except ValueError:
        return False
    return True
