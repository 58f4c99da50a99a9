"""A site on 127.0.0.1 that does what hostile or broken sites do; every answer is bounded."""

import gzip
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote

OFFER = (
    '<html><head><script type="application/ld+json">{"@type":"JobPosting","title":"Régleur %s","datePosted":"2026-11-20",'
    '"description":"<p>Réglage de machines IS</p><script>alert(1)<\\/script>","jobLocation":{"address":'
    '{"addressLocality":"Eu"}}}</script></head><body><h1>Régleur</h1></body></html>'
)
ENDLESS_MB = 40
DRIP_SECONDS = 60


class Hostile(BaseHTTPRequestHandler):
    """One path a trick."""

    protocol_version = "HTTP/1.0"
    stop = threading.Event()

    def do_GET(self) -> None:
        """Do what the path says."""
        path = self.path.split("?")[0]
        trick: Callable[[], None] | None = getattr(self, f"trick_{path.strip('/').split('/')[0]}", None)
        with suppress(BrokenPipeError, ConnectionResetError):
            if trick:
                trick()
            elif path.startswith("/offre/"):
                self.say((OFFER % path.rsplit("/", 1)[-1]).encode())
            else:
                self.say(b"<h1>404</h1>", status=404)

    def say(self, body: bytes, status: int = 200, kind: str = "text/html; charset=utf-8", **headers: str) -> None:
        """Answer."""
        self.send_response(status)
        self.send_header("Content-Type", kind)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def trick_bomb(self) -> None:
        """300 MB in 300 KB."""
        self.say(bomb(), Content_Encoding="gzip")

    def trick_endless(self) -> None:
        """A body that does not end, as far as a crawler can tell."""
        self.say(b"<ul class='offres'>")
        for _ in range(ENDLESS_MB * 16):
            self.wfile.write(b"<li>toujours plus</li>" * 3000)

    def trick_drip(self) -> None:
        """A byte now and then."""
        self.say(b"<")
        for _ in range(DRIP_SECONDS * 5):
            if self.stop.wait(0.2):
                return
            self.wfile.write(b"a")

    def trick_loop(self) -> None:
        """A redirection to itself."""
        self.say(b"", status=302, Location=self.path)

    def trick_inside(self) -> None:
        """A redirection into a private network, in the spelling that the query gives."""
        self.say(b"", status=302, Location=f"http://{unquote(self.path.split('?')[1])}/")

    def trick_links(self) -> None:
        """Links that lead nowhere good, and one offer."""
        bad = ("file:///etc/passwd", "javascript:alert(1)", "data:text/html,x", "ftp://127.0.0.1/", "http://[::1", "//")
        items = "".join(f'<li><a href="{link}">x</a></li>' for link in (*bad, "/offre/1"))
        self.say(f"<ul class='offres'>{items}</ul>".encode())

    def trick_calendar(self) -> None:
        """A list whose next page always exists."""
        number = int(self.path.partition("=")[2] or "1")
        self.say(
            f"<ul class='offres'><li><a href='/offre/{number % 3}'>x</a></li></ul>"
            f"<a rel='next' href='/calendar?page={number + 1}'>suivant</a>".encode()
        )

    def trick_entities(self) -> None:
        """A feed that wants a file of ours, and a million laughs."""
        laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 9))
        self.say(
            f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "ha"><!ENTITY f SYSTEM "file:///etc/passwd">{laughs}]>'
            "<rss><channel><item><title>Régleur &f;&l8;</title><link>http://127.0.0.1/a</link>"
            "<description>Réglage de machines</description></item></channel></rss>".encode(),
            kind="application/rss+xml",
        )

    def trick_nul(self) -> None:
        """NUL bytes, and a charset that is not the one that it says."""
        body = (OFFER % "cœur\x00froid").encode("cp1252", "replace").replace(b"<h1>", b"\x00<h1>")
        self.say(body, kind="text/html; charset=utf-16")

    def trick_heavy(self) -> None:
        """7 MB of JSON on one line, nested deeply."""
        self.say(b'{"data":{"jobs":[' + b'{"a":' * 50_000 + b"1" + b"}" * 50_000 + b',"%b"]}}' % (b"x" * 6_500_000),
                 kind="application/json")  # fmt: skip

    def trick_robots(self) -> None:
        """Not a robots.txt."""
        self.say(b"", status=404)

    def log_message(self, *args: object) -> None:
        """Say nothing."""


def bomb() -> bytes:
    """300 MB of zeros, compressed: a piece 300 times, since all at once takes as long as a site is waited for."""
    return gzip.compress(bytes(1024 * 1024), compresslevel=9) * 300


@contextmanager
def hostile_site() -> Iterator[str]:
    """The site, for as long as the block lasts."""
    Hostile.stop.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Hostile)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        Hostile.stop.set()
        server.shutdown()
        server.server_close()
