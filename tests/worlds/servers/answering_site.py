"""A site on 127.0.0.1 that answers as a test says, path by path, and remembers what it was asked."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import NamedTuple

LIST = b"<ul class='offres'><li><a href='/a'>Offre</a></li><li><a href='/b'>Offre</a></li></ul>"
OFFER = b'<script type="application/ld+json">{"@type":"JobPosting","title":"R\xc3\xa9gleur","description":"Machines"}</script>'


class Answer(NamedTuple):
    """What a path answers."""

    status: int = 200
    body: bytes = b""
    headers: tuple[tuple[str, str], ...] = ()
    silent: bool = False
    """Whether nothing comes at all, and the connection stays."""
    etag: str = ""
    """A validator: who names it is answered 304, without the body."""


SITE = {"/liste": Answer(body=LIST), "/a": Answer(body=OFFER), "/b": Answer(body=OFFER)}
"""A list and its two offers; it has no robots.txt."""


@dataclass
class AnsweringSite:
    """Such a site, while it runs."""

    answers: dict[str, Answer]
    base: str = ""
    asked: list[str] = field(default_factory=list)
    """Paths, in the order in which they were asked for."""
    conditional: list[str] = field(default_factory=list)
    """Those that were asked for only if they had changed."""


@contextmanager
def answering_site(answers: dict[str, Answer]) -> Iterator[AnsweringSite]:
    """The site, for as long as the block lasts; a path that is not named answers 404."""
    site, stop = AnsweringSite(answers), Event()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append(self.path)
            answer = site.answers.get(self.path, Answer(404))
            named = self.headers["If-None-Match"]
            if named:
                site.conditional.append(self.path)
            if answer.silent:
                stop.wait(60)
                return
            same = bool(answer.etag) and named == answer.etag
            self.send_response(304 if same else answer.status)
            for name, value in (*answer.headers, *((("ETag", answer.etag),) if answer.etag else ())):
                self.send_header(name, value)
            self.end_headers()
            with suppress(ConnectionError):
                self.wfile.write(b"" if same else answer.body)

        def log_message(self, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    site.base = f"http://127.0.0.1:{server.server_port}"
    try:
        yield site
    finally:
        stop.set()
        server.shutdown()
        server.server_close()
        thread.join()
