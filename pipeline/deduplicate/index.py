"""A base of postings, and those of it that a new one must be compared with."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from pipeline.deduplicate.areas import Areas, hash_of
from pipeline.deduplicate.compare import Comparison, compare
from pipeline.deduplicate.facts import Facts
from pipeline.deduplicate.phrases import Phrases

SPARSE = 8
"""One window in eight is indexed: enough to meet, little enough to remember."""
FEW_SPARSE = 6
"""A text with fewer of them is short: one in common is enough to look closer."""
CROWD = 60
"""A window that so many texts of one area hold leads nowhere."""
MET = 24
"""At most as many postings are compared with a new one for each way of meeting."""
NONE: tuple[int, ...] = ()


class Index:
    """Postings by number, found again by what they have in common with another."""

    def __init__(self, phrases: Phrases) -> None:
        self.phrases = phrases
        self.all: list[Facts] = []
        self.by_window: dict[int, int | list[int]] = {}
        """Area and window → the posting, or postings, that hold it there."""
        self.areas = Areas()
        self.by_name: dict[int, int | list[int]] = {}
        """Hash of an address, a reference, or a title in a place → postings."""

    def add(self, facts: Facts) -> int:
        """Make a posting part of the base."""
        number = len(self.all)
        self.all.append(facts)
        sparse = sparse_windows(facts)
        for area in self.areas.add(facts):
            for window in sparse:
                remember(self.by_window, window ^ area, number)
        for key in name_keys(facts):
            remember(self.by_name, key, number)
        return number

    def compare(self, facts: Facts) -> Iterator[tuple[int, Comparison]]:
        """Each posting of the base that this one may be one opening with, and what they are to each other."""
        for number in self.candidates(facts):
            other = self.all[number]
            yield number, compare(facts, other, self.phrases.common)

    def candidates(self, facts: Facts) -> list[int]:
        """Numbers of the postings that have something in common with this one."""
        named = {number for key in name_keys(facts) for number in recall(self.by_name, key)[-MET:]}
        sparse = self.telling_windows(facts)
        met: list[int] = []
        held = self.by_window.get  # two hundred times a posting, mostly for nothing: no call of ours in between
        for area in self.areas.around(facts):
            for window in sparse:
                holders = held(window ^ area)
                if holders is None:
                    continue
                if isinstance(holders, int):
                    met.append(holders)
                elif len(holders) <= CROWD:
                    met += holders
        enough = 1 if len(sparse) < FEW_SPARSE else 2
        return sorted(named | {number for number, times in Counter(met).most_common(MET) if times >= enough})

    def telling_windows(self, facts: Facts) -> list[int]:
        """Under what its like are looked for: the habits of its employer lead to every other job of that employer."""
        sparse, habit = sparse_windows(facts), self.phrases.habit(facts.group)
        telling = [window for window in sparse if window not in habit] if habit else sparse
        return telling if len(telling) >= FEW_SPARSE else sparse


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
    known = index.get(key, NONE)
    return (known,) if isinstance(known, int) else known


def sparse_windows(facts: Facts) -> list[int]:
    """The few windows under which a text is found again."""
    return [window for window in facts.windows if not window % SPARSE]


def name_keys(facts: Facts) -> Iterator[int]:
    """Under what a posting is found again without its text."""
    places = sorted(facts.communes) or sorted(facts.departments) or ("",)
    names: Iterable[str] = (
        *(f"url {address}" for address in facts.addresses),
        *(f"ref {reference}" for reference in facts.references),
        *(f"key {facts.source} {facts.key}" for _ in facts.key[:1]),
        *(f"title {facts.title.key} {place}" for place in places),
    )
    return (hash_of(name) << 32 | 1 for name in names)
