"""Who searches too often waits; everybody else, and what costs nothing, does not."""

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest

from board.http.token_buckets import MOST_ADDRESSES, Buckets, client, costly, with_scheme
from board.published.site import CONFIG
from board.serve import datasette
from tests.worlds.board.client import valley


def app(folder: Path, **settings: Any) -> Any:
    """The board with other settings."""
    config = json.loads(CONFIG.read_text(encoding="utf-8"))
    config["plugins"]["board"] |= {"searches_per_second": 0.001, "searches_at_once": 3} | settings
    path = folder / "config.json"
    path.write_text(json.dumps(config), encoding="utf-8")
    return datasette(valley().board, config=path).app()


async def ask(
    app: Any, query: str, address: str, path: str = "/", **headers: str
) -> tuple[int, dict[bytes, bytes], bytes]:
    """One answer to one address."""
    sent = [(name.replace("_", "-").encode(), text.encode()) for name, text in headers.items()]
    scope = {
        "type": "http", "method": "GET", "scheme": "http", "path": path, "raw_path": path.encode(),
        "query_string": query.encode(), "headers": [(b"host", b"localhost"), *sent], "client": (address, 1),
    }  # fmt: skip
    got: list[Any] = []

    async def send(message: Any) -> None:
        got.append(message)

    async def receive() -> Any:
        return {"type": "http.request", "body": b"", "more_body": False}

    await app(scope, receive, send)
    return got[0]["status"], dict(got[0]["headers"]), got[1]["body"]


def statuses(app: Any, asked: list[tuple[str, str]], **headers: str) -> list[int]:
    async def run() -> list[int]:
        return [(await ask(app, query, address, **headers))[0] for query, address in asked]

    return asyncio.run(run())


def test_the_fourth_search_waits_and_others_do_not(tmp_path: Path) -> None:
    board = app(tmp_path)
    assert statuses(board, [(f"q=mot{n}", "192.0.2.1") for n in range(4)]) == [200, 200, 200, 429]
    assert statuses(board, [("q=mot1", "192.0.2.1")]) == [200], "a page already made costs nothing"
    assert statuses(board, [("q=autre", "192.0.2.2")]) == [200]
    assert statuses(board, [("", "192.0.2.1")]) == [200], "the first page is no search"


def test_the_answer_says_when_to_come_back_in_french(tmp_path: Path) -> None:
    board = app(tmp_path, searches_at_once=0)
    status, headers, body = asyncio.run(ask(board, "q=verre", "192.0.2.1"))
    assert (status, headers[b"Retry-After"]) == (429, b"1000")
    assert "Attendez quelques secondes" in body.decode()
    assert asyncio.run(ask(board, "", "192.0.2.1", path="/board/jobs"))[0] == 429


def test_only_a_named_proxy_is_believed(tmp_path: Path) -> None:
    asked = [(f"q=mot{n}", "192.0.2.9") for n in range(4)]
    assert statuses(app(tmp_path), asked, x_forwarded_for="198.51.100.7")[-1] == 429
    behind = app(tmp_path, trusted_proxies=["192.0.2.9"])
    assert statuses(behind, asked, x_forwarded_for="203.0.113.1, 198.51.100.7")[-1] == 429
    assert statuses(behind, [("q=z", "192.0.2.9")], x_forwarded_for="203.0.113.1, 198.51.100.8") == [200]


@pytest.mark.parametrize(
    ("address", "counted"),
    [("127.0.0.1", ""), ("testclient", ""), ("192.0.2.1", "192.0.2.1"), ("2001:db8:1:2:3::4", "2001:0db8:0001:0002")],
)
def test_whom_to_count(address: str, counted: str) -> None:
    assert client({"client": (address, 1), "headers": []}, []) == counted


def test_addresses_are_bounded_and_time_gives_tokens_back() -> None:
    buckets = Buckets(rate=1, burst=2)
    for number in range(MOST_ADDRESSES + 50):
        buckets.wait(str(number), 0)
    assert len(buckets.held) == MOST_ADDRESSES
    assert [buckets.wait("a", now) for now in (0, 0, 0, 1, 1)] == [0, 0, 1, 0, 1]


@pytest.mark.parametrize(
    ("path", "query", "asks_for_work"),
    [("/entreprises", b"", False), ("/entreprises/verrerie", b"", False), ("/entreprises/verrerie", b"x=1", True),
     ("/entreprises/verrerie/fiches", b"", True), ("/entreprises/verrerie/annonces", b"source=a", True), ("/retrait", b"", False)],
)  # fmt: skip
def test_files_and_lists_of_companies_are_counted(path: str, query: bytes, asks_for_work: bool) -> None:
    assert costly({"path": path, "query_string": query}) == asks_for_work


@pytest.mark.parametrize(
    ("near", "lines", "counted"),
    [
        ("192.0.2.9", [b"198.51.100.1", b"203.0.113.7"], "203.0.113.7"),
        ("192.0.2.9", [b"198.51.100.1, 203.0.113.7", b"192.0.2.9"], "203.0.113.7"),
        ("127.0.0.1", [b"198.51.100.1", b"203.0.113.7"], "203.0.113.7"),
        ("127.0.0.1", [], ""),
        ("198.51.100.9", [b"198.51.100.1"], "198.51.100.9"),
    ],
)
def test_of_several_lines_of_a_proxy_the_last_is_its_own(near: str, lines: list[bytes], counted: str) -> None:
    headers = [(b"x-forwarded-for", line) for line in lines]
    assert client({"client": (near, 1), "headers": headers}, ["192.0.2.9"]) == counted


@pytest.mark.parametrize(
    ("near", "said", "scheme"),
    [("192.0.2.9", b"https", "https"), ("127.0.0.1", b"https", "https"), ("198.51.100.9", b"https", "http"),
     ("192.0.2.9", b"javascript", "http"), ("192.0.2.9", b"https,http", "http")],
)  # fmt: skip
def test_only_a_proxy_says_which_scheme_its_reader_used(near: str, said: bytes, scheme: str) -> None:
    asked = {"client": (near, 1), "scheme": "http", "headers": [(b"x-forwarded-proto", said)]}
    assert with_scheme(asked, ["192.0.2.9"])["scheme"] == scheme
