"""A folded text → what it tells of its opening beside the work: where, when, at which line, for which intake."""

from dataclasses import dataclass
from functools import lru_cache

from pipeline.deduplicate.facts.hours import spans, teams
from pipeline.deduplicate.facts.intake import intakes
from pipeline.deduplicate.facts.production_line import lines
from pipeline.deduplicate.facts.workplace import Place, workplace


@dataclass(frozen=True, slots=True)
class Told:
    """What a title and a text tell."""

    workplace: Place
    """Where the work is, word for word; empty when they do not say."""
    lines: frozenset[str]
    """The lines that they name."""
    teams: frozenset[str]
    spans: frozenset[tuple[float, float]]
    """The hours of the day between which one works."""
    intakes: frozenset[int]
    """Years, and months of sessions, of the intakes that they name."""


@lru_cache(maxsize=1 << 16)
def once(told: Told) -> Told:
    """The same, once in memory however many postings tell it: most tell nothing of all this."""
    return told


def told_by(words: str, *, learning: bool, since: int) -> Told:
    """What folded words tell; ``learning``: of an apprenticeship, ``since``: posted in that year."""
    return once(
        Told(
            workplace=workplace(words),
            lines=lines(words),
            teams=teams(words),
            spans=spans(words),
            intakes=intakes(words, learning=learning, since=since),
        )
    )
