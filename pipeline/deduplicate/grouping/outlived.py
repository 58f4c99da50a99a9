"""Groups whose employer says that the opening is over → what somebody else still shows of it goes on as a job of its own.

Else whoever copies an offer would keep it open, under its name and in words of its own, after the employer took it away.
"""

from collections.abc import Iterable, Mapping, Sequence

from pipeline.deduplicate.facts.posting_facts import PostingFacts
from pipeline.deduplicate.grouping.cluster import Groups, Pair
from pipeline.model import JobPosting, Status
from pipeline.model.own_word import is_own_word


def part_outlived(
    all_facts: Sequence[PostingFacts], groups: Groups, joins: Iterable[Pair], founders: Mapping[str, str]
) -> Mapping[str, str]:
    """Part each group that its employer ended from the copies that outlive it; the names that are still to be kept.

    ``joins``: pairs that a person joined, which stay together. ``founders``: posting id → id of the job it belonged to
    before: that stays with who employs. A copy that gave the opening its name stays too, and ends with it.
    """
    by_hand = tuple(joins)
    renamed: set[str] = set()
    for numbers in list(groups.members.values()):
        own = {number for number in numbers if all_facts[number].own_word}
        if not own or any(all_facts[number].status != Status.CLOSED for number in own):
            continue
        names = {founders.get(all_facts[number].id) for number in own}
        staying = own | {number for number in numbers if over(all_facts[number]) or all_facts[number].id in names}
        staying = joined_by_hand(staying, numbers, by_hand)
        if len(staying) < len(numbers):
            leaving = [number for number in numbers if number not in staying]
            groups.part(leaving)
            renamed |= {id for id in (all_facts[number].id for number in leaving) if founders.get(id) in names}
    return {id: name for id, name in founders.items() if id not in renamed} if renamed else founders


def over(facts: PostingFacts) -> bool:
    """Whether a posting is closed itself."""
    return facts.status == Status.CLOSED


def joined_by_hand(staying: set[int], numbers: Sequence[int], joins: Sequence[Pair]) -> set[int]:
    """Those that stay, and all that a person joined to one of them."""
    here = set(numbers)
    pairs = [pair for pair in joins if here.issuperset(pair)]
    known, grown = set[int](), set(staying)
    while known != grown:
        known = set(grown)
        for pair in pairs:
            grown |= set(pair) if grown.intersection(pair) else set()
    return grown


def names_left_alone(
    all_facts: Sequence[PostingFacts], rejected: Iterable[JobPosting], founders: Mapping[str, str]
) -> Mapping[str, str]:
    """``founders`` without the names that somebody else would inherit of an employer's posting that is rejected by now."""
    employers = {founders[posting.id] for posting in rejected if is_own_word(posting)}
    employers -= {founders.get(facts.id, "") for facts in all_facts if facts.own_word}
    heirs = {facts.id for facts in all_facts if founders.get(facts.id) in employers} if employers else set()
    return {id: name for id, name in founders.items() if id not in heirs} if heirs else founders
