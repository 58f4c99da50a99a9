"""A server on 127.0.0.1 that answers each address from a table, and so plays any recruiting platform."""

import json
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass(frozen=True, slots=True)
class Answer:
    """What an address answers."""

    body: Any
    """JSON when it is no text."""
    kind: str = "application/json"
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The body, as it is sent."""
        return self.body if isinstance(self.body, str) else json.dumps(self.body)


def html(text: str) -> Answer:
    """A page."""
    return Answer(f"<!doctype html><html><head></head><body>{text}</body></html>", "text/html; charset=utf-8")


def xml(text: str) -> Answer:
    """A feed."""
    return Answer(f'<?xml version="1.0" encoding="utf-8"?>{text}', "application/xml; charset=utf-8")


class Platforms(BaseHTTPRequestHandler):
    """``GET`` answers by path and query, ``POST`` by path, query and the offset that its body asks for."""

    table: Mapping[str, Answer]

    def do_GET(self) -> None:
        """Answer from the table."""
        self.answer(self.path)

    def do_POST(self) -> None:
        """Answer from the table."""
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.answer(f"{self.path}#{body.get('offset', '')}")

    def answer(self, key: str) -> None:
        """Send one answer; what is not in the table is not found."""
        answer = self.table.get(key) or Answer("", "text/plain", 404)
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.kind)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(answer.text.encode())

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@contextmanager
def platform_site() -> Iterator[tuple[str, dict[str, Answer]]]:
    """The address of the server and its table, for as long as the block lasts."""
    table: dict[str, Answer] = {}
    handler = type("Site", (Platforms,), {"table": table})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", table
    finally:
        server.shutdown()
        server.server_close()
