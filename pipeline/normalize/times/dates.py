"""What a source writes for a date → a day; nothing that only looks like one."""

import re
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from pathlib import Path

from french import calendar
from french.calendar import PARIS, WEEKDAYS
from french.letters import fold
from french.word_lists import word_list

MOST_LETTERS = 200
"""A date that needs more letters is a paragraph."""
FIRST_YEAR = 2000
YEARS_AHEAD = 5
MONTHS = {
    "janvier": 1, "janv": 1, "january": 1, "jan": 1, "fevrier": 2, "fevr": 2, "fev": 2, "february": 2, "feb": 2,
    "mars": 3, "march": 3, "mar": 3, "avril": 4, "avr": 4, "april": 4, "apr": 4, "mai": 5, "may": 5,
    "juin": 6, "june": 6, "jun": 6, "juillet": 7, "juil": 7, "july": 7, "jul": 7, "aout": 8, "august": 8, "aug": 8,
    "septembre": 9, "september": 9, "sept": 9, "sep": 9, "octobre": 10, "october": 10, "oct": 10,
    "novembre": 11, "november": 11, "nov": 11, "decembre": 12, "december": 12, "dec": 12,
}  # fmt: skip
FULL_MONTHS = "|".join(map(fold, calendar.MONTHS))
"""As French texts write them, folded."""
MONTH = "(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
CLOCK = (
    r"(?:[ t]*(?:a|at)?[ t]*\d{1,2}\s?[:h]\s?\d{0,2}(?::\d\d)?(?:[.,]\d+)?\s*(?:am|pm|z|utc|gmt)?(?:[+-]\d\d:?\d\d)?)?"
)
WRITTEN = (
    re.compile(r"(?<![\d/.-])(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d|[/.-]\d)" + CLOCK),
    re.compile(r"(?<![\d/.-])(?P<year>20\d\d)(?P<month>\d\d)(?P<day>\d\d)(?:t?\d{4,6}z?)?(?![\d/.-])"),
    re.compile(
        r"(?<![\d/.-])(?P<day>\d{1,2})\s?[-/.]\s?(?P<month>\d{1,2})\s?[-/.]\s?(?P<year>\d{4}|\d\d)(?!\d|[/.-]\d)"
        + CLOCK
    ),
    re.compile(
        rf"(?<![\d/.])(?P<day>\d{{1,2}})(?:er|st|nd|rd|th|eme)?[ -]*(?:of |de )?{MONTH}[ ,-]*(?P<year>\d{{4}}|'?\d\d(?![\d:h]))"
        + CLOCK
    ),
    re.compile(
        rf"\b{MONTH} *(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)[ ,]+(?:{CLOCK}[a-z ]*? )?(?P<year>\d{{4}})(?!\d)" + CLOCK
    ),
    re.compile(rf"(?<![\d/.])(?P<day>\d{{1,2}})(?:er|st|nd|rd|th)?[ -]*{MONTH}(?! *\d)" + CLOCK),
    re.compile(rf"\b{MONTH} *(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)"),
    re.compile(rf"\b{MONTH}(?: ?[/-] ?(?:{'|'.join(MONTHS)})\b)?[ ./-]*(?P<year>\d{{4}})(?!\d)"),
    re.compile(r"(?<![\d/.-])(?P<day>\d{1,2})[/.](?P<month>\d{1,2})(?!\d|[/.-]\d)" + CLOCK),
    re.compile(r"(?<![\d/.-])(?P<month>0?[1-9]|1[0-2])[/.-](?P<year>20\d\d)(?![\d/.-])"),
)
"""From the surest to the loosest."""
KNOWN = frozenset(word_list(Path(__file__).with_name("words_around_dates.txt")).plain())
"""Words that may stand around a date in a field of dates; others say that it is something else (« Java 8/11/17 »)."""
MIDNIGHT = re.compile(r"(\d{4}-\d\d-\d\d)t2[123]:00:00(?:\.0+)?(?:z|[+]00:?00)")
"""A French midnight that a program wrote in UTC is the next day."""
PUBLISHED = re.compile(
    r"\b(?:publiee?s?|parue?|deposee?|postee?|posted|published|en ligne|mise? a jour|actualisee?|creee?)\b"
)
UNITS = {
    "min": 0.0, "heure": 0.0, "hour": 0.0, "h": 0.0, "sec": 0.0, "jour": 1.0, "day": 1.0, "j": 1.0, "d": 1.0,
    "semaine": 7.0, "week": 7.0, "sem": 7.0,
}  # fmt: skip
UNIT = r"(?P<unit>min|sec|heure|hour|jour|day|semaine|week|sem|mois|month|an|year|h|j|d)"
AGO = re.compile(
    rf"\b(?:il y a|depuis)\s*(?:environ )?(?P<count>\d{{1,3}}|une?)\s*{UNIT}(?:ute|onde|nee)?s?\b|"
    rf"(?<![\d+])(?P<count2>\d{{1,3}}|an?|one)\s*{UNIT.replace('unit', 'unit2')}(?:ute|ond)?s?\s+ago\b"
)
DAYS_BACK = (
    (re.compile(r"\bavant[- ]hier\b"), 2),
    (re.compile(r"\bhier\b|\byesterday\b"), 1),
    (re.compile(r"\baujourd'? ?hui\b|\btoday\b|\bjust posted\b|\ba l'instant\b|\bce jour\b"), 0),
)


