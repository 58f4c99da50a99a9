"""Groups of postings → ids of jobs that never change without a trace."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

Group = tuple[str, ...]


def name_groups(groups: Sequence[Group], founders: Mapping[str, str]) -> dict[str, Group]:
    """Job id → its postings. Each group's first posting founds a job that has no id yet.

    ``founders``: posting id → the id its job had before. That id stays with the group that holds the posting of
    that name; when no group does, with the one that holds most of its postings. A group that could keep several
    ids keeps one whose posting is gone, before one of its own postings: the address of a posting that is here still leads on.
    """
    keepers = keepers_of_ids(groups, founders)
    kept: dict[int, list[str]] = defaultdict(list)
    for id, number in keepers.items():
        kept[number].append(id)
    return {choose(group, kept.get(number, ())): group for number, group in enumerate(groups)}


def keepers_of_ids(groups: Sequence[Group], founders: Mapping[str, str]) -> dict[str, int]:
    """Former job id → the number of the group that keeps it."""
    group_of = {posting: number for number, group in enumerate(groups) for posting in group}
    votes: dict[str, Counter[int]] = defaultdict(Counter)
    for posting, id in founders.items():
        if posting in group_of:
            votes[id][group_of[posting]] += 1
    first = [min(group) for group in groups]
    return {
        id: group_of[id] if id in group_of else max(count, key=lambda number: (count[number], first[number]))
        for id, count in votes.items()
    }


def choose(group: Group, ids: Iterable[str]) -> str:
    """The id of a group: one that it keeps, first of a posting that is gone, then of its oldest; else its founding posting's.

    >>> choose(("b", "a"), ["a"]), choose(("b", "a"), ["x", "a"]), choose(("b", "a"), []), choose(("b",), ["z", "y"])
    ('a', 'x', 'b', 'y')
    """
    kept = set(ids)
    gone = kept.difference(group)
    return min(gone) if gone else next((posting for posting in group if posting in kept), group[0])
