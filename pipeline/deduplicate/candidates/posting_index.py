"""A base of postings, and those of it that a new one must be compared with."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from pipeline.deduplicate.candidates.areas import Areas
from pipeline.deduplicate.candidates.boilerplate import Boilerplate
from pipeline.deduplicate.candidates.posting_keys import (
    amount_keys,
    employer_keys,
    name_keys,
    title_keys,
    title_keys_sought,
    work_keys,
)
from pipeline.deduplicate.comparison.certain import EXCERPT, SEASON_DAYS, SOON_DAYS
from pipeline.deduplicate.comparison.compare import Comparison, compare
from pipeline.deduplicate.comparison.evidence import one_employer
from pipeline.deduplicate.comparison.likely import LEAST_FIGURES
from pipeline.deduplicate.facts.figures import shared_figures
from pipeline.deduplicate.facts.fingerprint import FEW_MARKS
from pipeline.deduplicate.facts.posting_facts import PostingFacts
from pipeline.deduplicate.facts.shifts import one_rhythm
from pipeline.deduplicate.facts.title_words import TitleLikeness, likeness

TELLING_MARKS = 12
"""Two texts that both have so many marks, and share none, have less in common than any rule asks for."""
CROWDED_MARK = 60
"""A mark that so many texts of one area hold leads nowhere."""
MOST_NAMESAKES = 500
"""Of the postings of one title in one place, so many of the last are looked at."""
MOST_OF_ONE_EMPLOYER = 100
"""Of the postings of one employer in one place, so many of the last are looked at."""
MOST_COMPARED = 24
"""For each way of being found (by a mark, a name, a title …), at most so many postings are compared with a new one."""
NO_NUMBERS: tuple[int, ...] = ()


class PostingIndex:
    """Postings by number, found again by what they have in common with another."""

    def __init__(self, boilerplate: Boilerplate) -> None:
        self.boilerplate = boilerplate
        self.all: list[PostingFacts] = []
        self.by_mark: dict[int, int | dict[int, list[int]]] = {}
        """Mark → the posting that holds it, or the areas with those that hold it there."""
        self.by_window: dict[int, int | list[int]] = {}
        """Window → the brief postings that hold it: a brief text has too few marks to be found by."""
        self.areas_of: list[tuple[int, ...]] = []
        self.areas = Areas()
        self.by_name: dict[int, int | list[int]] = {}
        """Hash of an address, a reference, or a key → postings."""
        self.by_title: dict[int, int | list[int]] = {}
        """Hash of a title, or of an occupation and a shift, in a place → postings."""
        self.by_employer: dict[int, int | list[int]] = {}
        """Hash of an employer in a place → postings."""
        self.by_amount: dict[int, int | list[int]] = {}
        """Hash of an amount in a place, and whether the employer is hidden → postings."""

    def add(self, facts: PostingFacts) -> int:
        """Make a posting part of the base."""
        number = len(self.all)
        self.all.append(facts)
        self.areas_of.append(tuple(self.areas.add(facts)))
        for mark in facts.marks:
            self.note(mark, number)
        if facts.brief:
            for window in facts.windows:
                remember(self.by_window, window, number)
        for key in name_keys(facts):
            remember(self.by_name, key, number)
        for key in (*title_keys(facts), *work_keys(facts)):
            remember(self.by_title, key, number)
        for key in employer_keys(facts):
            remember(self.by_employer, key, number)
        for key in amount_keys(facts, hidden=facts.hidden):
            remember(self.by_amount, key, number)
        return number

    def note(self, mark: int, number: int) -> None:
        """Remember who holds a mark; most have one holder only, which then needs no areas."""
        holders = self.by_mark.setdefault(mark, number)
        if holders == number:
            return
        if isinstance(holders, int):
            holders = self.by_mark[mark] = {area: [holders] for area in self.areas_of[holders]}
        for area in self.areas_of[number]:
            holders.setdefault(area, []).append(number)

    def compare(self, facts: PostingFacts) -> Iterator[tuple[int, Comparison]]:
        """Each posting of the base that this one may be one opening with, and what they are to each other."""
        for number in self.candidates(facts):
            other = self.all[number]
            yield number, compare(facts, other, self.boilerplate.common)

    def candidates(self, facts: PostingFacts) -> list[int]:
        """Numbers of the postings that have something in common with this one."""
        named = {number for key in name_keys(facts) for number in recall(self.by_name, key)[-MOST_COMPARED:]}
        marks = self.telling_marks(facts)
        around = self.areas.around(facts)
        met: list[int] = []
        for mark in marks:
            holders = self.by_mark.get(mark)
            if isinstance(holders, dict):
                for area in holders.keys() & around:
                    met += holders[area] if len(holders[area]) <= CROWDED_MARK else ()
            elif holders is not None and not around.isdisjoint(self.areas_of[holders]):
                met.append(holders)
        enough = 1 if len(marks) < FEW_MARKS else 2
        alike = {number for number, times in Counter(met).most_common(MOST_COMPARED) if times >= enough}
        return sorted(named | alike | self.excerpts(facts, around) | self.namesakes(facts))

    def excerpts(self, facts: PostingFacts, around: set[int]) -> set[int]:
        """Numbers of the brief postings near by whose text this one holds in part."""
        held: list[int] = []
        for window in self.by_window.keys() & facts.windows:
            there = self.by_window[window]
            if isinstance(there, int):
                held.append(there)
            elif len(there) <= CROWDED_MARK:
                held += there
        times = Counter(held).items()
        met = [number for number, count in times if count >= EXCERPT * len(self.all[number].windows)]
        return set(sorted(number for number in met if not around.isdisjoint(self.areas_of[number]))[-MOST_COMPARED:])

    def namesakes(self, facts: PostingFacts) -> set[int]:
        """Numbers of the postings of its title in its place, and of its employer there, but for those that are surely others."""
        marks = frozenset(facts.marks)
        titled = last_numbers(self.by_title, (*title_keys_sought(facts), *work_keys(facts)), MOST_NAMESAKES)
        housed = last_numbers(self.by_employer, employer_keys(facts), MOST_OF_ONE_EMPLOYER)
        may_be = [number for number in titled if may_be_one(facts, self.all[number], marks)][-MOST_COMPARED:]
        again = [number for number in housed if may_be_reworded(facts, self.all[number])][-MOST_COMPARED:]
        return {*may_be, *again, *self.with_same_amounts(facts)}

    def with_same_amounts(self, facts: PostingFacts) -> list[int]:
        """Numbers of the postings of its commune that tell its amounts, where one of both hides its employer."""
        sides = (True, False) if facts.hidden else (True,)
        keys = (key for hidden in sides for key in amount_keys(facts, hidden=hidden))
        met = {number for key in keys for number in recall(self.by_amount, key)[-CROWDED_MARK:]}
        return sorted(number for number in met if may_share_amounts(facts, self.all[number]))[-MOST_COMPARED:]

    def telling_marks(self, facts: PostingFacts) -> Sequence[int]:
        """The marks under which its like are looked for: its employer's boilerplate would lead to all jobs of that employer."""
        common = self.boilerplate.windows_of(facts.group)
        telling = [mark for mark in facts.marks if mark not in common] if common else facts.marks
        return telling if len(telling) >= FEW_MARKS else facts.marks


