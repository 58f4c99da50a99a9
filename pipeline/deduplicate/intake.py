"""A text → the intakes it recruits for: next year's apprentice is another opening than this year's."""

import re

from pipeline.normalize.date_words import MONTHS
from pipeline.normalize.letters import fold

YEAR = re.compile(r"\b(?:rentree|promotion|promo)\b[^.;\n\d]{0,40}(20\d\d)\b")
NAMES = "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre".split()
MONTH = re.compile(rf"\bsession (?:de |du |d')?(?:\d{{1,2}} )?({'|'.join(NAMES)})\b")
TERM = re.compile(rf"\b(?:{'|'.join(NAMES)}) (20\d\d)\b")
HINTS = ("entrée", "entree", "romo", "ession ")
"""One of these is in every text that names an intake."""
NONE: frozenset[int] = frozenset()


def intakes(text: str, *, learning: bool = False) -> frozenset[int]:
    """The years of the intakes that a text names, and the months of its sessions.

    ``learning``: an apprenticeship, whose every « septembre 2027 » says when it begins or ends.

    >>> sorted(intakes("BTS en deux ans, rentrée de septembre 2027.")), sorted(intakes("Promotion 2026-2028"))
    ([2027], [2026])
    >>> sorted(intakes("Contrat dès septembre 2027.", learning=True)), sorted(intakes("CDI dès janvier 2027."))
    ([2027], [])
    >>> sorted(intakes("Opérateurs, session de novembre")), sorted(intakes("Depuis 2011, une promotion de six."))
    ([11], [])
    """
    if not learning and not any(hint in text for hint in HINTS):
        return NONE
    words = fold(text)
    years = YEAR.findall(words) + (TERM.findall(words) if learning else [])
    return frozenset([*map(int, years), *(MONTHS[name] for name in MONTH.findall(words))])


def other_intake(a: frozenset[int], b: frozenset[int]) -> bool:
    """Whether two texts recruit for other years, or for other sessions.

    >>> other_intake(frozenset([2026]), frozenset([2027])), other_intake(frozenset([2026]), frozenset([9]))
    (True, False)
    """
    return any(one and other and one.isdisjoint(other) for one, other in zip(kinds(a), kinds(b), strict=True))


def kinds(found: frozenset[int]) -> tuple[frozenset[int], frozenset[int]]:
    """Years, and months."""
    months = frozenset(one for one in found if one <= 12)
    return found - months, months
