"""An offer that was shown and is no offer of ours any more keeps its page, closed, with the reason."""

from dataclasses import replace

import pytest

from pipeline.deduplicate import deduplicate
from pipeline.installation.paths import Paths
from pipeline.model import Rejection
from tests.worlds.board.client import Board
from tests.worlds.postings.strategies import EMPLOYER
from tests.worlds.rebuilt_days import content, crawl, offer, paths, rebuild
from tests.worlds.store_rows import board_rows

assert paths, "the fixture"
OTHERS = {n: offer(n) for n in (2, 3, 4)}
FILLED = offer(1).replace(b"(H/F)", b"(H/F) : poste pourvu")
JOBS = "SELECT id, status, closed_by FROM jobs ORDER BY id"


def test_its_page_stays_and_says_why(paths: Paths) -> None:
    crawl(paths, 0, {1: offer(1), **OTHERS})
    before = board_rows(paths.board, JOBS)
    ((id,),) = board_rows(paths.board, "SELECT job FROM postings WHERE title LIKE 'Régleur 1%'")
    crawl(paths, 1, {1: FILLED, **OTHERS})

    closed = sorted((one, "closed", "rejected") if one == id else (one, status, by) for one, status, by in before)
    assert board_rows(paths.board, JOBS) == closed
    assert board_rows(paths.board, f"SELECT rejection FROM postings WHERE job = '{id}'") == [("FILLED",)]
    board = Board(paths.board)
    here = board.get(f"/offres/{id}")
    page = board.html(here.headers["location"]) if here.is_redirect else here.text
    assert "n’est plus à pourvoir" in page
    assert f"/offres/{id}" not in board.html("/")

    told = content(paths)
    rebuild(paths, 1)
    assert content(paths) == told


def test_it_opens_again_under_its_address(paths: Paths) -> None:
    crawl(paths, 0, {1: offer(1), **OTHERS})
    before = board_rows(paths.board, JOBS)
    crawl(paths, 1, {1: FILLED, **OTHERS})
    crawl(paths, 2, {1: offer(1), **OTHERS})

    assert board_rows(paths.board, JOBS) == before


def test_what_was_never_shown_makes_no_page(paths: Paths) -> None:
    crawl(paths, 0, {1: FILLED, **OTHERS})

    assert len(board_rows(paths.board, JOBS)) == len(OTHERS)


@pytest.mark.parametrize("why", [one for one in Rejection if one is not Rejection.NO_TITLE])
def test_a_job_goes_on_with_the_postings_that_are_left(why: Rejection) -> None:
    other = replace(EMPLOYER, id="b", source="ft", publisher="France Travail", publisher_kind="public_service")
    (job,) = deduplicate([EMPLOYER, other]).jobs
    founders = dict.fromkeys(job.postings, job.id)

    one_left = deduplicate([replace(EMPLOYER, rejection=why), other], founders=founders).jobs
    assert [(one.id, one.postings) for one in one_left] == [(job.id, ("b",))]
    gone = [replace(one, rejection=why) for one in (EMPLOYER, other)]
    none_left = deduplicate(gone, founders=founders).jobs
    assert [(one.id, set(one.postings)) for one in none_left] == [(job.id, {"a", "b"})]
    assert deduplicate(reversed(gone), founders=founders).jobs == none_left
    assert deduplicate(gone).jobs == ()
