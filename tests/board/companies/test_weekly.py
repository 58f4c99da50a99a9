"""The curve of weeks: what it says is what is stored, a missing week is a week of nothing, and its words stay apart."""

import re
import shutil
import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from board.companies.weekly import HEIGHT, MOST_WEEKS, WIDTH, Week, draw, filled, nice
from tests.worlds.board.client import Board, valley

MONDAY = date(2026, 3, 2)


def week(number: int, open: int) -> Week:
    """A week of so many open jobs."""
    return Week(MONDAY + timedelta(weeks=number), open, 0, 0)


def test_weeks_that_are_not_known_had_no_job() -> None:
    known = {
        MONDAY: {"open": 2, "opened": 2, "closed": 0},
        MONDAY + timedelta(weeks=3): {"open": 1, "opened": 1, "closed": 2},
    }
    last = MONDAY + timedelta(weeks=5)
    assert [week.open for week in filled(known, last)] == [2, 0, 0, 1, 0, 0], "others were counted until the last week"


def test_half_a_year_at_most() -> None:
    known = {MONDAY + timedelta(weeks=number): {"open": number, "opened": 1, "closed": 0} for number in range(60)}
    found = filled(known, max(known))
    assert len(found) == MOST_WEEKS
    assert found[-1].open == 59


def test_two_points_are_no_curve() -> None:
    assert draw([week(0, 1), week(1, 2)]) is None


@given(st.lists(st.integers(0, 100_000), min_size=3, max_size=MOST_WEEKS))
def test_every_week_stands_at_its_height(opens: list[int]) -> None:
    curve = draw([week(number, open) for number, open in enumerate(opens)])
    assert curve
    (ground, none), (edge, top) = curve.scale[0], curve.scale[-1]
    assert none == 0
    assert max(opens) <= top <= max(5, 2.5 * max(opens) + 1)
    assert len(curve.scale) <= 6
    for (x, y), open in zip(curve.points, opens, strict=True):
        assert 0 < x < WIDTH
        assert 0 < y < HEIGHT
        assert abs(y - (ground + (edge - ground) * open / top)) < 0.2
    assert all(after - before >= 70 for (before, _), (after, _) in zip(curve.months, curve.months[1:], strict=False))


@given(st.integers(1, 1_000_000))
def test_a_scale_is_read_at_a_glance(most: int) -> None:
    step = nice(most)
    assert str(step).rstrip("0") in {"1", "2", "5"}
    assert 5 * step >= most


def test_pages_draw_it_and_say_it(tmp_path: Path) -> None:
    shutil.copy(valley().board, tmp_path / "board.db")
    with closing(sqlite3.connect(tmp_path / "board.db")) as file:
        (member,) = file.execute("SELECT id FROM members WHERE slug = 'verrerie-aubepine'").fetchone()
        file.execute("DELETE FROM weekly_counts")
        rows = [
            (week(number, 0).monday.isoformat(), id, 4 + number, 2, 1)
            for number in range(5)
            for id in (member, "autre")
        ]
        file.executemany("INSERT INTO weekly_counts VALUES (?, ?, ?, ?, ?)", rows)
        file.commit()
    own = Board(tmp_path / "board.db")
    for path, most in (("/entreprises/verrerie-aubepine", 8), ("/etat", 16)):
        page = own.html(path)
        assert 'class="curve"' in page
        assert re.search(r"<desc[^>]*>De [^<]*, celle du 30\xa0mars 2026\.</desc>", page)
        assert f'<tr><th scope="row">30\xa0mars 2026</th><td class="num">{most}</td>' in page
