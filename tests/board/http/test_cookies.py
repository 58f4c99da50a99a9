"""What no browser sends, or another site left behind, makes no page fail and writes nothing into the log."""

import asyncio
import logging
from pathlib import Path
from typing import Any

import pytest

from board.http.cookies import with_our_cookies
from board.members.desk import COOKIES
from tests.worlds.board.client import board
from tests.worlds.board.http_scopes import scope_of
from tests.worlds.board.members_world import world

AMISS = ["\xff\xfe", "a=\xe9t\xe9", "a(b=1", "a/b=1", "é{=1; membre=x", ";;;", "ds_messages=\xff", "=", "membre=\xff"]


async def status(application: Any, path: str, cookie: str) -> int:
    """How a request with a cookie is answered."""
    got: list[Any] = []

    async def send(message: Any) -> None:
        got.append(message)

    async def receive() -> Any:
        return {"type": "http.request", "body": b"", "more_body": False}

    await application(scope_of(path, cookie=cookie), receive, send)
    return int(got[0]["status"])


@pytest.mark.parametrize("cookie", AMISS)
def test_cookies_that_cannot_be_read_harm_nobody(cookie: str, caplog: pytest.LogCaptureFixture) -> None:
    application = board().datasette.app()
    for path in ("/", "/board/members", "/etat"):
        assert asyncio.run(status(application, path, cookie)) == 200
    assert asyncio.run(status(application, "/membre", cookie)) == 404, "nobody writes here"
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]


def test_our_cookies_stay() -> None:
    sent = "; ".join(f"{name}=valeur-{n}.x" for n, name in enumerate([*COOKIES.values(), "ds_actor"]))
    assert dict(with_our_cookies(scope_of("/", cookie=f"_ga=1; {sent}"))["headers"])[b"cookie"] == sent.encode()
    assert b"cookie" not in dict(with_our_cookies(scope_of("/", cookie="_ga=1"))["headers"])


def test_an_origin_that_is_none_is_another_site(tmp_path: Path) -> None:
    answer = world(tmp_path).ask("POST", "/retrait/demande", data={"pourquoi": "x"}, headers={"origin": "http://["})
    assert answer.status_code == 403


@pytest.mark.parametrize(
    "path", ["/board/member_jobs/x", "/board/job_facets/x", "/board/job_facets/x.json", "/board/job_facets/x,y"]
)
def test_half_a_key_is_no_row(path: str, caplog: pytest.LogCaptureFixture) -> None:
    assert board().get(path).status_code == 404
    assert not [record for record in caplog.records if record.exc_info]
