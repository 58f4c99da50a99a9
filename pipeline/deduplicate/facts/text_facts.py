"""A folded text → what it tells of its opening beside the work: where, when, at which line, for which intake."""

from dataclasses import dataclass
from functools import lru_cache

from pipeline.deduplicate.facts.hours import spans, teams
from pipeline.deduplicate.facts.intake import intakes
from pipeline.deduplicate.facts.production_line import lines
from pipeline.deduplicate.facts.workplace import WorkplaceWords, workplace


@dataclass(frozen=True, slots=True)
class TextFacts:
    """What a title and a text tell of an opening beside its work."""

    workplace: WorkplaceWords
    """Where the work is, word for word; empty when they do not say."""
    lines: frozenset[str]
    """The lines that they name."""
    teams: frozenset[str]
    spans: frozenset[tuple[float, float]]
    """The hours of the day between which one works."""
    intakes: frozenset[int]
    """Years, and months of sessions, of the intakes that they name."""


@lru_cache(maxsize=1 << 16)
def interned(text_facts: TextFacts) -> TextFacts:
    """The same facts, once in memory however many postings have them: most texts tell none of them."""
    return text_facts


def text_facts_of(words: str, *, learning: bool, since: int) -> TextFacts:
    """What folded words tell; ``learning``: they are an apprenticeship's; ``since``: the year in which they were posted."""
    return interned(
        TextFacts(
            workplace=workplace(words),
            lines=lines(words),
            teams=teams(words),
            spans=spans(words),
            intakes=intakes(words, learning=learning, since=since),
        )
    )
