"""A short text beside an offer, or its title → whether it says that the offer is filled: now, under no condition.

« Poste pourvu » on a badge says so. « Poste pourvu par voie de mutation », « poste non pourvu », « offre close le 15 décembre » before
that day and « dès que le poste est pourvu » say of a live offer how, or until when, it is open.
"""

import re
from datetime import date

from french.closings.said import DAY, UNCERTAIN, day_named

OPEN_BEFORE = re.compile(
    r"\b(?:non|pas|a etre|limite|jusqu'a|jusqu'au|avant)\W*(?:le |la |l'|ce |cette |que )?(?:poste |offre )?\W*$"
)
"""What stands before words that say that an offer is filled, when it is not."""
OPEN_AFTER = re.compile(
    r"\W{0,3}(?:par (?!nos? |notre |l'un )|des (?!le )|d'ici|au plus|que |de |d'|rapidement|immediatement|a compter|a partir"
    r"|prochainement)"
)
"""What stands behind them where they say how, or from when, somebody is to be hired."""
DATED = re.compile(rf"\W{{0,3}}(?:depuis |jusqu')?(?:le |au |on )?(?={DAY.pattern})")


def is_said(folded: str, found: re.Match[str], day: date | None = None) -> bool:
    """Whether words that were found in a folded text say that the offer is filled; of a day that they name, by what day it is."""
    if folded.rstrip().endswith("?") or UNCERTAIN.search(folded):
        return False
    before, after = folded[: found.start()], folded[found.end() :]
    if OPEN_BEFORE.search(before) or OPEN_AFTER.match(after):
        return False
    if dated := DATED.match(after):
        named = day_named(after[dated.end() :], day) if day else None
        return named is not None and day is not None and named <= day
    return True
