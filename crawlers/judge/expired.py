"""The last day of an offer, as its source writes it → whether it is past."""

import re
from datetime import date

from crawlers.extract.objects.values import phrase
from french.letters import fold

ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
NUMBERS = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")
WORDS = re.compile(r"(\d{1,2})(?:er)? ([a-z]{3,9})\.? (\d{4})")
MONTHS = ("janv", "fev", "mars", "avr", "mai", "juin", "juil", "aout", "sept", "oct", "nov", "dec")


def is_past(value: object, today: date) -> bool:
    """Whether a last day that is written in full lies before today; what cannot be read is not past.

    >>> is_past("31 août 2026", date(2026, 11, 23)), is_past("11/12/2026", date(2026, 11, 23)), is_past("vite", date(2026, 11, 23))
    (True, False, False)
    """
    day = day_of(phrase(value))
    # a year that is far away is no last day: programs write 0001, 1970 and 9999 where they have none
    return day is not None and day < today and day.year >= today.year - 3


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
