"""Many small sites, each on an address of its own (127.0.0.2 …), in one process: list, offers, ETags."""

import asyncio
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection
from zlib import crc32

from benchmarks.pages_server import page, sitemap
from crawlers.registry.registry import Source
from vocabulary.web_address import WebAddress

HEADER = b"if-none-match: "


class ManySites(asyncio.Protocol):
    """Answers for all of them; the address that was asked says which."""

    def __init__(self, pages: int, made: dict[str, bytes]) -> None:
        self.pages = pages
        self.made = made

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Remember whom to answer, and for which site."""
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        address, port = transport.get_extra_info("sockname")[:2]
        self.number, self.base = int(address.rsplit(".", 1)[1]), f"http://{address}:{port}"

    def data_received(self, data: bytes) -> None:
        """Answer a request; a page that whoever asks has already costs a 304."""
        path = data.split(b" ", 2)[1].decode("ascii", "replace")
        last = path.rsplit("/", 1)[-1]
        status, kind = b"200 OK", b"text/html; charset=utf-8"
        if last.isdecimal() and int(last) < self.pages:
            body = self.offer(int(last))
        elif path == "/sitemap.xml":
            body, kind = sitemap(self.base, self.pages), b"application/xml"
        else:
            body, kind = b"User-agent: *\nAllow: /\n", b"text/plain"
        etag = b'"%08x"' % crc32(body)
        asked = next((line[len(HEADER) :] for line in data.split(b"\r\n") if line.lower().startswith(HEADER)), b"")
        if asked == etag:
            status, body = b"304 Not Modified", b""
        head = b"HTTP/1.1 %b\r\nContent-Type: %b\r\nETag: %b\r\nContent-Length: %d\r\n\r\n"
        self.transport.write(head % (status, kind, etag, len(body)) + body)

    def offer(self, number: int) -> bytes:
        """The page of an offer; no two sites have the same one."""
        key = f"{self.number}/{number}"
        if key not in self.made:
            self.made[key] = page(self.number * 1000 + number)
        return self.made[key]


def serve(count: int, pages: int, ready: Connection) -> None:
    """Serve until the process is ended."""

    async def main() -> None:
        made: dict[str, bytes] = {}
        loop = asyncio.get_running_loop()
        first = await loop.create_server(lambda: ManySites(pages, made), "127.0.0.2", 0)
        port = first.sockets[0].getsockname()[1]
        others = [f"127.0.0.{number}" for number in range(3, count + 2)]
        await loop.create_server(lambda: ManySites(pages, made), others, port)
        ready.send(port)
        await first.serve_forever()

    asyncio.run(main())


@contextmanager
def hosts(count: int, pages: int) -> Iterator[list[Source]]:
    """Sources of ``count`` sites (253 at most) with a list and ``pages`` offers each, for as long as the block lasts."""
    ready, started = Pipe()
    server = Process(target=serve, args=(count, pages, ready), daemon=True)
    server.start()
    try:
        if not started.poll(60):
            sys.exit("The sites of the benchmark do not start.")
        port = started.recv()
        yield [
            Source(
                id=f"site-{number}",
                member="",
                spider="sitemap",
                url=WebAddress(f"http://127.0.0.{number}:{port}/sitemap.xml"),
            )
            for number in range(2, count + 2)
        ]
    finally:
        server.terminate()
        server.join(10)
