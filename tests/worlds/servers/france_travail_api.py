"""France Travail's API on 127.0.0.1, as it is documented: tokens, ranges, 204, 206, 400, 401 and 429. Its offers are invented."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

KEY, SECRET = "PAR_cle_inventee", "secret-invente-0123"
PATH = "/partenaire/offresdemploi/v2/offres/search"


@dataclass
class Api:
    """What it holds, what it does wrong, and what it was asked."""

    offers: list[dict[str, Any]]
    address: str = ""
    tokens: int = 0
    token_uses: int = 1000
    """Searches that a token is good for: then 401."""
    throttle: int = 0
    """Searches that are answered by 429 first."""
    broken: bool = False
    hidden: int = 0
    """Offers that it announces and never gives."""
    gone: set[str] = field(default_factory=set)
    asked: list[str] = field(default_factory=list)
    uses: dict[str, int] = field(default_factory=dict)

    def answer(self, path: str, authorization: str) -> tuple[int, dict[str, str], Any]:
        """Status, headers and JSON."""
        token = authorization.removeprefix("Bearer ")
        if token not in self.uses or self.uses[token] >= self.token_uses:
            return 401, {}, {}
        self.uses[token] += 1
        if self.broken:
            return 500, {}, {"message": "panne"}
        if self.throttle:
            self.throttle -= 1
            return 429, {"Retry-After": "1"}, {}
        parts = urlsplit(path)
        if parts.path != PATH:
            id = parts.path.rsplit("/", 1)[-1]
            found = [offer for offer in self.offers if offer["id"] == id and id not in self.gone]
            return (200, {}, found[0]) if found else (204, {}, None)
        return self.search({name: values[0] for name, values in parse_qs(parts.query).items()})

    def search(self, asked: dict[str, str]) -> tuple[int, dict[str, str], Any]:
        """The offers of a sector or a trade, by range."""
        first, last = map(int, asked["range"].split("-"))
        if first > 3000 or last - first > 149 or len(asked["commune"].split(",")) > 5:
            return 400, {}, {"message": "Format du paramètre incorrect"}
        origin = asked.get("origineOffre", "1")  # as it was seen to answer a search that names none
        naf, rome = asked.get("codeNAF", "").split(","), asked.get("codeROME", "").split(",")
        found = [
            offer
            for offer in self.offers
            if (offer.get("codeNAF") in naf or offer["romeCode"] in rome) and offer["origineOffre"]["origine"] == origin
        ]
        if not found:
            return 204, {}, None
        some = found[first : last + 1]
        headers = {"Content-Range": f"offres {first}-{first + len(some) - 1}/{len(found) + self.hidden}"}
        return (200 if len(some) == len(found) + self.hidden else 206), headers, {"resultats": some}


def handler(held: Api) -> type[BaseHTTPRequestHandler]:
    """What answers for it."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            held.asked.append(self.path)
            self.reply(*held.answer(self.path, self.headers.get("Authorization", "")))

        def do_POST(self) -> None:
            held.asked.append(self.path)
            form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
            right = {"grant_type": ["client_credentials"], "client_id": [KEY], "client_secret": [SECRET]}
            if not right.items() <= form.items() or "api_offresdemploiv2" not in form["scope"][0]:
                self.reply(400, {}, {"error": "invalid_client"})
                return
            held.tokens += 1
            token = f"jeton-{held.tokens}"
            held.uses[token] = 0
            self.reply(
                200, {}, {"access_token": token, "token_type": "Bearer", "expires_in": 1499, "scope": form["scope"][0]}
            )

        def reply(self, status: int, headers: dict[str, str], answer: Any) -> None:
            body = b"" if answer is None else json.dumps(answer).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json;charset=UTF-8")
            self.send_header("Content-Length", str(len(body)))
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: object) -> None:
            pass

    return Handler


@contextmanager
def api(offers: list[dict[str, Any]]) -> Iterator[Api]:
    """The API, for as long as the block lasts."""
    held = Api(offers)
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler(held))
    server.daemon_threads = True
    held.address = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield held
    finally:
        server.shutdown()
        server.server_close()