def day(text: str, seen_at: datetime, *, ahead: bool = False) -> date | None:
    """The day that a field of dates says; ``ahead``: a day without its year is to come (a deadline), not past.

    >>> seen = datetime(2026, 11, 24, 5, 30, tzinfo=UTC)
    >>> print(day("Publiée le 1er avril 2026", seen), day("11/12/2025 10:41:41", seen), day("il y a 3 jours", seen))
    2026-04-01 2025-12-11 2026-11-21
    >>> day("Java 8/11/17", seen), day("02/43/09/16/40", seen), day("dès que possible", seen)
    (None, None, None)
    """
    return read_day(text[:MOST_LETTERS], seen_at.astimezone(PARIS).date(), ahead)


@lru_cache(maxsize=4096)
def read_day(text: str, today: date, ahead: bool) -> date | None:
    """The day that a text says, seen from one day; remembered, because the offers of a site were posted on few days."""
    words = fold(text).strip()
    if words.isdigit():
        return from_digits(words, today)
    utc = MIDNIGHT.fullmatch(words)
    if utc:
        return french_midnight(words, today)
    for pattern in WRITTEN:
        match = pattern.search(words)
        if match and not strangers(words, match):
            written = calendar_day(match, today, ahead=ahead)
            if written:
                return written
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
    digits = parts["year"].lstrip("'")
    # « 26 » is 2026, but « 0001 », as .NET writes « not said », is no year
    year = int(digits) + (2000 if len(digits) == 2 else 0)
    if month > 12 >= number and parts["month"].isdigit():
        month, number = number, month
    return real_day(year, month, number, today)


def nearest(month: int, number: int, today: date, *, ahead: bool) -> date | None:
    """A day without its year: the last one, or the next one for a deadline."""
    this_year = real_day(today.year, month, number, today)
    if this_year is None:
        return None
    if ahead and this_year < today:
        return real_day(today.year + 1, month, number, today)
    if not ahead and this_year > today:
        return real_day(today.year - 1, month, number, today)
    return this_year


def real_day(year: int, month: int, number: int, today: date) -> date | None:
    """The day, when the calendar has it and a job could be of that year."""
    try:
        return sane(date(year, month, number), today)
    except ValueError:
        return None


def sane(candidate: date, today: date) -> date | None:
    """The day, unless its year is absurd: 1970 and 9999 mean « not said »."""
    return candidate if FIRST_YEAR <= candidate.year <= today.year + YEARS_AHEAD else None


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
    """So many units before today; today, when the calendar has no such year."""
    if unit not in {"mois", "month", "an", "year"}:
        return today - timedelta(days=count * UNITS[unit])
    months = today.year * 12 + today.month - 1 - count * (12 if unit in {"an", "year"} else 1)
    try:
        return date(months // 12, months % 12 + 1, min(today.day, 28))
    except ValueError:
        return today
