"""Evidence → whether two postings may well be one opening: they are linked, and a person may decide."""

from pipeline.deduplicate.comparison.certain import NEARLY_ALL, SAME_DAYS, twice_told
from pipeline.deduplicate.comparison.evidence import Evidence
from pipeline.deduplicate.comparison.nearness import Nearness
from pipeline.deduplicate.facts.fingerprint import ALL_THE_SAME, COPY, REWRITTEN
from pipeline.deduplicate.facts.title_words import Likeness

RELATED = 0.40
"""Of two texts in other words, so much is the same."""
FIGURES = 2
"""Sums and numbers that two texts share, one of them a sum: one alone may be the lowest wage that the law allows."""


def likely(known: Evidence) -> bool:
    """Whether both may well be one opening."""
    here = known.place == Nearness.SAME and known.title == Likeness.SAME
    if known.text is None:
        return here and known.employer is not False
    if hinted(known) or counted_alike(known):
        return True
    part = known.text.part
    if known.of_a_habit:
        copy = known.sources and known.text.whole >= NEARLY_ALL and (known.trade or known.title >= Likeness.TOUCHING)
        hidden = known.employer is None and known.text.whole >= ALL_THE_SAME
        return known.place == Nearness.SAME and (hidden or (bool(known.employer) and copy))
    if known.place == Nearness.NEIGHBOURS:
        return part >= (REWRITTEN if known.title == Likeness.SAME else COPY)
    if part >= REWRITTEN:
        said = known.title >= Likeness.NEAR or part >= COPY or known.employer is None
        return said or (known.trade and known.sources) or of_one_house(known)
    if part >= RELATED and known.place == Nearness.SAME and (known.title >= Likeness.WITHIN or shown_again(known)):
        return True
    return twice_told(known) or told_again(known) or (known.short and known.agency and here)


def told_again(known: Evidence) -> bool:
    """Whether another source gives nearly that title of the employer in the commune, in other words, within days."""
    work = known.title >= Likeness.NEAR or (known.trade and known.title == Likeness.TOUCHING)
    said = bool(known.employer) and work and known.place == Nearness.SAME
    return said and known.sources and known.days <= SAME_DAYS


def of_one_house(known: Evidence) -> bool:
    """Whether an employer has, in one commune, one occupation under two titles; or titles that touch, on two sources within days."""
    touching = known.sources and known.title >= Likeness.TOUCHING and known.days <= SAME_DAYS and not known.other_trade
    return bool(known.employer) and known.place == Nearness.SAME and (touching or known.trade)


def shown_again(known: Evidence) -> bool:
    """Whether a site shows the work again, reworked, under nearly its title."""
    return bool(known.employer) and known.title == Likeness.NEAR and known.trade and not known.sources


def hinted(known: Evidence) -> bool:
    """Whether somebody hides the employer of what is, in other words, the same work at the same hours and place, within days."""
    work = known.title >= Likeness.NEAR or (known.trade and known.title == Likeness.TOUCHING)
    soon = known.sources and known.days <= SAME_DAYS
    return known.employer is None and work and known.rhythm and known.place >= Nearness.WITHIN and soon


def counted_alike(known: Evidence) -> bool:
    """Whether somebody hides the employer of what has, in other words, the same wage and figures, at that place, within days."""
    work = known.title >= Likeness.TOUCHING or known.trade
    told = known.sums and len(known.sums) + known.numbers >= (FIGURES + 1 if known.other_trade else FIGURES)
    here = known.place >= Nearness.WITHIN and known.sources and known.days <= SAME_DAYS
    other = known.text is not None and known.text.part >= RELATED
    return known.employer is None and work and bool(told) and here and not other and not known.other_hours
