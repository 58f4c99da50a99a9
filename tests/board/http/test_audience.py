"""Sums of searches, views and clicks: exact, without a trace of who asked."""

import contextlib
from collections import Counter
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from threading import Lock
from typing import Any

import pytest

from board.http.audience import WRITE_EVERY_SECONDS, Audience, Counted, event, robot
from tests.worlds.board.visitors import PHONE

DAY = "2026-11-24"


def asked(path: str, query: bytes = b"", method: str = "GET", **headers: bytes) -> dict[str, Any]:
    named = {"user_agent": PHONE} | headers
    return {
        "method": method,
        "path": path,
        "query_string": query,
        "headers": [(name.replace("_", "-").encode(), content) for name, content in named.items()],
    }


@pytest.mark.parametrize(
    ("scope", "status", "counted"),
    [
        (asked("/", b"q=verrier"), 200, ("search", "")),
        (asked("/", b"q=verrier"), 304, ("search", "")),
        (asked("/"), 200, None),
        (asked("/", b"q=verrier", method="HEAD"), 200, None),
        (asked("/offres/ab12-verrier-eu"), 200, ("view", "ab12")),
        (asked("/offres/ab12"), 301, None),
        (asked("/offres/inconnue-x"), 404, None),
        (asked("/offres/ab12/postuler", method="POST"), 204, ("apply", "ab12")),
        (asked("/offres/ab12/postuler", method="POST"), 404, None),
        (asked("/offres/ab12/postuler"), 200, None),
        (asked("/offres/ab12-verrier", sec_purpose=b"prefetch;prerender"), 200, None),
        (asked("/offres.json", b"q=x"), 200, None),
        (asked("/entreprises"), 200, None),
    ],
)
def test_what_counts(scope: dict[str, Any], status: int, counted: tuple[str, str] | None) -> None:
    assert event(scope, status) == counted


@pytest.mark.parametrize(
    ("agent", "is_one"),
    [
        (PHONE, False),
        (
            b"Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 Version/19.0 Mobile/15E148 Safari/604.1",
            False,
        ),
        (b"Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", False),
        (b"Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36 Edg/140.0", False),
        (b"Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)", True),
        (b"Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; bingbot/2.0)", True),
        (b"facebookexternalhit/1.1", True),
        (b"curl/8.5.0", True),
        (b"", True),
    ],
)
def test_robots_are_counted_apart(agent: bytes, is_one: bool) -> None:
    assert robot(asked("/", user_agent=agent)) is is_one


def test_nothing_is_lost_when_the_writing_fails_or_many_ask_at_once() -> None:
    kept: Counter[Counted] = Counter()
    full = [True, False, True]
    transaction = Lock()

    def write(sums: Iterable[tuple[Counted, int]]) -> None:
        with transaction:  # as people.db has one writer at a time
            if full and full.pop():
                raise OSError("disk full")
            kept.update(dict(sums))

    audience = Audience(write)

    def visit(n: int) -> None:
        audience.note(asked("/offres/ab12-x"), 200, DAY)
        if n % 100 == 0:
            with contextlib.suppress(OSError):
                audience.settle()

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(visit, range(2000)))
    audience.settle()
    assert kept == {Counted(DAY, "view", "ab12", 0): 2000}
    assert not audience.sums


def test_sums_are_written_once_an_interval() -> None:
    audience = Audience(lambda sums: None)
    assert not audience.due(100.0)
    audience.note(asked("/", b"q=x"), 200, DAY)
    assert audience.due(100.0)
    assert not audience.due(100.0 + WRITE_EVERY_SECONDS / 2)
    assert audience.due(101.0 + WRITE_EVERY_SECONDS)
