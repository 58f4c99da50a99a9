"""Two postings → merge, probable or distinct, and why."""

from collections.abc import Callable
from dataclasses import dataclass

from pipeline.deduplicate.employer import same_employer
from pipeline.deduplicate.evidence import Evidence, evidence, other_words
from pipeline.deduplicate.facts import Facts
from pipeline.deduplicate.identity import LONG_REFERENCE
from pipeline.deduplicate.place import Nearness
from pipeline.deduplicate.sentences import reasons
from pipeline.deduplicate.text import ALL_THE_SAME, COPY, REWRITTEN, Common
from pipeline.deduplicate.title import Likeness, likeness
from pipeline.deduplicate.vetoes import veto
from pipeline.model import Verdict

Reader = Callable[[Facts, Facts], Common | None]
"""Reads what the texts of two postings have in common."""
RESHAPED = 0.75
"""The same, where one title of an employer says more than the other."""
RELATED = 0.40
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


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two postings are to each other."""

    verdict: Verdict
    score: float
    reasons: tuple[str, ...]


def compare(a: Facts, b: Facts, common: Reader) -> Comparison:
    """Decide on two postings; texts are read only when nothing else has decided."""
    against = veto(a, b)
    if against:
        return Comparison(Verdict.DISTINCT, 0.0, (against,))
    certain = identity(a, b)
    if certain:
        return Comparison(Verdict.MERGE, 1.0, (certain,))
    known = evidence(a, b, common(a, b))
    verdict = decide(known)
    other = other_words(a, b) if verdict == Verdict.MERGE or known.of_a_habit else None
    if other and verdict != Verdict.MERGE:
        return Comparison(Verdict.DISTINCT, 0.0, ())
    if other:
        why = (*reasons(known), f"mais « {other[0]} » ici, « {other[1]} » là")
        return Comparison(Verdict.PROBABLE, score(known), why)
    return Comparison(verdict, score(known), () if verdict == Verdict.DISTINCT else reasons(known))


def identity(a: Facts, b: Facts) -> str | None:
    """What names both for certain, in French."""
    if a.source == b.source and a.key and a.key == b.key:
        return "même annonce de la même source"
    alike = likeness(a.title, b.title) >= Likeness.NEAR
    if a.source != b.source and (a.url in b.addresses or b.url in a.addresses) and alike:
        return "même adresse"
    both = {one for one in a.references & b.references if len(one) >= LONG_REFERENCE}
    if not alike and max(len(a.told_references), len(b.told_references)) > 1:
        both &= a.own_references & b.own_references  # « nous recrutons aussi … » gives another's
    both -= set() if alike else (a.told_references & b.told_references) - a.own_references - b.own_references
    if both and ((a.member and a.member == b.member) or same_employer(a.group, b.group)):
        return f"même référence ({min(both)}) chez le même employeur"
    return None


def decide(known: Evidence) -> Verdict:
    """The verdict that the evidence allows."""
    if not barred(known) and certain_enough(known):
        return Verdict.MERGE
    return Verdict.PROBABLE if likely(known) else Verdict.DISTINCT


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
    if here and part >= REWRITTEN and known.title == Likeness.SAME:
        return True
    if here and part >= RESHAPED and known.title == Likeness.WITHIN and known.employer:
        return True
    return known.short and part >= EXCERPT and twice_told(known)


def twice_told(known: Evidence) -> bool:
    """Whether two sources give one title of one employer in one commune, at about the same time."""
    said = bool(known.employer) and known.title == Likeness.SAME and known.place == Nearness.SAME
    return said and known.sources and known.days <= SAME_SEASON


def told_again(known: Evidence) -> bool:
    """Whether another source gives nearly that title of the employer in the commune, in other words, within days."""
    work = known.title >= Likeness.NEAR or (known.trade and known.title == Likeness.TOUCHING)
    said = bool(known.employer) and work and known.place == Nearness.SAME
    return said and known.sources and known.days <= SAME_DAYS


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
    return excerpt or text.whole >= (0.9 if known.employer else 0.7)


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


def likely(known: Evidence) -> bool:
    """Whether both may well be one opening."""
    here = known.place == Nearness.SAME and known.title == Likeness.SAME
    if known.text is None:
        return here and known.employer is not False
    if hinted(known):
        return True
    part = known.text.part
    if known.of_a_habit:
        copy = known.sources and known.text.whole >= NEARLY_ALL and (known.trade or known.title >= Likeness.TOUCHING)
        hidden = known.employer is None and known.text.whole >= ALL_THE_SAME
        return known.place == Nearness.SAME and (hidden or (bool(known.employer) and copy))
    if known.place == Nearness.NEIGHBOURS:
        return part >= (REWRITTEN if known.title == Likeness.SAME else COPY)
    if part >= REWRITTEN:
        renamed_perhaps = known.trade and known.sources
        return known.title >= Likeness.NEAR or part >= COPY or known.employer is None or renamed_perhaps
    if part >= RELATED and known.title >= Likeness.WITHIN and known.place == Nearness.SAME:
        return True
    return twice_told(known) or told_again(known) or (known.short and known.agency and here)


def hinted(known: Evidence) -> bool:
    """Whether somebody hides the employer of what is, in other words, the same work at the same hours and place, within days."""
    work = known.title >= Likeness.NEAR or (known.trade and known.title == Likeness.TOUCHING)
    soon = known.sources and known.days <= SAME_DAYS
    return known.employer is None and work and known.rhythm and known.place >= Nearness.WITHIN and soon


def score(known: Evidence) -> float:
    """How much speaks for one opening, from 0 to just under 1; the surest pairs are joined first, then the nearest."""
    text = 0.5 if known.text is None else known.text.part
    title = known.title / Likeness.SAME
    place = known.place / Nearness.SAME
    employer = {True: 1.0, None: 0.6, False: 0.0}[known.employer]
    later = 0.0002 * min(known.days, 100)
    return round(0.999 * (0.55 * text + 0.2 * title + 0.15 * place + 0.1 * employer) - later, 4)