def last_numbers(index: dict[int, int | list[int]], keys: Iterable[int], most: int) -> list[int]:
    """The last numbers noted under some keys, at most so many of all keys together: a posting may have many places."""
    return sorted({number for key in keys for number in recall(index, key)[-most:]})[-most:]


def may_be_one(a: PostingFacts, b: PostingFacts, marks: frozenset[int]) -> bool:
    """Whether two postings of one title in one place need be compared; ``marks``: those of the first.

    Two texts of some length speak for themselves. Where one is short, the employer the same, or hidden at the same hours
    and days, other things speak.
    """
    if a.mark_count < TELLING_MARKS or b.mark_count < TELLING_MARKS or not marks.isdisjoint(b.marks):
        return True
    if a.hidden or b.hidden:
        return abs(a.day - b.day) <= SOON_DAYS and one_rhythm(a.shift, b.shift)
    return bool(one_employer(a, b))


def may_be_reworded(a: PostingFacts, b: PostingFacts) -> bool:
    """Whether two postings in one place, by one employer, may be one opening that another source tells in other words."""
    work = likeness(a.title, b.title)
    alike = (
        a.brief
        or b.brief
        or work >= TitleLikeness.NEAR
        or (bool(a.trade) and a.trade == b.trade and work >= TitleLikeness.TOUCHING)
    )
    return a.source != b.source and abs(a.day - b.day) <= SEASON_DAYS and alike and one_employer(a, b) is True


def may_share_amounts(a: PostingFacts, b: PostingFacts) -> bool:
    """Whether two postings that tell one amount in one place, of which one hides its employer, tell more figures within days."""
    if a.source == b.source or abs(a.day - b.day) > SOON_DAYS:
        return False
    sums, numbers = shared_figures(a.figures, b.figures)
    return len(sums) + numbers >= LEAST_FIGURES


def remember(index: dict[int, int | list[int]], key: int, number: int) -> None:
    """Note a number under a key; most keys have one only, which then needs no list."""
    known = index.get(key)
    if known is None:
        index[key] = number
    elif isinstance(known, int):
        index[key] = [known, number]
    else:
        known.append(number)


def recall(index: dict[int, int | list[int]], key: int) -> Sequence[int]:
    """The numbers noted under a key."""
    known = index.get(key, NO_NUMBERS)
    return (known,) if isinstance(known, int) else known
