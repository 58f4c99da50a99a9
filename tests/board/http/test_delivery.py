"""Headers that protect, ETag and 304, compression, and what is refused before any work is done."""

import asyncio
import os
import shutil
import sqlite3
from pathlib import Path
from typing import Any

import httpx
import pytest

from board.http.delivery import Delivery, Scope, Send
from board.http.page_cache import LARGEST_ANSWER_BYTES, Answer, KeptPages
from board.http.refused_requests import COSTLY_AT_ONCE
from board.http.request import database
from board.search.query import LONGEST_ADDRESS
from tests.worlds.board.client import Board, board, valley

JOB = "/offres/aub010-trieur-de-flacons-le-treport"


@pytest.mark.parametrize(
    "path", ["/", JOB, "/etat", "/rien", "/board/jobs", "/static/board.css", "/offres.json", "/sante"]
)
def test_headers_protect(path: str) -> None:
    headers = board().get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert "set-cookie" not in headers


def test_only_the_widget_may_be_framed() -> None:
    headers = board().get("/integration?entreprise=verrerie-aubepine").headers
    assert "frame-ancestors *" in headers["content-security-policy"]
    assert "x-frame-options" not in headers


@pytest.mark.parametrize("path", ["/", JOB, "/etat", "/offres.rss", "/static/board.css"])
def test_unchanged_is_not_sent_again(path: str) -> None:
    first = board().get(path)
    again = board().get(path, If_None_Match=first.headers["etag"])
    assert (again.status_code, again.content) == (304, b"")
    assert "content-security-policy" in again.headers
    assert again.headers["vary"] == first.headers["vary"] == "Accept-Encoding"


def test_another_file_has_another_etag(tmp_path: Path) -> None:
    shutil.copy(valley().board, tmp_path / "board.db")
    own = Board(tmp_path / "board.db")
    tag = own.get("/").headers["etag"]
    shutil.copy(valley().board, tmp_path / "new.db")
    os.replace(tmp_path / "new.db", tmp_path / "board.db")  # noqa: PTH105 - the very call that publishing makes
    changed = own.get("/", If_None_Match=tag)
    assert changed.status_code == 200
    assert changed.headers["etag"] != tag


def test_pages_are_compressed_for_who_reads_it() -> None:
    assert board().get("/", Accept_Encoding="gzip").headers["content-encoding"] == "gzip"
    assert "content-encoding" not in board().get("/", Accept_Encoding="identity").headers


def test_head_has_no_body() -> None:
    answer = board().get("/", method="HEAD")
    assert answer.status_code == 200
    assert answer.content == b""
    assert int(answer.headers["content-length"]) > 1000


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "TRACE"])
@pytest.mark.parametrize("path", ["/", JOB, "/etat", "/retrait", "/offres.json", "/board/jobs", "/sante"])
def test_nothing_can_be_sent(path: str, method: str) -> None:
    answer = board().get(path, method=method)
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD")


def test_where_a_form_is_taken_nothing_else_is() -> None:
    answer = board().get("/alertes", method="PUT")
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD, POST")


@pytest.mark.parametrize(
    "path",
    ["/", "/donnees/changements.json", "/entreprises/verrerie-aubepine/offres.csv", "/board/jobs.json", "/rien.json"],
)
def test_what_is_public_may_be_read_by_any_site(path: str) -> None:
    assert board().get(path).headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize("path", ["/membre", "/association", "/alertes", "/retrait/demande"])
def test_what_is_private_may_not(path: str) -> None:
    assert "access-control-allow-origin" not in board().get(path).headers


def test_tables_say_the_public_address() -> None:
    own = Board(valley().board, url="https://emplois.example")
    assert own.get("/board/jobs.json?_size=1").json()["next_url"].startswith("https://emplois.example/board/jobs.json?")


def test_nobody_writes_into_the_public_file() -> None:
    with pytest.raises(PermissionError):
        database(board().datasette).connect(write=True)
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        database(board().datasette).connect().execute("DELETE FROM jobs")


def test_an_endless_address_is_refused() -> None:
    assert board().get(f"/?q={'a' * LONGEST_ADDRESS}").status_code == 414


def test_a_hostile_host_is_not_repeated() -> None:
    page = board().get("/", Host='evil"><script>alert(1)</script>').text
    assert "<script>alert" not in page
    assert "//evil" not in page


def test_a_page_that_is_asked_for_with_a_cookie_is_never_kept() -> None:
    assert "etag" not in board().get("/", Cookie="ds_actor=x").headers


def test_costly_pages_wait_at_a_gate() -> None:
    inside, most = 0, 0

    async def slow(scope: Scope, receive: Any, send: Send) -> None:
        nonlocal inside, most
        inside += 1
        most = max(most, inside)
        for _ in range(20):  # others come meanwhile
            await asyncio.sleep(0)
        inside -= 1
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b""})

    async def many() -> list[int]:
        gated = Delivery(slow, board().datasette)
        async with httpx.AsyncClient(transport=httpx.ASGITransport(gated), base_url="http://localhost") as client:
            answers = await asyncio.gather(*(client.get("/board/jobs") for _ in range(COSTLY_AT_ONCE * 4)))
        return [answer.status_code for answer in answers]

    statuses = asyncio.run(many())
    assert most == COSTLY_AT_ONCE
    assert statuses.count(200) >= COSTLY_AT_ONCE
    assert 503 in statuses


def test_static_files_last_when_their_address_says_which() -> None:
    page = board().html("/")
    address = page.split('rel="stylesheet" href="')[1].split('"')[0]
    assert "immutable" in board().get(address).headers["cache-control"]
    assert board().get("/static/board.css").headers["cache-control"] == "no-cache"


def test_kept_pages_are_bounded_and_end_with_their_file() -> None:
    kept = KeptPages()
    assert kept.get("one", ("a",)) is None
    for number in range(200):
        kept.put("one", (str(number),), Answer(200, [], b"x" * (LARGEST_ANSWER_BYTES - 2000)))
    assert kept.size < 25_000_000
    assert kept.get("one", ("199",)) is not None
    assert kept.get("one", ("0",)) is None
    assert kept.get("two", ("199",)) is None


def test_first_load_is_light() -> None:
    paths = ["/", "/static/board.css", "/static/board.js", "/static/icon.svg", "/manifest.webmanifest"]
    sizes = [int(board().get(path, Accept_Encoding="gzip").headers["content-length"]) for path in paths]
    assert sum(sizes) < 60_000
