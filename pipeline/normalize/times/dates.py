"""What a source writes for a date → a day; nothing that only looks like one."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

from french.calendar import PARIS, WEEKDAYS
from french.letters import fold
from pipeline.normalize.times.date_words import (
    AGO,
    DAYS_BACK,
    FIRST_YEAR,
    KNOWN,
    MIDNIGHT,
    MONTHS,
    PUBLISHED,
    UNITS,
    WRITTEN,
    YEARS_AHEAD,
)

LONGEST = 200
"""A date that needs more letters is a paragraph."""


def day(text: str, seen_at: datetime, *, ahead: bool = False) -> date | None:
    """The day that a field of dates says; ``ahead``: a day without its year is to come (a deadline), not past.

    >>> seen = datetime(2026, 11, 24, 5, 30, tzinfo=UTC)
    >>> print(day("Publiée le 1er avril 2026", seen), day("11/12/2025 10:41:41", seen), day("il y a 3 jours", seen))
    2026-04-01 2025-12-11 2026-11-21
    >>> day("Java 8/11/17", seen), day("02/43/09/16/40", seen), day("dès que possible", seen)
    (None, None, None)
    """
    return read_day(text[:LONGEST], seen_at.astimezone(PARIS).date(), ahead)


@lru_cache(maxsize=4096)
def read_day(text: str, today: date, ahead: bool) -> date | None:
    """The same, seen from one day: the offers of a site were posted on few."""
    words = fold(text).strip()
    if words.isdigit():
        return from_digits(words, today)
    utc = MIDNIGHT.fullmatch(words)
    if utc:
        return french_midnight(words, today)
    for pattern in WRITTEN:
        match = pattern.search(words)
        if match and not strangers(words, match):
            found = calendar_day(match, today, ahead=ahead)
            if found:
                return found
    return relative(words, today)


def from_digits(digits: str, today: date) -> date | None:
    """``20260101``, or seconds or milliseconds since 1970."""
    if len(digits) == 8:
        return real_day(int(digits[:4]), int(digits[4:6]), int(digits[6:]), today)
    if len(digits) in {10, 13} and digits[0] != "0":
        return sane(datetime.fromtimestamp(int(digits[:10]), UTC).astimezone(PARIS).date(), today)
    return None


def french_midnight(words: str, today: date) -> date | None:
    """``2025-05-31t22:00:00z`` is the first of June in Paris; ``23:00`` of a summer day is no midnight."""
    try:
        here = datetime.fromisoformat(words.upper()).astimezone(PARIS)
    except ValueError:
        return None
    return sane(here.date() if here.hour == 0 else here.date() - timedelta(days=here.hour < 2), today)


def strangers(words: str, match: re.Match[str]) -> bool:
    """Whether words around the date say that it is none of ours."""
    before, after = words[: match.start()], words[match.end() :]
    if PUBLISHED.search(before[-25:]):
        return False
    if re.match(r"[ ]?[/x]\s?\d", after):
        return True
    around = re.findall(r"[a-z]{2,}|\d{2,}", f"{before} {after}")
    return any(word not in KNOWN and word not in MONTHS and not is_date_like(word) for word in around)


def is_date_like(word: str) -> bool:
    """Whether it may belong to a second date: « du 1er avril au 30 juin 2026 »."""
    return word.isdigit() and len(word) in {2, 4}


def calendar_day(match: re.Match[str], today: date, *, ahead: bool) -> date | None:
    """The day of what was written, day first unless only month first is possible."""
    parts = match.groupdict()
    month = MONTHS.get(parts["month"]) or int(parts["month"])
    number = int(parts.get("day") or 1)
    if not parts.get("year"):
        return nearest(month, number, today, ahead=ahead)
    year = int(parts["year"].lstrip("'"))
    year += 2000 if year < 100 else 0
    if month > 12 >= number and parts["month"].isdigit():
        month, number = number, month
    return real_day(year, month, number, today)


def nearest(month: int, number: int, today: date, *, ahead: bool) -> date | None:
    """A day without its year: the last one, or the next one for a deadline."""
    found = real_day(today.year, month, number, today)
    if found is None:
        return None
    if ahead and found < today:
        return real_day(today.year + 1, month, number, today)
    if not ahead and found > today:
        return real_day(today.year - 1, month, number, today)
    return found


def real_day(year: int, month: int, number: int, today: date) -> date | None:
    """The day, when the calendar has it and a job could be of that year."""
    try:
        return sane(date(year, month, number), today)
    except ValueError:
        return None


def sane(found: date, today: date) -> date | None:
    """The day, unless its year is absurd: 1970 and 9999 mean « not said »."""
    return found if FIRST_YEAR <= found.year <= today.year + YEARS_AHEAD else None


def relative(words: str, today: date) -> date | None:
    """« il y a 3 jours », « hier », « lundi dernier »; « plus de 30 jours » says no day."""
    if re.search(r"\bplus de\b|\bet plus\b|\bmore than\b|\+", words):
        return None
    match = AGO.search(words)
    if match:
        count = match["count"] or match["count2"]
        return ago(int(count) if count.isdigit() else 1, match["unit"] or match["unit2"], today)
    for pattern, days in DAYS_BACK:
        if pattern.search(words):
            return today - timedelta(days=days)
    last = re.search(rf"\b({'|'.join(WEEKDAYS)}) dernier\b", words)
    if last:
        return today - timedelta(days=(today.weekday() - WEEKDAYS.index(last[1])) % 7 or 7)
    return None


def ago(count: int, unit: str, today: date) -> date:
    """So many units before today."""
    if unit in {"mois", "month", "an", "year"}:
        months = today.year * 12 + today.month - 1 - count * (12 if unit in {"an", "year"} else 1)
        return safe(lambda: date(months // 12, months % 12 + 1, min(today.day, 28)), today)
    return today - timedelta(days=count * UNITS[unit])


def safe(make: Callable[[], date], otherwise: date) -> date:
    """The day, or another when the calendar has no such year."""
    try:
        return make()
    except ValueError:
        return otherwise
