"""Two runs of words that differ by numbers or days → whether that makes two openings, or a wage, a count or a beginning changed."""

import re
from collections.abc import Collection, Sequence

from french.calendar import WEEKDAYS
from pipeline.deduplicate.comparison.neutral_words import (
    BEFORE_A_DEPARTMENT,
    CURRENCY,
    MONEY,
    NAMED_BY_A_LETTER,
    NUMBERED,
    OF_A_WAGE,
    RECRUITS,
    REFERRED,
    UNTIL,
)
from pipeline.normalize.times.dates import MONTHS

COUNTED = 20
"""A number from here on counts people, beds or hours, and may grow by a tenth; a smaller one names a line or a machine."""
GROWN_SHARE = 0.1
"""A count of many may have grown by this share of it, and the opening is the same."""
YEAR_DAYS = 366
"""Days, so that two dates of one day in two years are never near."""
MONTH_DAYS = 31
"""Days by which a beginning may be put off."""
YEARS = range(1900, 2101)
BETWEEN_DAYS = frozenset({"au", "et", "le", "du", *WEEKDAYS})
"""Words that stand among days and are none."""
NAMED_BY_A_NUMBER = NAMED_BY_A_LETTER | NUMBERED | BEFORE_A_DEPARTMENT
DAY = re.compile(r"(\d{1,2})(?:er)?")


def recounted(
    own: Sequence[str], other: Sequence[str], before: Sequence[str], beside: Collection[str], after: Sequence[str]
) -> bool:
    """Whether only a wage, a reference, a number of vacancies, or a count of many differs.

    ``own``, ``other``: the words that only one has; ``before``, ``beside``, ``after``: those around them.
    """
    figures = all(word.isdigit() for word in (*own, *other))
    if figures and not NAMED_BY_A_NUMBER.isdisjoint(before[-1:]):
        return False
    if not MONEY.isdisjoint(before[-3:]) or not CURRENCY.isdisjoint((*beside, *after[:1])):
        return all(word.isdigit() or word in MONEY or word in OF_A_WAGE for word in (*own, *other))
    if not figures:
        return all(word.isdigit() or word in MONEY for word in (*own, *other))
    if not REFERRED.isdisjoint(before) or not RECRUITS.isdisjoint(before[-1:]):
        return True
    low, high = sorted((number(own), number(other)))
    years = len(own) == len(other) == 1 and low in YEARS and high in YEARS
    return low >= COUNTED and high - low <= GROWN_SHARE * high and not years


def number(words: Sequence[str]) -> int:
    """Some figures as one number: « 1 900 »."""
    return int("".join(words)[:12] or "0")


def put_off(mine: Sequence[str], theirs: Sequence[str], before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether both are days, and one is the other put off by a month at most, or a last day to apply.

    Of two periods, the second may not begin after the first: that is another session.
    """
    dated = any(map(is_year, (*mine, *after))) and any(map(is_year, (*theirs, *after)))
    here, there = days(mine, after, dated=dated), days(theirs, after, dated=dated)
    if not here or not there:
        return False
    if len(here) > 1 and len(there) > 1 and (here[0] > there[-1] or there[0] > here[-1]):
        return False
    apart = abs(here[0] - there[0])
    over_new_year = not dated and YEAR_DAYS - apart <= MONTH_DAYS
    return apart <= MONTH_DAYS or over_new_year or not UNTIL.isdisjoint(before)


def days(words: Sequence[str], after: Sequence[str], *, dated: bool = False) -> list[int]:
    """The days of a run that is nothing but days, in order; none when it is another.

    ``after``: its month may follow; ``dated``: count its year.

    >>> days(["17"], ["novembre"]), days(["3", "novembre", "au", "1er", "decembre"], []), days(["17", "postes"], ["mai"])
    ([321], [307, 335], [])
    """
    if not all(DAY.fullmatch(word) or word in MONTHS or word in BETWEEN_DAYS or is_year(word) for word in words):
        return []
    run = [*words, *after]
    year = next((int(word) for word in run if is_year(word)), 0) if dated else 0
    numbers = []
    for at, word in enumerate(words):
        match = DAY.fullmatch(word)
        month = next((MONTHS[later] for later in run[at + 1 :] if later in MONTHS), None)
        if match and month:
            numbers.append(YEAR_DAYS * year + round(30.4 * (month - 1)) + int(match[1]))
    return numbers


def is_year(word: str) -> bool:
    """Whether a word is a year of ours."""
    return len(word) == 4 and word.isdigit() and int(word) in YEARS
