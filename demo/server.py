"""The demonstration valley on 127.0.0.1: one server a site, and the registry that names them."""

import socket
import sys
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from types import TracebackType
from typing import Self
from urllib.parse import parse_qsl, urlsplit
from zlib import crc32

from demo import registry_files
from demo.answers import InventedSite, SiteRequest, SiteResponse
from demo.faults import NEVER, SiteFault, broken_answer, broken_site, changed_answer
from demo.sites import answer, load
from demo.valley import InventedCompany, Offer, companies, offers
from french.calendar import PARIS

LOOPBACK = "127.0.0.1"
DOWN = "down"
"""The make of a site that refuses connections."""


class Valley:
    """Every site, from ``with`` to its end; offers are dated from ``now``.

    ``folder`` receives ``members.csv`` and ``sources.csv``; without it, a temporary folder does, and goes at the end.
    ``spread``: each site has an address of its own (127.0.0.1, 127.0.0.2 …, as Linux allows), so that crawls may go
    side by side: of one host, they go one after the other.
    """

    def __init__(self, now: datetime, folder: Path | None = None, *, spread: bool = False) -> None:
        self.today = now.astimezone(PARIS).date()
        self.companies = companies()
        self.offers: dict[str, Offer] = {offer.id: offer for offer in offers(self.companies, self.today)}
        """What is online, by id: change it, and the sites change."""
        self.urls: dict[str, str] = {}
        """Site → ``http://127.0.0.1:PORT``."""
        self.asked: dict[str, list[str]] = defaultdict(list)
        """Site → the paths that were asked for, in order."""
        self.spread = spread
        self.registry_dir = folder or Path()
        self._folder = folder
        self._faults: dict[str, SiteFault] = {}
        self._servers: list[ThreadingHTTPServer] = []
        self._closed: list[socket.socket] = []
        self._temporary: TemporaryDirectory[str] | None = None

    def __enter__(self) -> Self:
        if self._folder is None:
            self._temporary = TemporaryDirectory(prefix="valley-")
            self.registry_dir = Path(self._temporary.name)
        for company in self.companies.values():
            address = f"127.0.0.{len(self.urls) + 1}" if self.spread else LOOPBACK
            self.urls[company.id] = f"http://{address}:{self._open(company, address)}"
        registry_files.write(self.registry_dir, self.companies.values(), self.urls, self.today)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with ThreadPoolExecutor(max_workers=len(self._servers) or 1) as pool:
            list(pool.map(ThreadingHTTPServer.shutdown, self._servers))
        for server in self._servers:
            server.server_close()
        for silent in self._closed:
            silent.close()
        if self._temporary:
            self._temporary.cleanup()

    def set_fault(self, site: str, fault: SiteFault | None) -> None:
        """Break a site, or mend it with ``None``."""
        if fault is None:
            self._faults.pop(site, None)
        else:
            self._faults[self.companies[site].id] = fault

    def remove(self, offer: str) -> Offer:
        """Take an offer off its site: it leaves the list, and its page answers 404. Gives it, to be put back."""
        return self.offers.pop(offer)

    def answer(self, company: InventedCompany, request: SiteRequest) -> tuple[SiteResponse, bool]:
        """What a site answers now, and whether to cut it short."""
        self.asked[company.id].append(request.path)
        fault = self._faults.get(company.id)
        here = sorted(
            (offer for offer in self.offers.values() if offer.company is company),
            key=lambda offer: (-offer.posted.toordinal(), offer.id),
        )
        site = InventedSite(company, self.urls[company.id], tuple(here), self.today, tuple(here))
        response = broken_answer(request, fault, site)
        if response is None:
            whole = answer(load(company.make), broken_site(site, fault), request)
            response = changed_answer(request, whole, fault, site)
        return response, fault is SiteFault.CUT and request.path != "/robots.txt"

    def _open(self, company: InventedCompany, address: str) -> int:
        """Start a site; says its port."""
        if company.make == DOWN:
            silent = socket.socket()  # bound and never listening: the port stays ours, and refuses connections
            silent.bind((address, 0))
            self._closed.append(silent)
            return int(silent.getsockname()[1])
        server = SiteServer((address, 0), handler(self, company))
        self._servers.append(server)
        Thread(target=server.serve_forever, name=company.id, daemon=True).start()
        return server.server_port


class SiteServer(ThreadingHTTPServer):
    """A site's server: a visitor who leaves in the middle is nothing to tell of."""

    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Tell of everything else."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


def handler(valley: Valley, company: InventedCompany) -> type[BaseHTTPRequestHandler]:
    """What answers the requests of one site."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        server_version, sys_version = "nginx", ""
        timeout = 30

        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            response, cut = valley.answer(company, SiteRequest(parts.path, dict(parse_qsl(parts.query))))
            if response is NEVER:
                self.rfile.read(1)  # until the other one gives up
                self.close_connection = True
                return
            payload = response.payload
            etag = f'"{crc32(payload):08x}"'
            if response.status == 200 and not cut and self.headers.get("If-None-Match") == etag:
                response, payload = replace(response, status=304), b""
            self.send_response(response.status)
            self.send_header("ETag", etag)
            self.send_header("Content-Type", response.content_type)
            self.send_header("Content-Length", str(len(payload)))
            for name, value in response.headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(payload[: len(payload) // 2] if cut else payload)
            self.close_connection = self.close_connection or cut

        def log_message(self, *args: object) -> None:
            """Say nothing: the crawl reports."""

    return Handler
