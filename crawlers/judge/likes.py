"""Title, and the badges on it → what it is where it only looks like an offer."""

import re
from datetime import date
from functools import lru_cache
from pathlib import Path

from crawlers.judge.filled import is_said
from crawlers.judge.trades import begins_with_trade, is_marked
from french.letters import fold
from french.word_lists import pattern, word_list
from vocabulary.set_aside import SetAside

WORDS = word_list(Path(__file__).with_name("likes.txt"))
REASONS = {
    "spontaneous": SetAside.SPONTANEOUS,
    "filled": SetAside.FILLED,
    "training": SetAside.TRAINING,
    "event": SetAside.EVENT,
    "news": SetAside.NEWS,
    "portrait": SetAside.PORTRAIT,
    "tender": SetAside.TENDER,
    "draft": SetAside.DRAFT,
    "page": SetAside.PAGE,
}
"""Name of a part of the list → the reason that it gives."""
HIRED = re.compile(r"\b(?:en|contrat d['e]|par) ?(?:alternance|apprentissage)\b|\b(?:apprenti|alternant|stagiaire)")
"""A diploma that somebody is hired to prepare is no training that is sold: « BTS CPI en alternance »."""
LONGEST_BADGE = 40
LONGEST_LINE = 200
BEGINNING = 12
"""A sentence that is no badge has to begin with it: « Cette offre est pourvue »."""
SENTENCE = re.compile(r"(?<=[.!?])\s+")
OFFER_ALL_THE_SAME = {SetAside.TRAINING, SetAside.NEWS, SetAside.PORTRAIT, SetAside.PAGE, SetAside.EVENT}
"""Reasons that a title written for men and women overrules: « Formateur … (H/F) », « Session … » are told apart so."""

NAMED_IN_TRADES = {SetAside.TENDER, SetAside.EVENT}
"""Reasons that a title overrules which begins with a trade: « Gestionnaire des marchés publics »."""


def anywhere(name: str) -> re.Pattern[str] | None:
    """What tells a reason wherever it stands in a title."""
    return re.compile(rf"\b(?:{pattern(WORDS.plain(name))})(?!\w)") if name in WORDS.parts else None


def at_the_beginning(name: str) -> re.Pattern[str] | None:
    """What tells a reason where a title begins with it."""
    if f"{name} start" not in WORDS.parts:
        return None
    return re.compile(rf"\W*(?:la |le |les |l'|une? |notre |nos )?(?:{pattern(WORDS.plain(f'{name} start'))})(?!\w)")


PATTERNS = [(reason, anywhere(name), at_the_beginning(name)) for name, reason in REASONS.items()]
FILLED = re.compile(rf"\b(?:{pattern(WORDS.plain('filled'))})(?!\w)")


@lru_cache(maxsize=10_000)
def like_of(title: str) -> SetAside | None:
    """What a title names that is no offer; nothing where it may be one.

    >>> like_of("Candidature spontanée"), like_of("Régleur (H/F) – POURVU"), like_of("Régleur (H/F)")
    (<SetAside.SPONTANEOUS: 'spontaneous'>, <SetAside.FILLED: 'filled'>, None)
    """
    folded = fold(title)
    marked = is_marked(title) or HIRED.search(folded) is not None
    named = begins_with_trade(title)
    for reason, inside, start in PATTERNS:
        found = (inside and inside.search(folded)) or (start and start.match(folded))
        if found and reason is SetAside.FILLED and not is_said(folded, found):
            continue
        if found and not (marked and reason in OFFER_ALL_THE_SAME) and not (named and reason in NAMED_IN_TRADES):
            return reason
    return None


@lru_cache(maxsize=10_000)
def says_filled(badge: str, day: date) -> bool:
    """Whether a short text beside an offer says on a ``day`` that it is filled: as a badge, or where one of its sentences begins so.

    >>> today = date(2026, 11, 24)
    >>> says_filled("Poste pourvu", today), says_filled("Poste à pourvoir", today), says_filled("Poste pourvu par mutation", today)
    (True, False, False)
    >>> [says_filled(f"CDD de 4 mois. Offre close le {day}.", today) for day in ("12 novembre", "15 décembre")]
    [True, False]
    """
    if len(badge) > LONGEST_LINE:
        return False
    short = len(badge) <= LONGEST_BADGE
    for folded in map(fold, [badge] if short else SENTENCE.split(badge)):
        found = FILLED.search(folded)
        if found and (short or found.start() <= BEGINNING) and is_said(folded, found, day):
            return True
    return False
