"""Title, and the badges on it → what it is where it only looks like an offer."""

import re
from functools import lru_cache
from pathlib import Path

from crawlers.judge.trades import is_marked
from french.letters import fold
from french.word_lists import pattern, word_list
from vocabulary.set_aside import SetAside

WORDS = Path(__file__).with_name("likes.txt")
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


@lru_cache(maxsize=10_000)
def like_of(title: str) -> SetAside | None:
    """What a title names that is no offer; nothing where it may be one.

    >>> like_of("Candidature spontanée"), like_of("Régleur (H/F) – POURVU"), like_of("Régleur (H/F)")
    (<SetAside.SPONTANEOUS: 'spontaneous'>, <SetAside.FILLED: 'filled'>, None)
    """
    folded = fold(title)
    marked = is_marked(title) or HIRED.search(folded) is not None
    for reason, anywhere, start in patterns():
        found = (anywhere and anywhere.search(folded)) or (start and start.match(folded))
        if found and not (marked and reason in OFFER_ALL_THE_SAME):
            return reason
    return None


@lru_cache(maxsize=10_000)
def says_filled(badge: str) -> bool:
    """Whether a short text beside an offer says that it is filled: as a badge, or where one of its sentences begins so.

    >>> says_filled("Poste pourvu"), says_filled("Poste à pourvoir"), says_filled("CDD de 4 mois. Offre close le 30 juin.")
    (True, False, True)
    """
    filled = next(one for one in patterns() if one[0] is SetAside.FILLED)[1]
    if filled is None or len(badge) > LONGEST_LINE:
        return False
    if len(badge) <= LONGEST_BADGE:
        return filled.search(fold(badge)) is not None
    return any(
        (found := filled.search(fold(sentence))) and found.start() <= BEGINNING for sentence in SENTENCE.split(badge)
    )


@lru_cache(maxsize=1)
def patterns() -> tuple[tuple[SetAside, re.Pattern[str] | None, re.Pattern[str] | None], ...]:
    """Each reason with what tells it anywhere in a title, and at its beginning."""
    lists = word_list(WORDS)
    found = []
    for name, reason in REASONS.items():
        anywhere = rf"\b(?:{pattern(lists.plain(name))})(?!\w)" if name in lists.parts else ""
        start = (
            rf"\W*(?:la |le |les |l'|une? |notre |nos )?(?:{pattern(lists.plain(f'{name} start'))})(?!\w)"
            if f"{name} start" in lists.parts
            else ""
        )
        found.append((reason, re.compile(anywhere) if anywhere else None, re.compile(start) if start else None))
    return tuple(found)
