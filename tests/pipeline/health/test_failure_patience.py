"""A source that often fails does not cry wolf; one that died is told within a week, however bad its past was."""

import random
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.health.failure_patience import MOST_FAILURES, overdue, rhythm

START = datetime(2026, 11, 1, 5, 30, tzinfo=UTC)
DAY = timedelta(days=1)


def looks(marks: str) -> list[bool]:
    """``+`` a good visit, ``-`` a bad one."""
    return [mark == "+" for mark in marks]


@pytest.mark.parametrize(
    ("marks", "alarm"),
    [
        ("", False),
        ("+", False),
        ("-", True),
        ("++++++++++-", True),
        ("++++-++++-++++-++++-+", False),
        ("++++-++++-++++-++++-", False),
        ("++++-++++-++++-++++--", True),
        ("+-+-+-+-+-+-", False),
        ("+-+-+-+-+-+-----", True),
        ("------------------------------+-", False),
        ("------------------------------+-------", True),
    ],
)
def test_a_failure_is_measured_against_its_own_past(marks: str, alarm: bool) -> None:
    assert rhythm(looks(marks)).alarm is alarm


def test_what_the_registry_says_wins() -> None:
    assert not rhythm(looks("++++++++++--"), own_patience=3).alarm
    assert rhythm(looks("++++++++++---"), own_patience=3).alarm


@given(st.text("+-", max_size=60))
def test_a_dead_source_is_always_told(marks: str) -> None:
    assert rhythm(looks(marks + "-" * MOST_FAILURES)).alarm
    assert not rhythm(looks(marks + "+")).alarm


@given(st.text("+-", max_size=60))
def test_what_alarms_does_not_go_quiet_by_failing_on(marks: str) -> None:
    if rhythm(looks(marks)).alarm:
        assert rhythm(looks(marks + "-")).alarm


@pytest.mark.parametrize(("share", "most"), [(0.0, 0.0), (0.2, 0.06), (0.5, 0.06)])
def test_chance_seldom_alarms(share: float, most: float) -> None:
    chance, marks, alarms = random.Random(7), "+" * 5, 0
    for _ in range(2000):
        marks = (marks + ("-" if chance.random() < share else "+"))[-60:]
        alarms += rhythm(looks(marks)).alarm
    assert alarms / 2000 <= most


def test_not_read_for_days_is_measured_against_its_own_rhythm() -> None:
    assert overdue(START, DAY, 1, START + timedelta(hours=36)) == 0
    assert overdue(START, DAY, 1, START + timedelta(hours=37)) == 1
    assert overdue(START, DAY, 1, START + 5 * DAY) == 5
    assert overdue(START, 7 * DAY, 1, START + 7 * DAY) == 0
    assert overdue(START, DAY, 3, START + 3 * DAY) == 0
    assert overdue(None, DAY, 1, START) == 0
