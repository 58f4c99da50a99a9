"""The texts of one employer → the turns of phrase that it puts everywhere, which say nothing of the opening."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace

from pipeline.deduplicate.facts.facts import Facts
from pipeline.deduplicate.facts.fingerprint import Common, common, is_copy
from pipeline.deduplicate.facts.title_words import Likeness, likeness

OFTEN = 3
"""In the texts of as many different titles of one employer, a phrase is a habit."""
GROWTH = 1.2
"""Habits are read again when an employer has a fifth more titles."""
LEFT = 0.2
"""Less of a text than this says nothing by itself."""
MANY = 200
"""So many titles of one employer tell all its habits."""


class Phrases:
    """What each employer, or agency, repeats from one text to the next."""

    def __init__(self) -> None:
        self.titles: dict[frozenset[str], dict[frozenset[str], Facts]] = defaultdict(dict)
        """Employer → title → one of its postings: the first by id."""
        self.last = ("", frozenset[int]())
        """The posting that is compared with many, and its windows."""
        self.habits: dict[frozenset[str], tuple[int, frozenset[int]]] = {}

    def add(self, facts: Facts) -> None:
        """Take note of a posting."""
        if facts.group:
            of_employer, name = self.titles[facts.group], title_elsewhere(facts)
            known = of_employer.get(name)
            if known is None or (facts.id < known.id and len(of_employer) <= MANY):
                of_employer[name] = facts

    def habit(self, employer: frozenset[str]) -> frozenset[int]:
        """Windows that stand in texts of three different titles of this employer."""
        known = self.titles.get(employer, {})
        if len(known) < OFTEN:
            return frozenset()
        counted, habit = self.habits.get(employer, (0, frozenset()))
        if len(known) > counted * GROWTH and counted < MANY:
            habit = frequent(list(known.values())[:MANY])
            self.habits[employer] = len(known), habit
        return habit

    def common(self, a: Facts, b: Facts) -> Common | None:
        """What two texts have in common beside the habits of their employers.

        Where little else is left, the habits are the text, and that is said.
        """
        if self.last[0] != a.id:
            self.last = a.id, frozenset(a.windows)
        all_a, all_b = self.last[1], frozenset(b.windows)
        habits = self.habit(a.group) | self.habit(b.group)
        if habits:
            own_a, own_b = all_a - habits, all_b - habits
            if len(own_a) >= LEFT * len(all_a) and len(own_b) >= LEFT * len(all_b):
                return common(own_a, own_b)
        found = common(all_a, all_b)
        return replace(found, habit=True) if found and habits else found


def title_elsewhere(facts: Facts) -> frozenset[str]:
    """The words of a title that it would have in any town: « campus d’Eu » and « campus d’Abbeville » are one."""
    return facts.title.words.difference(*facts.place_names)


def frequent(postings: Iterable[Facts]) -> frozenset[int]:
    """Windows that at least three of these texts hold; a copy of one of them under a title like its own is no other text."""
    texts: list[tuple[Facts, frozenset[int]]] = []
    for posting in postings:
        own = frozenset(posting.windows)
        if not any(retitled(posting, other) and is_copy(own, text) for other, text in texts):
            texts.append((posting, own))
    count = Counter(window for _, text in texts for window in text)
    return frozenset(window for window, times in count.items() if times >= OFTEN)


def retitled(a: Facts, b: Facts) -> bool:
    """Whether one may be the other under a title like its own; a house that shows both itself has two openings."""
    house = a.source == b.source and a.kind == b.kind == "employer"
    return not house and likeness(a.title, b.title) >= Likeness.NEAR
