"""The past: what was open on a day, how many jobs there were in a week, and what a source changed."""

import json
import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from board.search import past_days as past
from board.search.query import Search
from crawlers.registry.registry import read_registry
from db.store import open_store
from db.vallee.rows import Version
from pipeline.history.text_changes import changes
from pipeline.history.weekly_counts import counts
from pipeline.installation.paths import Paths
from pipeline.model import ClosedBy, Life, Status
from pipeline.publishing.publish import publish, publish_board
from pipeline.refine import refine_all
from tests.worlds.board.client import board, valley
from tests.worlds.rebuilt_days import NOW, crawl, days, offer, paths, rebuild

assert paths, "the fixture"
MONDAY = date(2026, 11, 23)


def open_on(made: Paths, day: date) -> list[str]:
    with closing(sqlite3.connect(made.board)) as connection:
        connection.row_factory = sqlite3.Row
        index = past.build(connection, day)
        (titles,) = connection.execute(
            f"SELECT json_group_array(title) FROM jobs WHERE rowid IN ({','.join(map(str, index.rowids))})"
        ).fetchone()
        assert len(index.ids) == index.everything.bit_count()
    return sorted(titles.strip("[]").replace('"', "").split(",")) if index.rowids else []


def test_the_board_of_a_day_has_the_jobs_of_that_day(paths: Paths) -> None:
    days(paths)
    assert open_on(paths, NOW.date() - timedelta(days=1)) == []
    assert open_on(paths, NOW.date()) == [f"Régleur {n}" for n in range(4)]
    assert open_on(paths, NOW.date() + timedelta(days=1)) == [f"Régleur {n}" for n in range(4)]
    assert open_on(paths, NOW.date() + timedelta(days=2)) == [f"Régleur {n}" for n in (1, 2, 3, 4)]


def test_a_job_that_came_back_was_not_there_in_between(paths: Paths) -> None:
    for day, there in enumerate(((1, 2, 3), (2, 3), (2, 3), (2, 3), (1, 2, 3))):
        crawl(paths, day, {n: offer(n) for n in there})

    seen = ["Régleur 1" in open_on(paths, NOW.date() + timedelta(days=day)) for day in range(5)]
    assert seen == [True, True, False, False, True]


def test_changes_of_a_source_are_told_on_the_page_of_the_job(paths: Paths) -> None:
    days(paths)
    with closing(sqlite3.connect(paths.board)) as connection:
        told = connection.execute("SELECT field, crawl FROM changes").fetchall()
    assert told == [("description", f"verrerie-site@{NOW + timedelta(days=1):%Y-%m-%dT%H:%M:%SZ}")]

    rebuild(paths, 2)
    with closing(sqlite3.connect(paths.board)) as connection:
        assert connection.execute("SELECT field, crawl FROM changes").fetchall() == told


def version(id: str, crawl: str, **fields: Any) -> Version:
    return Version(id, crawl, seen_at=crawl, fields=json.dumps(fields))


def test_changes_are_told_field_by_field_in_the_words_of_the_source() -> None:
    told = changes([
        version("a", "1", title="Fondeur", baseSalary="2 000 €", workHours="3x8"),
        version("a", "2", title="Fondeur", baseSalary="2 100 €", validThrough="2026-12-01"),
        version("b", "1", title="Trieur"),
        version("b", "2", title="Trieur", description="Autre texte"),
    ])  # fmt: skip
    assert [(row.posting, row.crawl, row.field, row.old, row.new) for row in told] == [
        ("a", "2", "salary", "2 000 €", "2 100 €"),
        ("a", "2", "valid_through", "", "2026-12-01"),
        ("a", "2", "schedule", "3x8", ""),
        ("b", "2", "description", "", ""),
    ]


def life(first: int, closed: int | None = None, reopened: int | None = None) -> Life:
    """Days from Monday 23 November 2026 at noon."""
    at = [datetime(2026, 11, 23, 12, tzinfo=UTC) + timedelta(days=day or 0) for day in (first, closed, reopened)]
    return Life(
        status=Status.OPEN if closed is None else Status.CLOSED,
        first_seen=at[0],
        last_seen=at[0],
        closed_at=None if closed is None else at[1],
        closed_by=None if closed is None else ClosedBy.ABSENT,
        reopened_at=None if reopened is None else at[2],
    )


