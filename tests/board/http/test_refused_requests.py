"""Who is refused before a page is made, with which status, and for how long."""

import asyncio
from typing import Any

import pytest

from board.http import private_requests as private
from board.http.refused_requests import COSTLY_AT_ONCE, Refusals, RefusedRequest
from board.published.site import Site

VISITOR = ("192.0.2.7", 4000)


def scope(path: str, method: str = "GET", query: bytes = b"") -> dict[str, Any]:
    """A request as a server hands it over."""
    return {"type": "http", "method": method, "path": path, "query_string": query, "headers": [], "client": VISITOR}


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        (scope("/", "POST"), 405),
        (scope("/", query=b"q=" + b"a" * 5000), 414),
        (scope("/board/jobs", query=b"_facet=%C3%A9%00"), 400),
        (scope("//example.org"), 404),
        (scope("/\\example.org"), 404),
    ],
)
def test_what_nobody_may_ask_is_refused_without_a_time_to_come_back(asked: dict[str, Any], status: int) -> None:
    assert Refusals(Site()).of_request(asked) == RefusedRequest(status)


def test_a_table_is_refused_while_all_places_are_taken_and_other_pages_are_not() -> None:
    async def busy() -> tuple[RefusedRequest | None, ...]:
        refusals = Refusals(Site())
        free = refusals.of_request(scope("/board/jobs"))
        for _ in range(COSTLY_AT_ONCE):
            await refusals.gate.acquire()
        return free, refusals.of_request(scope("/board/jobs")), refusals.of_request(scope("/", query=b"q=verrier"))

    assert asyncio.run(busy()) == (None, RefusedRequest(503), None)


def test_who_searches_too_often_waits_for_its_next_token() -> None:
    refusals = Refusals(Site(searches_per_second=0.01, searches_at_once=1))
    search, page = scope("/", query=b"q=verrier"), scope("/offres/ab12-verrier")
    assert [refusals.charge_costly(search), refusals.charge_costly(page)] == [None, None]
    refused = refusals.charge_costly(search)
    assert refused is not None
    assert (refused.status, refused.sentence) == (429, "")
    assert 90 < refused.retry_after_seconds <= 100


def test_who_sends_too_often_is_told_that_nothing_is_lost() -> None:
    refusals = Refusals(Site())
    sent = scope("/alertes", "POST")
    answers = [refusals.charge_private(sent) for _ in range(int(private.WORDS_AT_ONCE) + 1)]
    refused = answers.pop()
    assert answers == [None] * len(answers)
    assert refused is not None
    assert (refused.status, refused.sentence) == (429, private.OFTEN)
    assert 0 < refused.retry_after_seconds <= 60
