"""A board that shows jobs is emptied only by what proves them gone."""

from datetime import timedelta
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from db.store import open_store
from db.vallee.ingest import ingest
from db.vallee.refinement import write_jobs
from db.vallee.rows import PostingRow
from pipeline.publishing.emptied_guard import refusal
from pipeline.publishing.publish import publish
from tests.worlds.published_files import LATER, NOW, place
from tests.worlds.store_rows import DAY, board_rows, crawl, job, job_posting


def empty(store: Path, **why: Any) -> None:
    """Close every job."""
    with open_store(store) as kept:
        end = {"status": "closed", "closed_at": DAY, **why}
        rows = list(kept.read(PostingRow))
        write_jobs(kept, [job(row, **end) for row in rows], [job_posting(row, **end) for row in rows], [], DAY)


def test_board_is_not_emptied_without_proof(tmp_path: Path) -> None:
    store, board = place(tmp_path)
    publish(store, board, NOW)
    before = board.read_bytes()
    empty(store, closed_by="absent")
    refused = publish(store, board, LATER)
    assert "montre 3 offres" in refused.refused
    assert board.read_bytes() == before
    assert not list(tmp_path.glob("board.db.tmp-*"))
    assert not publish(store, board, LATER, force=True).refused
    assert board_rows(board, "SELECT DISTINCT status FROM jobs") == [("closed",)]


def test_lost_store_does_not_empty_the_board(tmp_path: Path) -> None:
    store, board = place(tmp_path)
    publish(store, board, NOW)
    store.unlink()
    with open_store(store):
        pass
    assert publish(store, board, LATER).refused


def test_board_is_emptied_by_reasons_or_by_a_complete_crawl(tmp_path: Path) -> None:
    store, board = place(tmp_path)
    publish(store, board, NOW)
    empty(store, closed_by="valid_through")
    assert not publish(store, board, LATER).refused
    with open_store(store) as kept:
        rows = list(kept.read(PostingRow))
        write_jobs(kept, [job(row) for row in rows], [job_posting(row) for row in rows], [], DAY)
    publish(store, board, LATER)
    empty(store, closed_by="absent")
    assert publish(store, board, LATER).refused
    with open_store(store) as kept:
        ingest(kept, crawl(at="2026-11-26T05:30:00Z"))
    assert publish(store, board, LATER).refused, "a visit to come was made under a fast clock, and proves nothing"
    assert not publish(store, board, LATER + timedelta(days=1)).refused


def test_empty_store_gives_an_empty_board(tmp_path: Path) -> None:
    with open_store(tmp_path / "vallee.db"):
        pass
    publish(tmp_path / "vallee.db", tmp_path / "board.db", NOW)
    assert board_rows(tmp_path / "board.db", "SELECT count(*) FROM jobs") == [(0,)]


IDS = st.sets(st.sampled_from("abcd"))


@given(IDS, IDS, IDS, st.booleans())
def test_a_board_is_refused_only_when_it_would_be_emptied_without_proof_or_reason(
    before: set[str], after: set[str], explained: set[str], proved: bool
) -> None:
    refused = refusal("board.db", before, after, explained, proved=proved)
    assert bool(refused) is (not after and not proved and not before <= explained)
    assert not refused or f"il montre {len(before)} offres" in refused
