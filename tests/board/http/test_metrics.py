"""Numbers for monitors: true, told to this machine only, off unless asked for, and without what visitors look for."""

import asyncio
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest
from msgspec.structs import replace
from prometheus_client.parser import text_string_to_metric_families

from board.companies import directory
from board.published.site import site_of_file
from board.search.index import build
from board.serve import app
from tests.worlds.board.client import board, valley
from tests.worlds.store_rows import board_rows

SANTE = "/sante"


class Metered:
    """A board with metrics, asked from an address."""

    def __init__(self, path: Path, *, metrics: bool = True) -> None:
        self.app = app(path, site=replace(site_of_file(), metrics=metrics))

    def get(self, path: str, client: str = "127.0.0.1", **headers: str) -> httpx.Response:
        async def ask() -> httpx.Response:
            transport = httpx.ASGITransport(app=self.app, client=(client, 4711))
            async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as asking:
                return await asking.get(
                    path, headers={name.replace("_", "-"): value for name, value in headers.items()}
                )

        return asyncio.run(ask())

    def numbers(self) -> dict[tuple[str, frozenset[tuple[str, str]]], float]:
        answer = self.get("/metrics")
        assert answer.status_code == 200
        return {
            (sample.name, frozenset(sample.labels.items())): sample.value
            for family in text_string_to_metric_families(answer.text)
            for sample in family.samples
        }


def test_it_tells_what_the_board_says() -> None:
    numbers = Metered(valley().board).numbers()
    (open_jobs,) = board_rows(valley().board, "SELECT count(*) FROM jobs WHERE status != 'closed'")[0]
    assert numbers["glassvallee_jobs_open", frozenset()] == open_jobs
    assert numbers["glassvallee_board_up", frozenset()] == 1
    assert numbers["glassvallee_sources", frozenset({("state", "failed")})] == 1
    assert numbers["glassvallee_source_alarm", frozenset({("source", "fonderie-maubrune")})] == 1
    at = numbers["glassvallee_published_timestamp_seconds", frozenset()]
    assert datetime.fromtimestamp(at, UTC) == valley().now
    healthy = numbers["glassvallee_source_healthy_timestamp_seconds", frozenset({("source", "verrerie-aubepine")})]
    assert datetime.fromtimestamp(healthy, UTC) == valley().now - timedelta(hours=3)


def test_answers_are_counted_without_what_was_looked_for() -> None:
    metered = Metered(valley().board)
    for path in ("/?q=grossesse", "/offres/aub010", "/offres.rss?q=grossesse", "/rien/grossesse", "/etat"):
        metered.get(path)
    numbers = metered.numbers()
    assert numbers["glassvallee_requests_total", frozenset({("page", "accueil"), ("status", "200")})] == 1
    assert numbers["glassvallee_requests_total", frozenset({("page", "autre"), ("status", "404")})] == 1
    assert numbers["glassvallee_request_seconds_count", frozenset({("page", "offres")})] == 2
    text = metered.get("/metrics").text
    assert "grossesse" not in text
    assert "aub010" not in text


@pytest.mark.parametrize(
    ("client", "headers"),
    [
        ("192.0.2.7", {}),
        ("127.0.0.1", {"X_Forwarded_For": "192.0.2.7"}),
        ("127.0.0.1", {"Forwarded": "for=192.0.2.7"}),
        ("", {}),
    ],
)
def test_others_are_told_nothing(client: str, headers: dict[str, str]) -> None:
    assert Metered(valley().board).get("/metrics", client, **headers).status_code == 404


def test_it_is_off_unless_asked_for(tmp_path: Path) -> None:
    assert board().get("/metrics").status_code == 404
    assert Metered(valley().board, metrics=False).get("/metrics").status_code == 404
    assert Metered(tmp_path / "board.db").numbers() == {("glassvallee_board_up", frozenset()): 0}


def test_it_has_safe_headers_and_is_not_kept() -> None:
    headers = Metered(valley().board).get("/metrics").headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    ("change", "hours", "status"),
    [
        ("", 1, "ok"),
        ("", 40, "stale"),
        ("UPDATE sources SET last_healthy = '2020-01-01T00:00:00Z'", 1, "unverified"),
        ("UPDATE sources SET last_healthy = NULL", 1, "unverified"),
        ("UPDATE sources SET last_healthy = NULL, state = 'disabled'", 1, "ok"),
        ("DELETE FROM sources", 1, "ok"),
    ],
)
def test_a_monitor_is_told_why(tmp_path: Path, change: str, hours: int, status: str) -> None:
    import sqlite3
    from contextlib import closing

    shutil.copy(valley().board, tmp_path / "board.db")
    with closing(sqlite3.connect(tmp_path / "board.db", isolation_level=None)) as connection:
        connection.execute(change)
        index = build(connection)
        connection.row_factory = sqlite3.Row
        numbers = directory.health(connection, index, valley().now + timedelta(hours=hours), 36)
    assert numbers.status == status
    assert bool(numbers.reason) is (status != "ok")


def test_the_answer_to_a_monitor_is_its_status(tmp_path: Path) -> None:
    assert board().get(SANTE).status_code == 200
    missing = Metered(tmp_path / "board.db").get(SANTE)
    assert (missing.status_code, missing.json()["reason"]) == (503, "aucun tableau n’a encore été publié")
