"""A folded text → the teams and the hours of the day that it names: day and night are two openings, however alike the rest."""

import re

from pipeline.normalize.clock import without_clocks
from pipeline.normalize.windows import around

TEAM = re.compile(
    r"\b(?:equipes?|postes?|horaires?|travail|travaillez|travaillant)(?: fixes?)? (?:de |en |du |la )?"
    r"(nuit|jour|journee|week-?end|matin|soir)\b"
)
NAMED = (" nuit", " jour", " week", " matin", " soir")
NEARLY = 1.0
"""Hours by which two tellers of one span may differ: one counts the handover, one lost « 30 »."""
ONE_NAME = {"journee": "jour", "week-end": "weekend"}
HOUR = re.compile(r"\d ?[h:]")


def teams(words: str) -> frozenset[str]:
    """The teams that a folded text names.

    >>> sorted(teams("vous integrez l'equipe de nuit.")), sorted(teams("horaires de journee, 35 h."))
    (['nuit'], ['jour'])
    """
    stretches = around(words, NAMED, before=30, after=12)
    found = (match for stretch in stretches for match in TEAM.findall(stretch))
    return frozenset(ONE_NAME.get(team, team) for team in found)


def spans(words: str) -> frozenset[tuple[float, float]]:
    """The hours of the day between which a folded text says that one works.

    >>> sorted(spans("du lundi au vendredi, 5h-13h / 13h-21h, 35 h.")), spans("le four tourne 24 h sur 24.")
    ([(5.0, 13.0), (13.0, 21.0)], frozenset())
    """
    return frozenset(without_clocks(words)[1]) if HOUR.search(words) else frozenset()


def other_teams(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether both name their teams, and none is the same."""
    return bool(a and b and a.isdisjoint(b))


def other_spans(a: frozenset[tuple[float, float]], b: frozenset[tuple[float, float]]) -> bool:
    """Whether both name their hours of the day, and none are nearly the same.

    >>> other_spans(frozenset([(7.5, 15.0)]), frozenset([(7.5, 15.5)])), other_spans(frozenset([(5, 13)]), frozenset([(21, 5)]))
    (False, True)
    """
    near = (max(abs(one[0] - other[0]), abs(one[1] - other[1])) <= NEARLY for one in a for other in b)
    return bool(a and b) and not any(near)
