"""Every count of every page is a question that anybody can ask of a table: no history makes them differ."""

import json
import re
from functools import cache
from html import unescape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from tests.worlds.board.client import Board
from tests.worlds.board.company_histories import MEMBERS, OWNERS, published
from tests.worlds.store_rows import board_rows

LINK = re.compile(r'<a [^>]*?href="(/board/\w+\?[^"]*|/entreprises/[\w-]+/annonces\?[^"]*)"[^>]*>(.*?)</a>', re.DOTALL)
PAGES = ["/", "/etat", "/entreprises", "/donnees", *(f"/entreprises/{id}" for id in MEMBERS)]
SEEDS = range(8)


FOLDER = TemporaryDirectory(prefix="company-counts-")


@cache
def history(seed: int) -> tuple[Board, Path]:
    """The board of a history, made once for all tests."""
    folder = Path(FOLDER.name) / str(seed)
    folder.mkdir()
    file = published(folder, seed)
    return Board(file), file


@pytest.fixture(params=SEEDS)
def made(request: pytest.FixtureRequest) -> tuple[Board, Path]:
    return history(request.param)


def lines(board: Board, address: str) -> int:
    """How many lines a table has, as anybody may ask."""
    path, _, query = address.partition("?")
    found: dict[str, Any] = json.loads(board.get(f"{path}.json?{query}&_size=1").text)
    return int(found["filtered_table_rows_count"])


def number(words: str) -> int | None:
    """The number that a link begins with."""
    found = re.match(r"[\d\u202f]+", re.sub(r"<[^>]+>", "", words).strip())
    return int(found[0].replace("\u202f", "")) if found else None


def test_every_number_that_leads_somewhere_leads_to_as_many_lines(made: tuple[Board, Path]) -> None:
    board, _ = made
    followed = 0
    for page in PAGES:
        for address, words in LINK.findall(board.html(page)):
            count, href = number(words), unescape(address)
            if count is None or "à l’heure" in words:
                continue
            if href.startswith("/board/crawls?") and ("demande" in words or "voir la visite" in words):
                (visit,) = json.loads(
                    board.get(href.replace("?", ".json?") + "&_shape=array&_sort_desc=started_at").text
                )[:1]
                assert visit["requests" if "demande" in words else "found"] == count, (page, href)
                continue  # a cell of that table
            if href.startswith("/board/"):
                assert lines(board, href) == count, (page, href)
            else:
                listed = board.html(href)
                assert listed.count('<li class="panel">') == count, (page, href)
                table = re.search(r'href="(/board/postings\?[^"]+)"', listed)
                assert table
                assert lines(board, unescape(table[1])) == count, (page, table[1])
            followed += 1
    assert followed > 10


def test_the_sums_are_right(made: tuple[Board, Path]) -> None:
    board, file = made
    for member in MEMBERS:
        page = board.html(f"/entreprises/{member}")
        for table in re.findall(r'<table class="sum-table">.*?</table>', page, re.DOTALL):
            rows = re.findall(
                r'class="sign">(?:<span aria-hidden="true">(.)</span>.*?)?</td>.*?class="num">(.*?)</td>',
                table,
                re.DOTALL,
            )
            total = 0
            for sign, cell in rows:
                count = number(cell) or 0
                if sign == "=":
                    assert count == total, table
                total = {"": count, "=": count, "−": total - count, "+": total + count}[sign]
        (opened,) = board_rows(file, f"SELECT jobs_open FROM members WHERE id = '{member}'")[0]
        assert page.count('<article class="card') == opened
        assert lines(board, f"/board/member_jobs?member={member}&open=1") == opened


def test_the_visits_are_the_sums_of_their_table(made: tuple[Board, Path]) -> None:
    board, _ = made
    for source, member in OWNERS.items():
        rows = json.loads(board.get(f"/board/crawls.json?source={source}&_shape=array&_size=max").text)
        words = re.sub(r"<[^>]+>", "", board.html(f"/entreprises/{member}"))
        requests = sum(row["requests"] for row in rows)
        pages, unchanged = (sum(row[name] for row in rows) for name in ("pages", "not_modified"))
        assert re.search(
            rf"{requests}\s+demandes?, .{{1,20}}, {pages}\s+pages? lues?, dont {unchanged or 'aucune'}\s+inchangée",
            words,
        )


def test_sources_are_counted_alike_on_the_page_of_states(made: tuple[Board, Path]) -> None:
    board, file = made
    asked = {
        "kept": "fate__not=rejected",
        "rejected": "fate=rejected",
        "merged": "fate=merged",
        "shown": "fate__in=shown,absent",
    }
    for source, *counts in board_rows(file, "SELECT id, kept, rejected, merged, shown FROM sources"):
        found = [lines(board, f"/board/postings?source={source}&{query}") for query in asked.values()]
        assert found == counts, source
    opened = lines(board, "/board/jobs?status__not=closed")
    assert re.search(rf"<strong>{opened}</strong> offres? montrées?", board.html("/etat"))


def test_searches_and_filters_count_the_same(made: tuple[Board, Path]) -> None:
    board, _ = made
    answer = json.loads(board.get("/offres.json").text)
    assert answer["count"] == lines(board, "/board/jobs?status__not=closed")
    for facet, values in answer["facets"].items():
        for value in values:
            assert lines(board, f"/board/job_facets?facet={facet}&value={value['value']}") == value["count"], (
                facet,
                value,
            )


def test_the_graph_draws_the_weekly_counts(made: tuple[Board, Path]) -> None:
    board, file = made
    for member in MEMBERS:
        counts_by_teller = [
            int(count)
            for count in re.findall(r"<title>Semaine du [^<]+ : (\d+)</title>", board.html(f"/entreprises/{member}"))
        ]
        rows = board_rows(file, f"SELECT open FROM weekly_counts WHERE member = '{member}' ORDER BY week")
        assert sum(counts_by_teller) in {0, sum(row[0] for row in rows)}


def test_histories_hold_every_fate() -> None:
    """What the others prove would be worth little if nothing were ever merged, closed or absent."""
    files = [history(seed)[1] for seed in SEEDS]
    fates = {row[0] for file in files for row in board_rows(file, "SELECT fate FROM postings")}
    counts_by_teller = {row[0] for file in files for row in board_rows(file, "SELECT told FROM member_jobs")}
    assert fates == {"shown", "absent", "merged", "closed", "rejected"}
    assert counts_by_teller == {"own", "merged", "others"}
