"""Every moment is of one day of Paris, summer and winter."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from french.calendar import PARIS, begin_of, end_of, last_second_of

DAYS = st.dates(min_value=date(2000, 1, 1), max_value=date(2100, 1, 1))


@given(DAYS)
def test_a_day_ends_when_the_next_begins(day: date) -> None:
    assert end_of(day) == begin_of(day + timedelta(days=1))
    assert end_of(day).astimezone(UTC) - begin_of(day).astimezone(UTC) in {
        timedelta(hours=hours) for hours in (23, 24, 25)
    }


@given(st.datetimes(min_value=datetime(2000, 1, 2), max_value=datetime(2100, 1, 1), timezones=st.just(UTC)))
def test_a_moment_is_within_its_day_in_paris(moment: datetime) -> None:
    day = moment.astimezone(PARIS).date()

    assert begin_of(day) <= moment < end_of(day)
    assert moment.replace(microsecond=0) <= last_second_of(day)
