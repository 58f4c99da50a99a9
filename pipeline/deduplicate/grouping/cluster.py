"""Matches of pairs → groups; people's words first, and never a chain."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

TIE = 0.005
"""Where the scores of two matches differ by less, nothing says which is the right one."""
MOST_TIED = 12
"""Whether another match is as near is looked for among so many of the nearest."""
Pair = tuple[int, int]
Edge = tuple[float, int, int]


class Groups:
    """Postings by number, each in one group."""

    def __init__(self, size: int, splits: Iterable[Pair]) -> None:
        self.of = list(range(size))
        self.members: dict[int, list[int]] = {}
        self.merged: dict[int, set[int]] = defaultdict(set)
        """For each posting, those that a match joins it to, whether or not they came into one group."""
        self.split: dict[int, set[int]] = defaultdict(set)
        for a, b in splits:
            self.split[a].add(b)
            self.split[b].add(a)

    def group(self, number: int) -> list[int]:
        """All postings of the group that holds this one."""
        return self.members.get(self.of[number], [self.of[number]])

    def divided(self, group: Sequence[int], other_group: Sequence[int]) -> bool:
        """Whether a person said that a posting of one is not the same as a posting of the other."""
        there = set(other_group)
        return any(not self.split[number].isdisjoint(there) for number in group if number in self.split)

    def unite(self, a: int, b: int) -> None:
        """Make one group of two."""
        here, there = self.group(a), self.group(b)
        name = self.of[a]
        self.members.pop(self.of[b], None)
        for number in there:
            self.of[number] = name
        self.members[name] = here + there

    def part(self, leaving: Sequence[int]) -> None:
        """Make of some postings of a group, never all, a group of their own."""
        name = self.of[leaving[0]]
        left = [number for number in self.group(leaving[0]) if number not in leaving]
        del self.members[name]
        for group in (left, list(leaving)):
            for number in group:
                self.of[number] = group[0]
            self.members[group[0]] = group


def cluster(
    size: int,
    edges: Iterable[Edge],
    *,
    joins: Iterable[Pair] = (),
    splits: Iterable[Pair] = (),
    apart: Callable[[int, int], bool],
    rivals: Callable[[int, int], bool] | None = None,
) -> Groups:
    """Group postings along edges, the surest first.

    A person's join is always followed, unless a person's split forbids it. A rule's edge unites two groups only when
    no pair between them was split or is held apart by a veto, and when enough of those pairs are matches themselves.
    ``rivals``: whether two are so surely two that what is like both belongs to neither; by default, what is apart.
    """
    groups = Groups(size, splits)
    joined = sorted(joins)
    for a, b in joined:
        if groups.of[a] != groups.of[b] and not groups.divided(groups.group(a), groups.group(b)):
            groups.unite(a, b)
    settled = set(joined)
    ordered = sorted((-score, a, b) for score, a, b in untied(list(edges), rivals or apart, settled))
    for _, a, b in ordered:
        groups.merged[a].add(b)
        groups.merged[b].add(a)
    for strength, a, b in ordered:
        if groups.of[a] != groups.of[b] and can_unite(groups, a, b, apart, settled, certain=strength <= -1.0):
            groups.unite(a, b)
    return groups


def untied(edges: Sequence[Edge], rivals: Callable[[int, int], bool], settled: set[Pair]) -> list[Edge]:
    """The edges without those of a posting that is as like one opening, or more, as another: an excerpt of what both say.

    What is certain, or joined by a person, is no matter of likeness; two that match each other are no two openings.
    """
    of: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for score, a, b in edges:
        of[a].append((score, b))
        of[b].append((score, a))
    matched = {edge[1:] for edge in edges}
    torn: set[Pair] = set()
    for number, neighbours in of.items():
        nearest = sorted(neighbours, key=lambda edge: (-edge[0], edge[1]))[:MOST_TIED]
        for score, other in neighbours:
            better = (rival for like, rival in nearest if rival != other and like >= score - TIE)
            pairs = ((min(rival, other), max(rival, other)) for rival in better)
            if score < 1.0 and any(pair not in matched and rivals(*pair) for pair in pairs):
                torn.add((min(number, other), max(number, other)))
    torn -= settled
    return [edge for edge in edges if edge[1:] not in torn]


def can_unite(
    groups: Groups, a: int, b: int, apart: Callable[[int, int], bool], settled: set[Pair], *, certain: bool
) -> bool:
    """Whether nothing between two groups speaks against their union."""
    here, there = groups.group(a), groups.group(b)
    if groups.divided(here, there):
        return False
    pairs = [(min(mine, theirs), max(mine, theirs)) for mine in here for theirs in there]
    rest = [
        (mine, theirs) for mine, theirs in pairs if theirs not in groups.merged[mine] and (mine, theirs) not in settled
    ]
    enough = certain or 2 * len(rest) <= len(pairs)
    return enough and not any(apart(mine, theirs) for mine, theirs in rest)
