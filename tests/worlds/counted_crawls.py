"""Crawls whose number at a time is counted."""

import threading
from http.server import BaseHTTPRequestHandler

from crawlers.registry.registry import Source
from vocabulary.web_address import WebAddress


class Counting(BaseHTTPRequestHandler):
    """Notes how many are asked for at once."""

    now, most = 0, 0
    lock = threading.Lock()

    def do_GET(self) -> None:
        """Take a moment."""
        with self.lock:
            Counting.now += 1
            Counting.most = max(Counting.most, Counting.now)
        threading.Event().wait(0.02)
        with self.lock:
            Counting.now -= 1
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"<p>Aucune offre d'emploi en ce moment.</p>" if self.path != "/robots.txt" else b"")

    def log_message(self, *args: object) -> None:
        """Say nothing."""


def source(id: str, url: str, spider: str = "listing", **options: str) -> Source:
    """A source."""
    return Source(id=id, member="", spider=spider, url=WebAddress(url), options=options)
