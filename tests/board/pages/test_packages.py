"""Open data to take away: made once a day, whole, without what only serves the board; XML that aggregators read."""

import csv
import io
import json
import shutil
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest

from db.board.export import ParquetMissingError, as_csv, as_parquet, columns, open_jobs
from db.board.export_xml import as_xml
from db.board.packages import LIST, refresh
from tests.worlds.board.client import Board, valley


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> Board:
    folder = tmp_path_factory.mktemp("packages")
    shutil.copy(valley().board, folder / "board.db")
    assert refresh(folder / "board.db", folder / "donnees", valley().now)
    return Board(folder / "board.db")


def jobs_open() -> int:
    return sum(1 for _ in open_jobs(valley().board))


def test_the_page_offers_what_was_made(packed: Board) -> None:
    page = packed.html("/donnees")
    for name in ("offres.csv", "offres.jsonl", "tableau.db"):
        assert f'href="/donnees/{name}"' in page
    assert ("Le format Parquet n’est pas proposé ici" in page) != ('href="/donnees/offres.parquet"' in page)


def test_csv_and_json_lines_hold_every_open_job(packed: Board) -> None:
    answer = packed.get("/donnees/offres.csv")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert len(rows) == jobs_open()
    assert list(rows[0]) == columns()
    assert "attachment" in answer.headers["content-disposition"]
    lines = packed.get("/donnees/offres.jsonl").text.splitlines()
    assert [json.loads(line)["id"] for line in lines] == [row["id"] for row in rows]


def test_sqlite_is_the_board_without_its_index(packed: Board, tmp_path: Path) -> None:
    (tmp_path / "tableau.db").write_bytes(packed.get("/donnees/tableau.db").content)
    with closing(sqlite3.connect(tmp_path / "tableau.db")) as file:
        tables = {name for (name,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        assert {"jobs", "postings", "history", "meta"} <= tables
        assert not any("fts" in name or name == "job_facets" for name in tables)
        assert "search_text" not in {row[1] for row in file.execute("PRAGMA table_info(jobs)")}
        assert file.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_packages_are_made_once_a_day(tmp_path: Path) -> None:
    folder, now = tmp_path / "donnees", valley().now
    assert refresh(valley().board, folder, now)
    assert not refresh(valley().board, folder, now)
    assert refresh(valley().board, folder, now + timedelta(days=1))
    (folder / LIST).write_text("{", encoding="utf-8")
    assert refresh(valley().board, folder, now), "a list that cannot be read is made anew"
    assert not list(folder.glob("*.tmp-*"))


def test_before_the_first_night_the_page_says_so() -> None:
    own = Board(valley().board)
    assert "ne sont pas encore faits" in own.html("/donnees")
    assert own.get("/donnees/offres.csv").status_code == 404
    assert own.get("/donnees/vallee.db").status_code == 404


def test_changes_since_a_date(packed: Board) -> None:
    day = valley().now.date()
    every = packed.get("/donnees/changements.json?depuis=2020-01-01").json()
    later = packed.get(f"/donnees/changements.json?depuis={day + timedelta(days=1)}").json()
    assert every["complete"]
    assert every["count"] > 100
    assert later["count"] == 0
    assert {"closed", "open"} <= {job["status"] for job in every["jobs"]}
    assert packed.get("/donnees/changements.json?depuis=hier").status_code == 400
    assert packed.get("/donnees/changements.json").status_code == 400


def test_xml_says_how_many_jobs_it_holds() -> None:
    jobs = [*open_jobs(valley().board)][:5]
    jobs[0] = jobs[0] | {"title": "Trieur ]]> <b>& \x0b", "description": "<p>Oui</p>"}
    root = fromstring("".join(as_xml(jobs, valley().now, site="https://emplois.example")))
    assert root.findtext("expectedJobCount") == "5" == str(len(root.findall("job")))
    first = root.find("job")
    assert first is not None
    assert (first.findtext("title"), first.findtext("description")) == ("Trieur ]]> <b>& ", "<p>Oui</p>")
    assert (first.findtext("url") or "").startswith("https://emplois.example/offres/")
    assert first.findtext("country") == "FR"


def test_csv_has_a_header_without_jobs_and_no_formula() -> None:
    out = io.StringIO()
    as_csv([], out)
    assert out.getvalue().startswith("id,slug,title")
    out = io.StringIO()
    as_csv([next(open_jobs(valley().board)) | {"title": "=1+1"}], out)
    assert ",'=1+1," in out.getvalue()


def test_parquet_holds_every_job_or_says_what_is_missing() -> None:
    out = io.BytesIO()
    try:
        import pyarrow.parquet as pq
    except ImportError:
        with pytest.raises(ParquetMissingError, match=r"glassvallee\[parquet\]"):
            as_parquet(open_jobs(valley().board), out)
        return
    as_parquet(open_jobs(valley().board), out)
    assert pq.read_table(io.BytesIO(out.getvalue())).num_rows == jobs_open()
