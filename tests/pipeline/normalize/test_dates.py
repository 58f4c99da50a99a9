"""Days: what a field of dates says, and what only looks like a date."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.normalize.times.dates import day

SEEN = datetime(2026, 11, 24, 5, 30, tzinfo=UTC)
DAYS = st.dates(date(2015, 1, 1), date(2031, 12, 31))
MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mise en ligne le 3 août 2026", "2026-08-03"),
        ("Thu Jul 01 00:00:00 UTC 2021", "2021-07-01"),
        ("Wed, 18 Nov 2026 09:12:00 +0100", "2026-11-18"),
        ("11/12/2025 10:41:41", "2025-12-11"),
        ("11/23/2026", "2026-11-23"),
        ("20260101", "2026-01-01"),
        ("1767225600", "2026-01-01"),
        ("1767225600000", "2026-01-01"),
        ("November 18, 2026", "2026-11-18"),
        ("Publiée hier", "2026-11-23"),
        ("il y a une semaine", "2026-11-17"),
        ("3 days ago", "2026-11-21"),
        ("2026-05-31T22:00:00.000Z", "2026-06-01"),
        ("2026-05-31T14:00:00Z", "2026-05-31"),
        ("le 30/12", "2025-12-30"),
    ],
)
def test_says_a_day(text: str, expected: str) -> None:
    assert day(text, SEEN) == date.fromisoformat(expected)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "dès que possible",
        "02/35/00/11/22",
        "02.35.00.11.22",
        "Java 8/11/17",
        "Semaine 33/35/36",
        "arrêté du 30/11/2021",
        "31/02/2026",
        "1970-01-01",
        "9999-12-31",
        "0000-00-00",
        "0001-01-01",
        "0001-01-01T00:00:00",
        "01/01/0001",
        "1 janvier 0001",
        "1900-01-01T00:00:00Z",
        "01/01/1970 01:00",
        "31/12/9999",
        "il y a plus de 30 jours",
        "30+ days ago",
        "35h",
        "2x8",
        "6000000000",
    ],
)
def test_says_no_day(text: str) -> None:
    assert day(text, SEEN) is None


def test_a_deadline_without_its_year_is_to_come() -> None:
    assert day("jusqu'au 15/01", SEEN, ahead=True) == date(2027, 1, 15)


@given(DAYS)
def test_every_way_of_writing_a_day_says_the_same(written_day: date) -> None:
    ways = [
        written_day.isoformat(),
        f"{written_day:%d/%m/%Y}",
        f"{written_day:%d.%m.%Y}",
        f"le {written_day.day} {MONTHS[written_day.month - 1]} {written_day.year}",
        f"{written_day:%Y%m%d}",
    ]
    assert {day(way, SEEN) for way in ways} == {written_day}


@given(st.integers(0, 300))
def test_days_ago_are_days_before(days: int) -> None:
    assert day(f"il y a {days} jours", SEEN) == SEEN.date() - timedelta(days=days)


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    written_day = day(text, SEEN)
    assert written_day is None or 2000 <= written_day.year <= 2031
