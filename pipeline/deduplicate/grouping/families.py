"""Jobs → families: one employer, one title and one text, in several communes."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from pipeline.deduplicate.facts.facts import Facts
from pipeline.deduplicate.facts.fingerprint import is_copy

MET = 1 / 3
"""Of what the shorter text is found under, less in common means that the texts are not alike."""
CROWD = 200
"""A window that so many texts hold is what an agency says everywhere."""


def families(known: Sequence[Facts], jobs: Mapping[str, list[int]]) -> dict[str, str]:
    """Job id → id of its family: that of one of its jobs."""
    alike: dict[tuple[frozenset[str], str, frozenset[str]], dict[str, Facts]] = defaultdict(dict)
    for id, numbers in sorted(jobs.items()):
        first = known[numbers[0]]
        if first.group:
            alike[first.group, first.title.key, frozenset(first.contract)][id] = first
    found: dict[str, str] = {}
    for firsts in alike.values():
        found |= one_text_each(firsts) if len(firsts) > 1 else {}
    return found


def one_text_each(firsts: Mapping[str, Facts]) -> dict[str, str]:
    """Job id → the job that says the same elsewhere, the same for all of a family; of one employer, title and contract."""
    found: dict[str, str] = {}
    noted: dict[int, list[str]] = defaultdict(list)
    brief_first = sorted(firsts, key=lambda id: (not firsts[id].brief, id))  # a text finds its excerpts
    for id in brief_first:
        one = firsts[id]
        met = (noted.get(window, []) for window in one.windows)
        times = Counter(head for heads in met if len(heads) <= CROWD for head in heads).items()
        likely = (head for head, count in times if count >= MET * fewest(one, firsts[head]))
        head = next((head for head in sorted(likely) if one_text(firsts[head], one)), None)
        if head:
            found[id] = found[head] = head
            continue
        for window in signature(one):
            noted[window].append(id)
    return found


def signature(facts: Facts) -> Sequence[int]:
    """Under what a job is found again: an agency has hundreds of one title."""
    return facts.windows if facts.brief else facts.marks


def fewest(a: Facts, b: Facts) -> int:
    """How many of them both can share."""
    return min(len(signature(a)), len(signature(b)))


def one_text(a: Facts, b: Facts) -> bool:
    """Whether two postings say the same of two places."""
    if a.communes & b.communes or not a.communes or not b.communes:
        return False
    return is_copy(frozenset(a.windows), frozenset(b.windows))
