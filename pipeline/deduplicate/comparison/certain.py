"""Evidence → whether two postings are one opening, so surely that nobody need look."""

from pipeline.deduplicate.comparison.evidence import Evidence
from pipeline.deduplicate.comparison.nearness import Nearness
from pipeline.deduplicate.facts.fingerprint import ALL_THE_SAME, COPY, REWRITTEN, Common
from pipeline.deduplicate.facts.title_words import TitleLikeness

RESHAPED = 0.75
"""From this share of the shorter text on, both are one opening where only the title was changed: it says more, or is another
source's."""
MOST_OF_IT = 0.6
"""A copy that was cut short still holds this share of the longer text."""
MORE_THAN_THE_HOUSE = 1 / 3
"""An employer's presentation of itself is a smaller share of a text than this."""
NEARLY_ALL = 0.8
"""A text to which a board only added its own words still holds this share of it."""
EXCERPT = 0.25
"""The few words of an aggregator hold this share of what they were taken from."""
SEASON_DAYS = 60
"""Days within which two sources tell of one opening, and not of the next one."""
SOON_DAYS = 15
"""Days within which they do so where the titles are not even the same."""


def needs_a_person(evidence: Evidence) -> bool:
    """Whether no text, however alike, makes one opening of both without a person."""
    copy = evidence.text is not None and evidence.text.whole >= ALL_THE_SAME and evidence.trade and evidence.sources
    boilerplate = evidence.only_boilerplate and not copy
    return evidence.employer is False or evidence.doubt or boilerplate or evidence.place < Nearness.UNKNOWN


def certain_enough(evidence: Evidence) -> bool:
    """Whether both are one opening, so surely that nobody need look."""
    here = evidence.place == Nearness.SAME
    if evidence.text is None:
        return (
            bool(evidence.employer) and evidence.title == TitleLikeness.SAME and here and evidence.days <= SEASON_DAYS
        )
    part = evidence.text.part
    if evidence.agency:
        return part >= ALL_THE_SAME and evidence.title >= TitleLikeness.WITHIN and here
    if part >= COPY and copies_opening(evidence, evidence.text):
        return True
    if here and part >= RESHAPED and reworded_elsewhere(evidence, evidence.text):
        return True
    if here and part >= REWRITTEN and evidence.title == TitleLikeness.SAME:
        return True
    if here and part >= RESHAPED and evidence.title == TitleLikeness.WITHIN and evidence.employer:
        return True
    return evidence.short and part >= EXCERPT and same_title_on_two_sources(evidence)


def reworded_elsewhere(evidence: Evidence, text: Common) -> bool:
    """Whether another source tells the same work, soon, in most of the same words, under a title of its own.

    The words that differ are read before anything is joined.
    """
    work = evidence.title >= TitleLikeness.NEAR or (evidence.trade and text.whole >= MOST_OF_IT)
    return work and evidence.sources and evidence.days <= SEASON_DAYS and not evidence.short


def same_title_on_two_sources(evidence: Evidence) -> bool:
    """Whether two sources give one title of one employer in one commune, at about the same time."""
    same_opening = bool(evidence.employer) and evidence.title == TitleLikeness.SAME and evidence.place == Nearness.SAME
    return same_opening and evidence.sources and evidence.days <= SEASON_DAYS


def copies_opening(evidence: Evidence, text: Common) -> bool:
    """Whether a text that holds the other is a copy of it.

    One employer that gives two titles to nearly one text has two openings, unless the text is all the same.
    """
    if evidence.title >= TitleLikeness.NEAR:
        return True
    if evidence.place <= Nearness.UNKNOWN:
        return False
    cited = evidence.reference and text.part >= ALL_THE_SAME
    if evidence.other_trade and evidence.employer and text.whole < ALL_THE_SAME and not cited:
        return False
    if copied_under_other_title(evidence, text) or copied_in_part(evidence, text):
        return True
    excerpt = evidence.title == TitleLikeness.TOUCHING and not evidence.employer and text.part >= ALL_THE_SAME
    return excerpt or text.whole >= (0.9 if evidence.employer else MOST_OF_IT)


def copied_under_other_title(evidence: Evidence, text: Common) -> bool:
    """Whether another source took over the text and gave it a title of its own, as that of the occupation.

    Both are of one occupation, or give one reference. A few words, or no more than the presentation of a house, say
    nothing of the occupation.
    """
    again = evidence.sources and evidence.days <= SEASON_DAYS and evidence.employer is not False
    telling = evidence.trade and not evidence.short and text.part >= ALL_THE_SAME and text.whole >= MORE_THAN_THE_HOUSE
    return again and (telling or evidence.reference)


def copied_in_part(evidence: Evidence, text: Common) -> bool:
    """Whether another source shows the employer's text, or most of it, under a title of its own."""
    held = text.part >= ALL_THE_SAME and text.whole >= MOST_OF_IT
    soon = evidence.days <= (SEASON_DAYS if text.whole >= NEARLY_ALL else SOON_DAYS)
    return held and soon and evidence.sources and bool(evidence.employer) and evidence.title >= TitleLikeness.TOUCHING
