"""A finished file holds what it was given under the columns of board.sql, and nothing else of it."""

import subprocess
import sys
from pathlib import Path

from db.board.shown_jobs import explained_postings, published_at, shown_jobs
from db.board.write import write_board
from db.schema import tables
from tests.worlds.store_rows import board_rows

NAMES = {name: table.names for name, table in tables("board").items()}
NOTHING = dict.fromkeys(NAMES["jobs"], "")
JOB = NOTHING | dict.fromkeys(("lat", "lon", "salary_gross", "experience_months", "beginner", "education", "hours"))
JOB |= dict.fromkeys(("contract_months", "salary_min", "salary_max", "salary_months")) | {"places": "[]"}


def test_db_starts_without_what_others_need() -> None:
    ours = "db.board.read_vallee, db.board.write, db.people.in_force, db.vallee.refinement"
    code = f"import sys, {ours}; print(*{{name.partition('.')[0] for name in sys.modules}})"
    modules = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"scrapy", "datasette", "crawlers", "pipeline", "board"} & set(modules)


def test_only_columns_of_the_public_schema_are_written_and_all_tables_are_there(tmp_path: Path) -> None:
    path = tmp_path / "board.db"
    jobs = [JOB | {"id": id, "status": status, "note": "à nous"} for id, status in (("a", "open"), ("b", "closed"))]
    counts = write_board(path, dict.fromkeys(NAMES, ()) | {"jobs": jobs})
    assert counts == dict.fromkeys(NAMES, 0) | {"jobs": 2}
    assert "à nous".encode() not in path.read_bytes()
    assert {name for (name,) in board_rows(path, "SELECT name FROM sqlite_master WHERE type = 'table'")} >= NAMES.keys()
    assert shown_jobs(path) == {"a"}


def test_a_file_that_is_none_of_ours_shows_and_explains_nothing(tmp_path: Path) -> None:
    path = tmp_path / "board.db"
    for content in (None, b"pas une base", b""):
        if content is not None:
            path.write_bytes(content)
        assert (shown_jobs(path), explained_postings(path), published_at(path)) == (set(), set(), "")
