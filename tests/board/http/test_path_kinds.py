"""However a path is spelt, the guards see in it what Datasette sees."""

import asyncio

import pytest

from board.http.path_kinds import is_odd, is_table
from board.http.refused_requests import Refusals, RefusedRequest
from board.pages import ROUTES
from board.published.site import Site
from tests.worlds.board.client import TYPES, board
from tests.worlds.board.http_scopes import scope_of

SPELLINGS = (
    "/~62oard/jobs.json",
    "/b~6Fard/jobs.csv",
    "/~62~6f~61rd",
    "/%62oard/jobs.json",
    "/b%6fard/jobs.csv",
    "/%7E62oard/jobs",
)
"""``/board`` for Datasette, directly or by a redirection."""


@pytest.mark.parametrize("path", SPELLINGS)
def test_another_spelling_of_a_table_is_not_answered(path: str) -> None:
    answer = board().get(path)
    assert (answer.status_code, "location" in answer.headers) == (404, False)


@pytest.mark.parametrize(
    "path", ["/board", "/board.json", "/board/jobs.csv", "/board/jobs/aub010", "/.json", "/board/", "/Board", "/rien"]
)
def test_what_is_not_ours_is_limited_and_waits_as_a_table_does(path: str) -> None:
    async def asked() -> tuple[RefusedRequest | None, RefusedRequest | None, RefusedRequest | None]:
        refusals = Refusals(Site(searches_per_second=0.01, searches_at_once=1))
        charged = refusals.charge_costly(scope_of(path)), refusals.charge_costly(scope_of(path))
        while not refusals.gate.locked():
            await refusals.gate.acquire()
        return (*charged, refusals.of_request(scope_of(path)))

    free, charged, gated = asyncio.run(asked())
    assert (free, charged and charged.status, gated and gated.status) == (None, 429, 503)


def test_each_page_of_ours_is_one_and_is_spelt_as_we_spell_it() -> None:
    ours = [path for path in TYPES if not path.startswith(("/board", "/rien"))]
    assert not [path for path in ours if is_table(scope_of(path.partition("?")[0]))]
    assert not [path for path in TYPES if is_odd(scope_of(path.partition("?")[0]))]
    assert not any(is_table(scope_of(path)) for path in ROUTES if not set(path) & set("(\\"))


def test_a_table_in_any_spelling_that_is_answered_begins_no_formula() -> None:
    """The layer that takes formulas away is told by the same function: what is no page of ours passes through it."""
    assert all(is_table(scope_of(path)) for path in SPELLINGS)
    assert all(is_table(scope_of(path)) for path in ("/board/~6Aobs.csv", "/board/jobs.csv"))


def test_every_unreserved_letter_written_as_a_number_is_odd() -> None:
    letters = "ABCXYZabcxyz0189-._~OopP"
    assert all(is_odd(scope_of(f"/offres/a%{ord(letter):02{case}}")) for letter in letters for case in "xX")
    assert not any(is_odd(scope_of(f"/offres/a%{ord(letter):02x}")) for letter in "/ :?#[]@!$&'()*+,;=%\"<>\\^`{|}\x7f")
