"""When a source is visited (``at``, ``every``, ``patience``) and how much a visit may bring; a wrong one raises ``ValueError``."""

import re
from collections.abc import Callable, Mapping
from datetime import time, timedelta
from typing import Any

CLOCK = re.compile(r"(\d\d?)(?:[:hH](\d\d)?)?", re.ASCII)
INTERVAL = re.compile(r"(\d+)\s*([hdj])", re.ASCII)
MOST_DAYS, MOST_PATIENCE = 31, 20
MOST_PAGES, MOST_MB = 20_000, 2_000


def clock(text: str) -> time:
    """A time of the day in Paris.

    >>> clock("6:15"), clock("18h")
    (datetime.time(6, 15), datetime.time(18, 0))
    """
    parts = CLOCK.fullmatch(text.strip())
    if parts and int(parts[1]) < 24 and int(parts[2] or 0) < 60:
        return time(int(parts[1]), int(parts[2] or 0))
    raise ValueError(f"« {text} » n’est pas une heure. Écrivez-la ainsi : 06:15.")


def interval(text: str) -> timedelta:
    """How long between two visits: hours that part a day into equal times, or days.

    >>> interval("6h"), interval("2d")
    (datetime.timedelta(seconds=21600), datetime.timedelta(days=2))
    """
    parts = INTERVAL.fullmatch(text.strip().lower())
    number, unit = (int(parts[1]), parts[2]) if parts else (0, "")
    if unit == "h" and number and 24 % number == 0:
        return timedelta(hours=number)
    if unit in {"d", "j"} and 0 < number <= MOST_DAYS:
        return timedelta(days=number)
    raise ValueError(f"« {text} » : donnez des heures qui partagent la journée (4h, 6h, 12h), ou des jours (2d, 7d).")


def patience(text: str) -> int:
    """How many visits in a row may fail before anybody is told."""
    if text.isascii() and text.strip().isdecimal() and 0 < int(text) <= MOST_PATIENCE:
        return int(text)
    raise ValueError(f"« {text} » : donnez un nombre de visites, de 1 à {MOST_PATIENCE}.")


def whole_number(text: str, most: int, of_what: str) -> int:
    """A number from 1 to ``most``."""
    if text.isascii() and text.strip().isdecimal() and len(text.strip()) < 9 and 0 < int(text) <= most:
        return int(text)
    raise ValueError(f"« {text[:40]} » : donnez un nombre de {of_what}, de 1 à {most}.")


BUDGETS: Mapping[str, Callable[[str], int]] = {
    "most_pages": lambda text: whole_number(text, MOST_PAGES, "pages"),
    "most_mb": lambda text: whole_number(text, MOST_MB, "mégaoctets"),
}
"""Option → what reads it: how much one visit may bring."""
TIMES: Mapping[str, Callable[[str], Any]] = {"at": clock, "every": interval, "patience": patience, **BUDGETS}
"""Option → what reads it."""


def check_times(options: Mapping[str, str]) -> None:
    """Raise ``ValueError`` for an option of these that cannot be read."""
    for name, read in TIMES.items():
        if name in options:
            try:
                read(options[name])
            except ValueError as error:
                raise ValueError(f"option {name} : {error}") from error
