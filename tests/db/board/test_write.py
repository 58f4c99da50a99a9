"""A finished file holds what it was given, each line in its table."""

import subprocess
import sys
from pathlib import Path

from db.board.lines import BoardLines, CrawlLine, JobLine
from db.board.shown_jobs import explained_postings, published_at, shown_jobs
from db.board.write import write_board
from db.schema import tables
from tests.worlds.board.lines import line
from tests.worlds.store_rows import board_rows


def test_db_starts_without_what_others_need() -> None:
    ours = "db.board.read_vallee, db.board.write, db.people.in_force, db.vallee.refinement"
    code = f"import sys, {ours}; print(*{{name.partition('.')[0] for name in sys.modules}})"
    modules = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"scrapy", "datasette", "crawlers", "pipeline", "board"} & set(modules)


def test_every_line_is_written_under_its_table_and_all_tables_are_there(tmp_path: Path) -> None:
    path = tmp_path / "board.db"
    jobs = [line(JobLine, id=id, status=status, title=f"Offre {id}") for id, status in (("a", "open"), ("b", "closed"))]
    crawls = (line(CrawlLine, id=f"site@{n}", healthy=n) for n in (0, 1))
    counts = write_board(path, BoardLines(jobs=jobs, crawls=crawls))
    assert counts == dict.fromkeys(tables("board"), 0) | {"jobs": 2, "crawls": 2}
    assert board_rows(path, "SELECT id, title, hours FROM jobs") == [("a", "Offre a", None), ("b", "Offre b", None)]
    assert board_rows(path, "SELECT id, healthy FROM crawls") == [("site@0", 0), ("site@1", 1)]
    assert {
        name for (name,) in board_rows(path, "SELECT name FROM sqlite_master WHERE type = 'table'")
    } >= counts.keys()
    assert shown_jobs(path) == {"a"}


def test_a_file_that_is_none_of_ours_shows_and_explains_nothing(tmp_path: Path) -> None:
    path = tmp_path / "board.db"
    for content in (None, b"pas une base", b""):
        if content is not None:
            path.write_bytes(content)
        assert (shown_jobs(path), explained_postings(path), published_at(path)) == (set(), set(), "")
