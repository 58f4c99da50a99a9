"""When a source is due: its options, its crawls so far and the moment → whether to visit it now. Pure: the clock is an argument."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from hashlib import blake2b
from typing import Self

from crawlers.registry.intervals import clock, interval
from french.calendar import PARIS
from pipeline.installation.settings import ScheduleSettings

DAY = timedelta(days=1)
MOST_ATTEMPTS = 3
"""How often a visit that was interrupted is made: a stop loses none, and a source that kills its crawl is not asked for ever."""
PAUSE_BEFORE_RETRY = timedelta(minutes=10)
"""How long an interrupted visit waits before it is made again."""


@dataclass(frozen=True, slots=True)
class PastCrawl:
    """A crawl of the source that was begun, as far as the rule must know it."""

    at: datetime
    """When it started (UTC)."""
    interrupted: bool = False
    """Whether it was stopped or died, so that it tells nothing of the site."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """When one source is visited."""

    source: str
    at: time
    """The time of the day, in Paris."""
    every: timedelta = DAY
    jitter: timedelta = timedelta()
    """How much later than appointed a visit starts at most, so that not all of them start at once."""
    rest: timedelta = timedelta(hours=6)
    """A source visited more recently is left alone."""

    @classmethod
    def of(cls, source: str, options: Mapping[str, str], settings: ScheduleSettings) -> Self:
        """From the options of a source and the heading [schedule]; raises ``ValueError`` for a time that is none."""
        every = interval(options["every"]) if "every" in options else DAY
        return cls(
            source=source,
            at=clock(options.get("at") or settings.at),
            every=every,
            jitter=timedelta(minutes=settings.jitter_minutes),
            rest=min(timedelta(hours=settings.rest_hours), every * 5 / 6),
        )


def is_due(times: Times, crawls: Iterable[PastCrawl], now: datetime) -> bool:
    """Whether a source must be visited now: its appointed moment has passed, and no whole visit was made since.

    What was missed is due once, as soon as somebody looks. A source that was visited a moment ago is left to rest, and a visit
    that was interrupted is made again, ``MOST_ATTEMPTS`` times at most. A crawl dated after now was made while the clock was wrong:
    it keeps nobody from looking again.
    """
    made = [crawl for crawl in crawls if crawl.at <= now]
    last = max((crawl.at for crawl in made if not crawl.interrupted), default=None)
    appointment = last_appointed(times, now)
    if last and (last >= appointment or now - last < times.rest):
        return False
    lost = sorted(crawl.at for crawl in made if crawl.interrupted and crawl.at >= appointment)
    return not lost or (len(lost) < MOST_ATTEMPTS and now - lost[-1] >= PAUSE_BEFORE_RETRY)


def last_appointed(times: Times, now: datetime) -> datetime:
    """The latest appointed moment that is not after now (UTC)."""
    today = now.astimezone(PARIS).date()
    back = max(1, times.every.days) + 1
    days = (today - DAY * number for number in range(back + 1))
    return max(moment for day in days for moment in appointed(times, day) if moment <= now)


def next_appointed(times: Times, now: datetime) -> datetime:
    """The first appointed moment after now (UTC)."""
    today = now.astimezone(PARIS).date()
    days = (today + DAY * number for number in range(-1, max(1, times.every.days) + 2))
    return min(moment for day in days for moment in appointed(times, day) if moment > now)


def appointed(times: Times, day: date) -> Iterator[datetime]:
    """The appointed moments of a day in Paris (UTC); none on a day that ``every`` leaves out.

    A time that the change to summer leaves out is an hour later, and one that comes twice in autumn is its first.
    """
    if times.every >= DAY and (day.toordinal() + number_of(times.source)) % times.every.days:
        return
    first = datetime.combine(day, times.at, PARIS).astimezone(UTC)
    for turn in range(max(1, DAY // times.every)):
        late = number_of(f"{times.source}|{day}|{turn}") % (int(times.jitter.total_seconds()) + 1)
        yield first + turn * times.every + timedelta(seconds=late)


def number_of(text: str) -> int:
    """A number that a text always gives, spread evenly: jitter that can be told beforehand."""
    return int.from_bytes(blake2b(text.encode(), digest_size=6).digest(), "big")


def chore_due(at: str, done: datetime | None, now: datetime) -> bool:
    """Whether something that is done once a day, at a time in Paris, was not done since that time last came."""
    times = Times(source="", at=clock(at))
    return done is None or not last_appointed(times, now) <= done <= now
