"""Two postings → what speaks for one opening."""

from dataclasses import dataclass

from pipeline.deduplicate.comparison.nearness import Nearness, nearness
from pipeline.deduplicate.comparison.vetoes import contracts_differ, live_together
from pipeline.deduplicate.comparison.word_differences import telling_difference
from pipeline.deduplicate.facts.employer import same_employer
from pipeline.deduplicate.facts.figures import shared_figures
from pipeline.deduplicate.facts.fingerprint import COPY, REWRITTEN, Common
from pipeline.deduplicate.facts.hours import spans_differ
from pipeline.deduplicate.facts.posting_facts import PostingFacts
from pipeline.deduplicate.facts.references import LONG_REFERENCE_SIGNS
from pipeline.deduplicate.facts.shifts import one_rhythm, shifts_agree
from pipeline.deduplicate.facts.title_words import TitleLikeness, likeness

SHORT_LETTERS = 300
"""A text of fewer letters is an excerpt, or a few words put by a clerk."""
LEAST_WEEK_HOURS = 10
"""Fewer hours are those of a day, not of a week."""
WEEKEND_TEAM = "weekend"
"""The team that is paid for more hours than it works: its hours say nothing."""
PART_OF_THE_TIME = 0.75
"""35 hours against 28 may be one opening, written twice; against 24, hardly."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for one opening, and what against."""

    text: Common | None
    """What both texts have in common; ``None`` when there is too little text."""
    title: TitleLikeness
    trade: bool
    """Whether both titles are surely of one occupation."""
    other_trade: bool
    """Whether they are surely of two."""
    rhythm: bool
    """Whether both name one shift."""
    hours_differ: bool
    """Whether their words, or their hours a week, tell two rhythms."""
    reference: bool
    """Whether both texts give one reference."""
    place: Nearness
    employer: bool | None
    """Whether the employer is the same; ``None`` when one of them is not named."""
    agency: bool
    """Whether an agency hides an employer that the other one names, or two agencies hide theirs."""
    mission: bool
    """Whether one is an agency's mission, and the other not."""
    doubt: bool
    """Whether something small speaks against it: the contract, the rank, the shift, two numbers of one agency."""
    short: bool
    sources: bool
    """Whether they come from two sources."""
    days: int
    """Between both dates."""
    amounts: tuple[int, ...]
    """The amounts that both tell, in cents; compared only where an employer is not named."""
    numbers: int
    """How many other figures both tell."""

    @property
    def only_boilerplate(self) -> bool:
        """Whether what both say is little else than what the employer says of every job."""
        return self.text is not None and self.text.boilerplate and self.title < TitleLikeness.WITHIN


def evidence_of(a: PostingFacts, b: PostingFacts, text: Common | None) -> Evidence:
    """What speaks for one opening."""
    employer = one_employer(a, b)
    mission = contracts_differ(a, b)
    two_rhythms = hours_differ(a, b)
    amounts, numbers = shared_figures(a.figures, b.figures) if employer is None else ((), 0)
    return Evidence(
        text=text,
        title=likeness(a.title, b.title),
        trade=bool(a.trade) and a.trade == b.trade,
        rhythm=one_rhythm(a.shift, b.shift),
        hours_differ=two_rhythms,
        other_trade=bool(a.trade and b.trade) and a.trade != b.trade,
        reference=any(
            len(reference) >= LONG_REFERENCE_SIGNS
            for reference in a.text_references & b.text_references | a.text_numbers & b.text_numbers
        ),
        place=nearness(a, b),
        employer=employer,
        agency=agency_between(a, b),
        mission=mission,
        doubt=mission or two_numbers(a, b) or two_rhythms or (bool(employer) and says_more(a, b, text)),
        short=min(a.length, b.length) < SHORT_LETTERS,
        sources=a.source != b.source,
        days=abs(a.day - b.day),
        amounts=amounts,
        numbers=numbers,
    )


def one_employer(a: PostingFacts, b: PostingFacts) -> bool | None:
    """Whether one employer recruits; the registry's word counts more than names."""
    if a.member and b.member:
        return a.member == b.member
    same = same_employer(a.employer, b.employer)
    if same is False and (a.employer == b.publisher or b.employer == a.publisher):
        return None  # a board names the agency as employer, whose own posting names its client
    return same


def agency_between(a: PostingFacts, b: PostingFacts) -> bool:
    """Whether an agency stands between two postings: what it hides is not for us to guess."""
    masked = [posting for posting in (a, b) if posting.masked]
    if len(masked) == 2:
        return a.publisher != b.publisher
    return bool(masked) and not (a.hidden and b.hidden)


def two_numbers(a: PostingFacts, b: PostingFacts) -> bool:
    """Whether one agency, or one unknown publisher, gives two numbers at a time: two openings, or one shown twice."""
    if not a.source or a.source != b.source or not live_together(a, b):
        return False
    if a.publisher_kind == b.publisher_kind == "agency":
        return a.key != b.key
    return a.publisher_kind == b.publisher_kind == "" and bool(a.number and b.number) and a.number != b.number


def hours_differ(a: PostingFacts, b: PostingFacts) -> bool:
    """Whether both give their hours or their team, and one is surely not the other's; a day's hours are no week's."""
    if not shifts_agree(a.text_facts.teams, b.text_facts.teams) or spans_differ(a.text_facts.spans, b.text_facts.spans):
        return True
    hours = [week for week in (a.hours, b.hours) if week and week >= LEAST_WEEK_HOURS]
    paid = WEEKEND_TEAM in a.shift | b.shift
    return not paid and len(hours) == 2 and min(hours) < PART_OF_THE_TIME * max(hours)


def says_more(a: PostingFacts, b: PostingFacts, text: Common | None) -> bool:
    """Whether one title says a rank, a grade or a shift that the other does not, and the texts are not all the same."""
    if a.title.ranks != b.title.ranks:
        return True
    differ = a.title.grades != b.title.grades or a.title_shift != b.title_shift
    return differ and (text is None or text.whole < COPY)


def differing_words(a: PostingFacts, b: PostingFacts) -> tuple[str, str] | None:
    """The words that mean two openings, where two texts are one but for them; ``None`` when there are none."""
    if a.packed_text == b.packed_text:
        return None
    if a.id > b.id:  # whoever is asked first, the answer is the same
        a, b = b, a
    return telling_difference(a.packed_text, b.packed_text, a.employer | a.publisher | b.employer | b.publisher)


def texts_part_openings(a: PostingFacts, b: PostingFacts) -> bool:
    """Whether both have one text but for words that mean two openings: then no third posting that is like both joins them."""
    here, there = frozenset(a.windows), frozenset(b.windows)
    one_text = a.brief or b.brief or len(here & there) >= REWRITTEN * min(len(here), len(there))
    return one_text and differing_words(a, b) is not None
