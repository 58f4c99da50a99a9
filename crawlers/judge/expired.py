"""The last day of an offer, as its source writes it → whether it is past."""

import re
from datetime import date

from crawlers.extract.objects.values import phrase
from french.letters import fold

ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
NUMBERS = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")
WORDS = re.compile(r"(\d{1,2})(?:er)? ([a-z]{3,9})\.? (\d{4})")
YEAR = re.compile(r"(?<!\d)(20[0-4]\d)(?!\d)")
DAY_AND_MONTH = re.compile(
    r"\d{1,2}(?:er)? (?:janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[uû]t|septembre|octobre|novembre|d[ée]cembre)\b",
    re.IGNORECASE,
)
MONTH = r"(?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre)"
PERIOD = re.compile(
    rf"(?:\b{MONTH}(?: 20\d\d)?|(?<![\d/.])\d{{1,2}}(?:er)?) ?(?:-|–|a|au|et) ?(?:le )?(?:(?P<day>\d{{1,2}})(?:er)? )?"
    rf"(?P<month>{MONTH}) (?P<year>20\d\d)\b"
)
"""« juillet-août 2026 », « 19-30 octobre 2026 », « (du 24) août au 30 octobre 2026 », in small letters without accents."""
JUST_PAST = 60
"""Days for which a last day may be past, and still be of this year."""
MONTHS = ("janv", "fev", "mars", "avr", "mai", "juin", "juil", "aout", "sept", "oct", "nov", "dec")


def is_past(value: object, today: date) -> bool:
    """Whether a last day that is written in full lies before today; what cannot be read is not past.

    >>> is_past("31 août 2026", date(2026, 11, 23)), is_past("11/12/2026", date(2026, 11, 23)), is_past("vite", date(2026, 11, 23))
    (True, False, False)
    """
    day = day_of(phrase(value))
    # a year that is far away is no last day: programs write 0001, 1970 and 9999 where they have none
    return day is not None and day < today and day.year >= today.year - 3


def is_recent(value: object, today: date) -> bool:
    """Whether a day that is written in full is of this year or the last half-year."""
    day = day_of(phrase(value))
    return day is not None and (day.year == today.year or (today - day).days < 183)


def is_of_past_year(text: str, today: date) -> bool:
    """Whether a title or an address names a year that is over, and none that is not.

    >>> today = date(2026, 11, 23)
    >>> is_of_past_year("Agent de conditionnement, saison 2025", today), is_of_past_year("Saison 2025-2026", today)
    (True, False)
    """
    years = {int(found) for found in YEAR.findall(text)}
    return bool(years) and max(years) < today.year


def period_is_over(text: str, today: date) -> bool:
    """Whether a text names a period that is over, and no day that is not: « du 24 août au 30 octobre 2026 », « juillet-août 2026 ».

    >>> today = date(2026, 11, 30)
    >>> [period_is_over(text, today) for text in ("CDD juillet-août 2026", "19-30 octobre 2026", "du 4 janvier au 5 mars 2027")]
    [True, True, False]
    >>> period_is_over("Saison du 1er mai au 30 septembre 2026. Candidatures pour 2027.", today)
    False
    """
    folded = fold(text)
    ends = [end_of(found) for found in PERIOD.finditer(folded)]
    years = [int(year) for year in YEAR.findall(folded)]
    days = [day for found in WORDS.finditer(folded) if (day := day_of(found[0]))]
    days += [day for found in NUMBERS.finditer(folded) if (day := day_of(found[0]))]
    return bool(ends) and max(ends) < today and max(years) <= today.year and max(days, default=date.min) < today


def end_of(period: re.Match[str]) -> date:
    """The last day of a period of months, or of days of one month."""
    month = next(number for number, name in enumerate(MONTHS, 1) if period["month"].startswith(name[:4]))
    year = int(period["year"])
    if period["day"] and 1 <= int(period["day"]) <= 28:
        return date(year, month, int(period["day"]))
    return date(year + month // 12, month % 12 + 1, 1)


def with_year(text: str, today: date) -> str:
    """A last day that is written without its year, with the year in which it comes next; any other text as it is.

    >>> [with_year(text, date(2026, 11, 23)) for text in ("vendredi 4 décembre", "15 janvier", "4/12/2026")]
    ['4 décembre 2026', '15 janvier 2027', '4/12/2026']
    """
    found = DAY_AND_MONTH.search(text)
    if not found or YEAR.search(text):
        return text
    for year in (today.year, today.year + 1):
        day = day_of(f"{found[0]} {year}")
        if day and (today - day).days <= JUST_PAST:
            return f"{found[0]} {year}"
    return text


def day_of(text: str) -> date | None:
    """The day that a text names in full."""
    try:
        if found := ISO.search(text):
            return date(int(found[1]), int(found[2]), int(found[3]))
        if found := NUMBERS.search(text):
            return date(int(found[3]), int(found[2]), int(found[1]))
        if found := WORDS.search(fold(text)):
            month = next((number for number, name in enumerate(MONTHS, 1) if found[2].startswith(name[:4])), 0)
            return date(int(found[3]), month, int(found[1]))
    except ValueError:
        return None
    return None
