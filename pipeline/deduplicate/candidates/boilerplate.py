"""The texts of one employer → the boilerplate that it puts in all of them, which says nothing of the opening."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace

from pipeline.deduplicate.facts.fingerprint import Common, common, is_copy
from pipeline.deduplicate.facts.posting_facts import PostingFacts
from pipeline.deduplicate.facts.title_words import TitleLikeness, likeness

BOILERPLATE_TITLES = 3
"""A phrase that stands under as many different titles of one employer is its boilerplate."""
GROWTH = 1.2
"""An employer's boilerplate is read again when the employer has a fifth more titles."""
LEAST_OWN_SHARE = 0.2
"""A text of which less than this share is no boilerplate says nothing by itself."""
MOST_TITLES = 200
"""The boilerplate of an employer is read in the texts of so many of its titles, and no more."""


class Boilerplate:
    """What each employer, or agency, repeats from one text to the next."""

    def __init__(self) -> None:
        self.titles: dict[frozenset[str], dict[frozenset[str], PostingFacts]] = defaultdict(dict)
        """Employer → title → one of its postings: the first by id."""
        self.last = ("", frozenset[int]())
        """Id and windows of the posting that was compared last: it is compared with many, one after the other."""
        self.windows_of_employer: dict[frozenset[str], tuple[int, frozenset[int]]] = {}

    def add(self, facts: PostingFacts) -> None:
        """Take note of a posting."""
        if facts.group:
            of_employer, name = self.titles[facts.group], title_elsewhere(facts)
            known = of_employer.get(name)
            if known is None or (facts.id < known.id and len(of_employer) <= MOST_TITLES):
                of_employer[name] = facts

    def windows_of(self, employer: frozenset[str]) -> frozenset[int]:
        """Windows that stand in texts of three different titles of this employer."""
        known = self.titles.get(employer, {})
        if len(known) < BOILERPLATE_TITLES:
            return frozenset()
        counted, boilerplate = self.windows_of_employer.get(employer, (0, frozenset()))
        if len(known) > counted * GROWTH and counted < MOST_TITLES:
            boilerplate = frequent(list(known.values())[:MOST_TITLES])
            self.windows_of_employer[employer] = len(known), boilerplate
        return boilerplate

    def common(self, a: PostingFacts, b: PostingFacts) -> Common | None:
        """What two texts have in common beside the boilerplate of their employers.

        Where little else is left, the whole texts are compared, and what they have in common is marked as boilerplate.
        """
        if self.last[0] != a.id:
            self.last = a.id, frozenset(a.windows)
        all_a, all_b = self.last[1], frozenset(b.windows)
        boilerplate = self.windows_of(a.group) | self.windows_of(b.group)
        if boilerplate:
            own_a, own_b = all_a - boilerplate, all_b - boilerplate
            if len(own_a) >= LEAST_OWN_SHARE * len(all_a) and len(own_b) >= LEAST_OWN_SHARE * len(all_b):
                return common(own_a, own_b)
        both = common(all_a, all_b)
        return replace(both, boilerplate=True) if both and boilerplate else both


def title_elsewhere(facts: PostingFacts) -> frozenset[str]:
    """The words of a title that it would have in any town: « campus d’Eu » and « campus d’Abbeville » are one."""
    return facts.title.words.difference(*facts.place_names)


def frequent(postings: Iterable[PostingFacts]) -> frozenset[int]:
    """Windows that at least three of these texts hold; a copy of one of them under a title like its own is no other text."""
    texts: list[tuple[PostingFacts, frozenset[int]]] = []
    for posting in postings:
        own = frozenset(posting.windows)
        if not any(retitled(posting, other) and is_copy(own, text) for other, text in texts):
            texts.append((posting, own))
    count = Counter(window for _, text in texts for window in text)
    return frozenset(window for window, times in count.items() if times >= BOILERPLATE_TITLES)


def retitled(a: PostingFacts, b: PostingFacts) -> bool:
    """Whether one may be the other under a title like its own; a house that shows both itself has two openings."""
    house = a.source == b.source and a.publisher_kind == b.publisher_kind == "employer"
    return not house and likeness(a.title, b.title) >= TitleLikeness.NEAR
