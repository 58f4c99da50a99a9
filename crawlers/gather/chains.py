"""Lists that go on over several pages: which page leads to which, and whether one brings anything that its list had not shown yet."""

from collections import defaultdict
from dataclasses import dataclass, field

from crawlers.join.page_told import PageTold
from crawlers.join.places import place_of

LONGEST = 400


@dataclass(slots=True)
class Chains:
    """The pages of lists, each list known by its first page."""

    before: dict[str, str] = field(default_factory=dict)
    """Place of a page that goes on with a list → address of the page that named it."""
    shown: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """Place of the first page of a list → what its pages showed so far."""

    def first(self, url: str) -> str:
        """The page with which the list begins that a page goes on with."""
        for _ in range(LONGEST):
            before = self.before.get(place_of(url))
            if not before or before == url:
                break
            url = before
        return url

    def brings_new(self, told: PageTold) -> bool:
        """Whether a page shows anything that no page of its list did: many sites show their last page for every number after it."""
        cards = [card for one in (*told.sets, *told.data) for card in one.cards]
        here = {place_of(card.url) if card.url else f"#{card.title}" for card in cards}
        here |= {place_of(posting.url) for posting in told.postings}
        known = self.shown[place_of(self.first(told.url))]
        fresh = here - known
        known |= here
        return bool(fresh)