def test_weeks_are_counted_for_each_member() -> None:
    lives = [(["aubepine"], life(-3)), (["aubepine", "cfa"], life(1, closed=2)), (["cfa"], life(-9, reopened=3))]
    rows = counts(lives, [MONDAY - timedelta(days=7), MONDAY])

    told = {(row.week, row.member): (row.open, row.opened, row.closed) for row in rows}
    assert told == {
        ("2026-11-16", "aubepine"): (1, 1, 0),
        ("2026-11-16", "cfa"): (1, 0, 0),
        ("2026-11-23", "aubepine"): (1, 1, 1),
        ("2026-11-23", "cfa"): (1, 2, 1),
    }


def weeks(made: Paths) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(made.board)) as connection:
        return connection.execute("SELECT * FROM weekly_counts ORDER BY week, member").fetchall()


def test_a_week_that_is_over_is_not_counted_again(paths: Paths) -> None:
    days(paths)
    first = weeks(paths)
    assert [(week, *told) for week, _, *told in first] == [("2026-11-23", 4, 5, 1)]

    with open_store(paths.store) as store:
        store.execute("UPDATE weekly_counts SET opened = 77")
    later = NOW + timedelta(days=30)
    refine_all(paths, read_registry(paths.registry), now=later)
    publish_board(paths, later)
    assert weeks(paths)[0] == (*first[0][:3], 77, first[0][4])
    assert [week for week, *_ in weeks(paths)] == ["2026-11-23", "2026-11-30", "2026-12-07", "2026-12-14", "2026-12-21"]


def test_a_file_of_before_is_brought_up_to_date_when_it_is_published(tmp_path: Path) -> None:
    with open_store(tmp_path / "vallee.db") as store:
        store.execute("DROP TABLE weekly_counts")
        store.execute("DROP TABLE posting_changes")
        store.execute("DELETE FROM _sqlite_migrations WHERE name = '0002_history'")
    publish(tmp_path / "vallee.db", tmp_path / "board.db", NOW, force=True)

    assert (tmp_path / "board.db").exists()


@pytest.mark.parametrize("query", ["/", "/?contrat=CDI"])
def test_a_past_day_says_so_and_is_not_indexed(query: str) -> None:
    day = valley().now.date() - timedelta(days=1)
    page = board().get(f"{query}{'&' if '?' in query else '?'}le={day}")

    assert page.status_code == 200
    assert "Revenir à aujourd’hui" in page.text
    assert page.headers["X-Robots-Tag"] == "noindex"
    assert f'<input type="hidden" name="le" value="{day}">' in page.text


def test_days_that_cannot_be_shown_are_said() -> None:
    assert "Ce jour n’est pas encore passé" in board().html("/?le=2999-01-01")
    assert "Nous ne lisions pas encore les offres" in board().html("/?le=1999-01-01")
    assert "doit être un jour" in board().html("/?le=2026-02-30")
    assert board().get("/offres.json?le=1999-01-01").json()["count"] == 0
    assert Search(le="2026-03-01").narrowed


@pytest.mark.parametrize("page", ["/metiers/H2801", "/communes/eu", "/zones/vallee-de-la-bresle"])
def test_a_page_of_today_sends_a_past_day_to_the_search(page: str) -> None:
    day = (valley().now.date() - timedelta(days=2)).isoformat()
    answer = board().get(f"{page}?le={day}")
    assert answer.status_code == 302
    assert answer.headers["location"].startswith("/?")
    assert f"le={day}" in answer.headers["location"]
    assert "au soir" in board().html(answer.headers["location"])
    assert board().get(page).status_code == 200


def test_paper_is_of_the_day_that_is_asked_for() -> None:
    long_ago = (valley().now.date() - timedelta(days=400)).isoformat()
    assert 'class="fiche"' in board().html("/imprimer")
    assert 'class="fiche"' not in board().html(f"/imprimer?le={long_ago}")
