"""Jobs → families: one employer, one title and one text, in several communes."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from pipeline.deduplicate.facts.fingerprint import is_copy
from pipeline.deduplicate.facts.posting_facts import PostingFacts

ALIKE_SHARE = 1 / 3
"""Texts that share less than this, of the windows under which the shorter one is found, are not even compared."""
CROWDED_WINDOW = 200
"""A window that more texts hold is what an agency says everywhere, and finds nothing."""


def families(all_facts: Sequence[PostingFacts], jobs: Mapping[str, list[int]]) -> dict[str, str]:
    """Job id → id of its family: that of one of its jobs."""
    alike: dict[tuple[frozenset[str], str, frozenset[str]], dict[str, PostingFacts]] = defaultdict(dict)
    for id, numbers in sorted(jobs.items()):
        first = all_facts[numbers[0]]
        if first.group:
            alike[first.group, first.title.key, frozenset(first.contract)][id] = first
    family_of: dict[str, str] = {}
    for firsts in alike.values():
        family_of |= one_text_each(firsts) if len(firsts) > 1 else {}
    return family_of


def one_text_each(firsts: Mapping[str, PostingFacts]) -> dict[str, str]:
    """Job id → the job that says the same elsewhere, the same for all of a family; of one employer, title and contract."""
    family_of: dict[str, str] = {}
    noted: dict[int, list[str]] = defaultdict(list)
    brief_first = sorted(firsts, key=lambda id: (not firsts[id].brief, id))  # a text finds its excerpts
    for id in brief_first:
        facts = firsts[id]
        met = (noted.get(window, []) for window in facts.windows)
        times = Counter(head for heads in met if len(heads) <= CROWDED_WINDOW for head in heads).items()
        likely = (head for head, count in times if count >= ALIKE_SHARE * fewest(facts, firsts[head]))
        head = next((head for head in sorted(likely) if one_text(firsts[head], facts)), None)
        if head:
            family_of[id] = family_of[head] = head
            continue
        for window in signature(facts):
            noted[window].append(id)
    return family_of


def signature(facts: PostingFacts) -> Sequence[int]:
    """Under what a job is found again: an agency has hundreds of one title."""
    return facts.windows if facts.brief else facts.marks


def fewest(a: PostingFacts, b: PostingFacts) -> int:
    """How many of them both can share."""
    return min(len(signature(a)), len(signature(b)))


def one_text(a: PostingFacts, b: PostingFacts) -> bool:
    """Whether two postings say the same of two places."""
    if a.communes & b.communes or not a.communes or not b.communes:
        return False
    return is_copy(frozenset(a.windows), frozenset(b.windows))
