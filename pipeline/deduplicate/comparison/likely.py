"""Evidence → whether two postings may well be one opening: they are linked, and a person may decide."""

from pipeline.deduplicate.comparison.certain import NEARLY_ALL, SOON_DAYS, same_title_on_two_sources
from pipeline.deduplicate.comparison.evidence import Evidence
from pipeline.deduplicate.comparison.nearness import Nearness
from pipeline.deduplicate.facts.fingerprint import ALL_THE_SAME, COPY, REWRITTEN
from pipeline.deduplicate.facts.title_words import TitleLikeness

RELATED = 0.40
"""Two texts that tell one opening in other words still have this share in common."""
LEAST_FIGURES = 2
"""So many figures, one of them an amount, must be the same: an amount alone may be the lowest wage that the law allows."""


def likely(evidence: Evidence) -> bool:
    """Whether both may well be one opening."""
    here = evidence.place == Nearness.SAME and evidence.title == TitleLikeness.SAME
    if evidence.text is None:
        return here and evidence.employer is not False
    if hidden_employer_same_hours(evidence) or hidden_employer_same_amounts(evidence):
        return True
    part = evidence.text.part
    if evidence.only_boilerplate:
        copy = (
            evidence.sources
            and evidence.text.whole >= NEARLY_ALL
            and (evidence.trade or evidence.title >= TitleLikeness.TOUCHING)
        )
        hidden = evidence.employer is None and evidence.text.whole >= ALL_THE_SAME
        return evidence.place == Nearness.SAME and (hidden or (bool(evidence.employer) and copy))
    if evidence.place == Nearness.NEIGHBOURS:
        return part >= (REWRITTEN if evidence.title == TitleLikeness.SAME else COPY)
    if part >= REWRITTEN:
        same_work = evidence.title >= TitleLikeness.NEAR or part >= COPY or evidence.employer is None
        return same_work or (evidence.trade and evidence.sources) or same_house_and_work(evidence)
    if (
        part >= RELATED
        and evidence.place == Nearness.SAME
        and (evidence.title >= TitleLikeness.WITHIN or reworked_on_one_site(evidence))
    ):
        return True
    return (
        same_title_on_two_sources(evidence)
        or near_title_on_two_sources(evidence)
        or (evidence.short and evidence.agency and here)
    )


def near_title_on_two_sources(evidence: Evidence) -> bool:
    """Whether another source gives nearly that title of the employer in the commune, in other words, within days."""
    work = evidence.title >= TitleLikeness.NEAR or (evidence.trade and evidence.title == TitleLikeness.TOUCHING)
    same_work = bool(evidence.employer) and work and evidence.place == Nearness.SAME
    return same_work and evidence.sources and evidence.days <= SOON_DAYS


def same_house_and_work(evidence: Evidence) -> bool:
    """Whether one employer seeks, in one commune, one occupation, or on two sources within days what titles that touch name."""
    touching = (
        evidence.sources
        and evidence.title >= TitleLikeness.TOUCHING
        and evidence.days <= SOON_DAYS
        and not evidence.other_trade
    )
    return bool(evidence.employer) and evidence.place == Nearness.SAME and (touching or evidence.trade)


def reworked_on_one_site(evidence: Evidence) -> bool:
    """Whether a site shows the work again, reworked, under nearly its title."""
    return bool(evidence.employer) and evidence.title == TitleLikeness.NEAR and evidence.trade and not evidence.sources


def hidden_employer_same_hours(evidence: Evidence) -> bool:
    """Whether somebody hides the employer of what is, in other words, the same work at the same hours and place, within days."""
    work = evidence.title >= TitleLikeness.NEAR or (evidence.trade and evidence.title == TitleLikeness.TOUCHING)
    soon = evidence.sources and evidence.days <= SOON_DAYS
    return evidence.employer is None and work and evidence.rhythm and evidence.place >= Nearness.WITHIN and soon


def hidden_employer_same_amounts(evidence: Evidence) -> bool:
    """Whether somebody hides the employer of what has, in other words, the same wage and figures, at that place, within days."""
    work = evidence.title >= TitleLikeness.TOUCHING or evidence.trade
    enough = evidence.amounts and len(evidence.amounts) + evidence.numbers >= (
        LEAST_FIGURES + 1 if evidence.other_trade else LEAST_FIGURES
    )
    here = evidence.place >= Nearness.WITHIN and evidence.sources and evidence.days <= SOON_DAYS
    other = evidence.text is not None and evidence.text.part >= RELATED
    return evidence.employer is None and work and bool(enough) and here and not other and not evidence.hours_differ
