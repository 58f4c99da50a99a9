"""A folded text → the teams and the hours of the day that it names: day and night are two openings, however alike the rest."""

import re

from pipeline.normalize.descriptions.stretches import stretches_around
from pipeline.normalize.times.clock import without_clocks

WHEN = r"(?:de |en |du (?!jour)|la )?(nuit|jour|journee|week[- ]?end|matin|soir)\b"
TEAM = re.compile(
    r"\b(?:equipes?|postes?|horaires?|travail|travaillez|travaillant)(?: fixes?)? "
    + WHEN
    + "(?: ?(?:et|ou|/) ?"
    + WHEN
    + ")?"
)
OF_AN_OFFICE = re.compile(
    r"\b(?:ouvert|telephon|renseign|permanence|dating|standard|bureau|rendez|reunion)[^.\n]{0,70}"
    r"|\d{1,2} ?h?(?: a | ou |-|/)\d{1,2} ?h(?:eures)?(?:(?: ?/ ?| par )(?:sem|mois|jour)\w*| hebdo\w*)"
)
"""Hours at which somebody answers, and hours a week: none at which one works."""
TRIGGERS = (" nuit", " jour", " week", " matin", " soir")
NEARLY_HOURS = 1.0
"""Hours by which two tellers of one span may differ: one counts the handover, one lost « 30 »."""
CODES = {"jour": "journee", "week-end": "weekend", "week end": "weekend"}
"""Word → the team as `shifts.py` names it, where that is another word."""
HOUR = re.compile(r"\d ?[h:]")


def teams(words: str) -> frozenset[str]:
    """The teams that a folded text names, as `shifts.py` names them.

    >>> sorted(teams("vous integrez l'equipe de nuit.")), sorted(teams("horaires de jour, 35 h."))
    (['nuit'], ['journee'])
    >>> sorted(teams("travail de jour et de nuit."))
    ['journee', 'nuit']
    """
    stretches = stretches_around(words, TRIGGERS, before=30, after=24)
    names = (team for stretch in stretches for both in TEAM.findall(stretch) for team in both if team)
    return frozenset(CODES.get(team, team) for team in names)


def spans(words: str) -> frozenset[tuple[float, float]]:
    """The hours of the day between which a folded text says that one works.

    >>> sorted(spans("du lundi au vendredi, 5h-13h / 13h-21h, 35 h.")), spans("le four tourne 24 h sur 24.")
    ([(5.0, 13.0), (13.0, 21.0)], frozenset())
    """
    if not HOUR.search(words):
        return frozenset()
    return frozenset((start, end or 24.0) for start, end in without_clocks(OF_AN_OFFICE.sub(" ", words))[1])


def spans_differ(a: frozenset[tuple[float, float]], b: frozenset[tuple[float, float]]) -> bool:
    """Whether both name their hours of the day, and none are nearly the same; a break between them is no other day.

    >>> spans_differ(frozenset([(7.5, 15.0)]), frozenset([(7.5, 15.5)])), spans_differ(frozenset([(5, 13)]), frozenset([(21, 5)]))
    (False, True)
    >>> spans_differ(frozenset([(8, 12), (13, 17)]), frozenset([(8, 17)])), spans_differ(frozenset([(5, 13)]), frozenset([(7, 15)]))
    (False, True)
    """
    if not a or not b:
        return False
    return not any(nearly_same(span, other) for span in {*a, first_to_last(a)} for other in {*b, first_to_last(b)})


def nearly_same(span: tuple[float, float], other: tuple[float, float]) -> bool:
    """Whether two spans begin and end at nearly the same hours."""
    return max(abs(span[0] - other[0]), abs(span[1] - other[1])) <= NEARLY_HOURS


def first_to_last(spans: frozenset[tuple[float, float]]) -> tuple[float, float]:
    """From the first hour to the last."""
    return min(start for start, _ in spans), max(end for _, end in spans)
