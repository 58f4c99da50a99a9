"""When a source is due: once a day whatever the clock of Paris does, and what was missed, interrupted or edited heals."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from french.calendar import PARIS
from pipeline.installation.settings import ScheduleSettings
from pipeline.scheduling.due_rule import (
    DAY,
    MOST_ATTEMPTS,
    PAUSE_BEFORE_RETRY,
    PastCrawl,
    Times,
    appointed,
    chore_due,
    is_due,
    last_appointed,
    next_appointed,
)

SETTINGS = ScheduleSettings(at="05:30", jitter_minutes=10, rest_hours=6)
SPRING, AUTUMN = date(2026, 3, 29), date(2026, 10, 25)
NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
MOMENTS = st.datetimes(datetime(2026, 1, 5), datetime(2027, 12, 1)).map(lambda when: when.replace(tzinfo=UTC))
EVERY = st.sampled_from(["4h", "6h", "12h", "1d", "2d", "7d"])


def times(**options: str) -> Times:
    return Times.of("verrerie-site", options, SETTINGS)


def exact(**options: str) -> Times:
    return Times.of("verrerie-site", options, replace(SETTINGS, jitter_minutes=0))


@pytest.mark.parametrize("day", [SPRING - DAY, SPRING, SPRING + DAY, AUTUMN - DAY, AUTUMN, AUTUMN + DAY])
def test_on_both_days_of_change_it_is_half_past_five_in_paris(day: date) -> None:
    (moment,) = appointed(exact(), day)
    assert moment.astimezone(PARIS).time() == time(5, 30)


def test_a_time_that_does_not_exist_and_one_that_comes_twice_are_once() -> None:
    (spring,) = appointed(exact(at="02:30"), SPRING)
    (autumn,) = appointed(exact(at="02:30"), AUTUMN)
    assert spring == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
    assert autumn == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


@given(MOMENTS, EVERY)
def test_a_moment_lies_between_two_appointments_no_further_apart_than_asked(now: datetime, every: str) -> None:
    when = times(every=every)
    before, after = last_appointed(when, now), next_appointed(when, now)
    assert before <= now < after
    assert after - before <= when.every + when.jitter + timedelta(hours=1)
    assert next_appointed(when, after - timedelta(seconds=1)) == after


@given(st.lists(st.text(min_size=1), min_size=1, unique=True))
def test_jitter_is_bounded_and_always_the_same(ids: list[str]) -> None:
    for id in ids:
        (moment,) = appointed(Times.of(id, {}, SETTINGS), AUTUMN)
        late = moment - datetime(2026, 10, 25, 4, 30, tzinfo=UTC)
        assert timedelta() <= late <= timedelta(minutes=10)
        assert [moment] == list(appointed(Times.of(id, {}, SETTINGS), AUTUMN))


def test_sources_do_not_all_start_at_once() -> None:
    starts = {next(appointed(Times.of(f"source-{n}", {}, SETTINGS), AUTUMN)) for n in range(65)}
    assert len(starts) > 40


@given(MOMENTS, EVERY, st.integers(0, 40))
def test_a_machine_that_slept_visits_once(now: datetime, every: str, days: int) -> None:
    when = times(every=every)
    made = [PastCrawl(now - timedelta(days=days + 32))]
    assert is_due(when, made, now)
    assert not is_due(when, [*made, PastCrawl(now)], now + timedelta(minutes=1))


@given(MOMENTS, EVERY)
def test_looking_each_ten_minutes_visits_as_often_as_asked(start: datetime, every: str) -> None:
    when = times(every=every)
    made = [PastCrawl(last_appointed(when, start))]
    looks = int(timedelta(days=4) / timedelta(minutes=10))
    for look in range(looks):
        now = start + look * timedelta(minutes=10)
        if is_due(when, made, now):
            made.append(PastCrawl(now))
    assert abs(len(made) - 1 - timedelta(days=4) / when.every) <= 1


def test_a_restart_in_the_day_asks_nothing_and_rest_is_kept() -> None:
    assert not is_due(times(), [PastCrawl(NOW - timedelta(hours=7))], NOW)
    before = datetime(2026, 11, 24, 2, tzinfo=UTC)  # in the night, before the morning's: six hours later is soon enough
    assert not is_due(exact(), [PastCrawl(before)], before + timedelta(hours=5, minutes=59))
    assert is_due(exact(), [PastCrawl(before)], before + timedelta(hours=6))


def test_a_visit_dated_in_the_future_keeps_nobody_from_looking_nor_makes_anybody_look_for_ever() -> None:
    fast = PastCrawl(NOW + timedelta(days=40))
    assert is_due(times(), [fast], NOW)
    assert not is_due(times(), [PastCrawl(NOW), fast], NOW + timedelta(minutes=1))


def test_what_was_interrupted_is_made_again_but_not_for_ever() -> None:
    yesterday = PastCrawl(NOW - timedelta(days=1, hours=5))
    lost = [
        PastCrawl(NOW - timedelta(hours=1) + n * PAUSE_BEFORE_RETRY, interrupted=True) for n in range(MOST_ATTEMPTS)
    ]
    assert is_due(times(), [yesterday, lost[0]], lost[0].at + PAUSE_BEFORE_RETRY)
    assert not is_due(times(), [yesterday, lost[0]], lost[0].at + PAUSE_BEFORE_RETRY / 2)
    assert not is_due(times(), [yesterday, *lost], NOW)
    assert not is_due(times(), [yesterday, *lost[:2][::-1]], lost[1].at + PAUSE_BEFORE_RETRY / 2), "the last one counts"
    assert is_due(times(), [yesterday, *lost[:2][::-1]], lost[1].at + PAUSE_BEFORE_RETRY)
    assert is_due(times(), [yesterday, *lost], NOW + timedelta(days=1))


def test_a_chore_is_done_once_a_day_and_caught_up() -> None:
    at = datetime(2026, 11, 24, 7, tzinfo=UTC)  # eight in Paris
    assert chore_due("08:00", None, at)
    assert not chore_due("08:00", at - timedelta(hours=20), at - timedelta(minutes=1))
    assert chore_due("08:00", at - timedelta(hours=20), at)
    assert not chore_due("08:00", at, at + timedelta(hours=23))
    assert chore_due("08:00", at - timedelta(days=9), at + timedelta(hours=3))
    assert chore_due("08:00", at + timedelta(days=400), at), "a clock that was wrong stops nothing"


@pytest.mark.parametrize(
    "options", ["at=25:00", "at=bientôt", "every=5h", "every=0d", "every=souvent", "patience=0", "patience=x"]
)
def test_a_wrong_time_is_told_with_its_mend(options: str) -> None:
    from crawlers.registry.cell_values import options as read

    with pytest.raises(ValueError, match=r"option \w+ : « .* »"):
        read(options)


def test_an_evening_visit_that_somebody_asked_for_does_not_put_off_the_next_morning() -> None:
    visits = [PastCrawl(datetime(2026, 11, day, 4, 31, tzinfo=UTC)) for day in (23, 24)] + [
        PastCrawl(datetime(2026, 11, 24, 18, tzinfo=UTC))
    ]
    assert not is_due(exact(), visits, datetime(2026, 11, 25, 4, 29, tzinfo=UTC))
    assert is_due(exact(), visits, datetime(2026, 11, 25, 4, 31, tzinfo=UTC))
