"""Evidence → whether two postings are one opening, so surely that nobody need look."""

from pipeline.deduplicate.comparison.evidence import Evidence
from pipeline.deduplicate.comparison.nearness import Nearness
from pipeline.deduplicate.facts.fingerprint import ALL_THE_SAME, COPY, REWRITTEN, Common
from pipeline.deduplicate.facts.title_words import Likeness

RESHAPED = 0.75
"""From this share of the shorter text on, where one title of an employer says more than the other, or another source tells it."""
MOST_OF_IT = 0.6
"""Of a text that was cut short, so much is left."""
MORE_THAN_THE_HOUSE = 1 / 3
"""The presentation of an employer is less of a text than this."""
NEARLY_ALL = 0.8
"""Of a text to which a board only added its own words."""
EXCERPT = 0.25
"""What is left of a text in the few words of an aggregator."""
SAME_SEASON = 60
"""Days within which two sources tell of one opening, and not of the next one."""
SAME_DAYS = 15
"""The same, where the titles are not even the same."""


def barred(known: Evidence) -> bool:
    """Whether no text, however alike, makes one opening of both without a person."""
    copy = known.text is not None and known.text.whole >= ALL_THE_SAME and known.trade and known.sources
    habit = known.of_a_habit and not copy
    return known.employer is False or known.doubt or habit or known.place < Nearness.UNKNOWN


def certain_enough(known: Evidence) -> bool:
    """Whether both are one opening, so surely that nobody need look."""
    here = known.place == Nearness.SAME
    if known.text is None:
        return bool(known.employer) and known.title == Likeness.SAME and here and known.days <= SAME_SEASON
    part = known.text.part
    if known.agency:
        return part >= ALL_THE_SAME and known.title >= Likeness.WITHIN and here
    if part >= COPY and copied(known, known.text):
        return True
    if here and part >= RESHAPED and retold(known, known.text):
        return True
    if here and part >= REWRITTEN and known.title == Likeness.SAME:
        return True
    if here and part >= RESHAPED and known.title == Likeness.WITHIN and known.employer:
        return True
    return known.short and part >= EXCERPT and twice_told(known)


def retold(known: Evidence, text: Common) -> bool:
    """Whether another source tells the same work, soon, in most of the same words, under a title of its own.

    The words that differ are read before anything is joined.
    """
    work = known.title >= Likeness.NEAR or (known.trade and text.whole >= MOST_OF_IT)
    return work and known.sources and known.days <= SAME_SEASON and not known.short


def twice_told(known: Evidence) -> bool:
    """Whether two sources give one title of one employer in one commune, at about the same time."""
    said = bool(known.employer) and known.title == Likeness.SAME and known.place == Nearness.SAME
    return said and known.sources and known.days <= SAME_SEASON


def copied(known: Evidence, text: Common) -> bool:
    """Whether a text that holds the other is a copy of it.

    One employer that gives two titles to nearly one text has two openings, unless the text is all the same.
    """
    if known.title >= Likeness.NEAR:
        return True
    if known.place <= Nearness.UNKNOWN:
        return False
    cited = known.reference and text.part >= ALL_THE_SAME
    if known.other_trade and known.employer and text.whole < ALL_THE_SAME and not cited:
        return False
    if renamed(known, text) or shortened(known, text):
        return True
    excerpt = known.title == Likeness.TOUCHING and not known.employer and text.part >= ALL_THE_SAME
    return excerpt or text.whole >= (0.9 if known.employer else MOST_OF_IT)


def renamed(known: Evidence, text: Common) -> bool:
    """Whether another source took over the text and gave it a title of its own, as that of the occupation.

    Both are of one occupation, or give one reference. A few words, or no more than the presentation of a house, say
    nothing of the occupation.
    """
    again = known.sources and known.days <= SAME_SEASON and known.employer is not False
    telling = known.trade and not known.short and text.part >= ALL_THE_SAME and text.whole >= MORE_THAN_THE_HOUSE
    return again and (telling or known.reference)


def shortened(known: Evidence, text: Common) -> bool:
    """Whether another source shows the employer's text, or most of it, under a title of its own."""
    held = text.part >= ALL_THE_SAME and text.whole >= MOST_OF_IT
    soon = known.days <= (SAME_SEASON if text.whole >= NEARLY_ALL else SAME_DAYS)
    return held and soon and known.sources and bool(known.employer) and known.title >= Likeness.TOUCHING
