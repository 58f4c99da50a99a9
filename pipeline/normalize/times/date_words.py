"""The forms in which dates are written, and the words around them."""

import re
from pathlib import Path

from french import calendar
from french.letters import fold
from french.word_lists import word_list

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
