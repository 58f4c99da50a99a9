"""A folded text → the intakes it recruits for: next year's apprentice is another opening than this year's."""

import re

from pipeline.normalize.times.dates import FULL_MONTHS, MONTHS

DAY = r"(?:\d{1,2}(?:er)? )?"
YEAR = re.compile(
    rf"\b(?:rentrees?|promotions?|promo)\b[^.;\n\d]{{0,40}}{DAY}(?:(?:{FULL_MONTHS}|sept\.?) )?(20\d\d)\b"
)
MONTH = re.compile(rf"\bsessions? (?:de |du |d')?{DAY}({FULL_MONTHS})\b")
BEGINS = re.compile(
    r"\b(?:a (?:partir|compter) d[eu]|des|debut|debute|demarrage|commence|prise de poste) (?:le |en |debut |mi-|fin )?"
    rf"{DAY}(?:{FULL_MONTHS}) (20\d\d)\b"
)
"""When an apprenticeship begins; when it ends, or when the page was changed, tells no intake."""
TRIGGERS = ("rentr", "promo", "session")
NO_INTAKES: frozenset[int] = frozenset()


def intakes(words: str, *, learning: bool = False, since: int = 0) -> frozenset[int]:
    """The years of the intakes that a folded text names, and the months of its sessions.

    ``learning``: an apprenticeship, whose « dès septembre 2027 » is an intake too. ``since``: the year in which it was
    posted; those before it are of others.

    >>> sorted(intakes("bts en deux ans, rentree du 7 septembre 2027.")), sorted(intakes("promotion 2026-2028"))
    ([2027], [2026])
    >>> sorted(intakes("contrat des septembre 2027.", learning=True)), sorted(intakes("cdi des janvier 2027."))
    ([2027], [])
    >>> sorted(intakes("operateurs, session de novembre")), sorted(intakes("depuis 2011, une promotion de six."))
    ([11], [])
    """
    if not learning and not any(hint in words for hint in TRIGGERS):
        return NO_INTAKES
    years = YEAR.findall(words) + (BEGINS.findall(words) if learning else [])
    return frozenset(
        [*(int(year) for year in years if int(year) >= since), *(MONTHS[name] for name in MONTH.findall(words))]
    )


def intakes_differ(a: frozenset[int], b: frozenset[int]) -> bool:
    """Whether two texts recruit for other years, or for other sessions.

    >>> intakes_differ(frozenset([2026]), frozenset([2027])), intakes_differ(frozenset([2026]), frozenset([9]))
    (True, False)
    """
    return any(mine and theirs and mine.isdisjoint(theirs) for mine, theirs in zip(kinds(a), kinds(b), strict=True))


def kinds(numbers: frozenset[int]) -> tuple[frozenset[int], frozenset[int]]:
    """Years, and months."""
    months = frozenset(number for number in numbers if number <= 12)
    return numbers - months, months
