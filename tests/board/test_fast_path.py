"""The short way to a page: nobody can tell it from the long one."""

import asyncio

import httpx
import pytest
from msgspec.structs import replace

from board.fast_path import FastPath
from board.http.delivery import Delivery
from board.published.site import site_of_file
from board.serve import datasette
from tests.worlds.board.client import JOB, NOTICE, valley

SHORT = [
    "/",
    "/?q=cariste&contrat=CDI",
    "/?q=zzz",
    JOB,
    "/offres/aub010",
    "/offres/aub010-autre",
    "/offres/zzz",
    "/offres/%41ub",
]


def both(path: str) -> tuple[httpx.Response, httpx.Response]:
    """A page through Datasette's router, and past it."""

    async def ask() -> tuple[httpx.Response, httpx.Response]:
        answers = []
        for started in (False, True):
            own = datasette(valley().board, site=replace(site_of_file(), notice=NOTICE))
            await own.invoke_startup()
            app = own.app()
            assert isinstance(app, Delivery)
            assert isinstance(app.app, FastPath)
            app.app.started = started
            transport = httpx.ASGITransport(app=app)
            async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
                answers.append(await client.get(path))
        return answers[0], answers[1]

    return asyncio.run(ask())


@pytest.mark.parametrize("path", SHORT)
def test_the_short_way_answers_as_the_long_one(path: str) -> None:
    long, short = both(path)
    assert (short.status_code, short.text) == (long.status_code, long.text)
    assert sorted(short.headers.multi_items()) == sorted(long.headers.multi_items())


def test_pages_for_somebody_take_the_long_way() -> None:
    app = datasette(valley().board).app()
    way = app.app
    way.started = True

    async def asked(**scope: object) -> object:
        seen: list[object] = []

        async def inner(scope: object, _receive: object, _send: object) -> None:
            seen.append(scope)

        way.app = inner

        async def send(_message: object) -> None:
            return None

        base = {
            "type": "http",
            "method": "GET",
            "path": "/rien",
            "raw_path": b"/rien",
            "query_string": b"",
            "headers": [],
        }
        await way(base | scope, None, send)
        return seen

    home = {"path": "/", "raw_path": b"/"}
    assert asyncio.run(asked(**home, headers=[(b"cookie", b"ds_actor=x")]))
    assert asyncio.run(asked(**home, headers=[(b"Authorization", b"Bearer x")]))
    assert asyncio.run(asked(**home, method="POST"))
    assert asyncio.run(asked())
