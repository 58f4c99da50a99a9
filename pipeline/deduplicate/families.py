"""Jobs → families: one employer, one title and one text, in several communes."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from pipeline.deduplicate.facts import Facts
from pipeline.deduplicate.text import FEW

ALIKE = 0.85
"""Share of the shorter text that the other one holds."""
MET = 1 / 3
"""Of the marks of the shorter text, fewer in common mean that the texts are not alike."""


def families(known: Sequence[Facts], jobs: Mapping[str, list[int]]) -> dict[str, str]:
    """Job id → id of its family, which its first job names."""
    alike: dict[tuple[frozenset[str], str, frozenset[str]], dict[str, Facts]] = defaultdict(dict)
    for id, numbers in sorted(jobs.items()):
        first = known[numbers[0]]
        if first.group:
            alike[first.group, first.title.key, frozenset(first.contract)][id] = first
    found: dict[str, str] = {}
    for firsts in alike.values():
        found |= one_text_each(firsts)
    return found


def one_text_each(firsts: Mapping[str, Facts]) -> dict[str, str]:
    """Job id → the first one that says the same elsewhere, of those of one employer, title and contract, by id."""
    found: dict[str, str] = {}
    heads: list[str] = []
    brief: list[str] = []
    marked: dict[int, list[str]] = defaultdict(list)
    for id, one in firsts.items():
        if one.brief:
            likely = heads
        else:  # an agency has hundreds of one title: only those of its marks are read
            times = Counter(head for mark in one.marks for head in marked.get(mark, ()))
            met = [head for head, count in times.items() if count >= MET * min(one.mark_count, firsts[head].mark_count)]
            likely = sorted({*brief, *met})
        head = next((head for head in likely if one_text(firsts[head], one)), None)
        if head:
            found[id] = found[head] = head
            continue
        heads.append(id)
        if one.brief:
            brief.append(id)
        for mark in one.marks:
            marked[mark].append(id)
    return found


def one_text(a: Facts, b: Facts) -> bool:
    """Whether two postings say the same of two places."""
    if a.communes & b.communes or not a.communes or not b.communes:
        return False
    common = len(frozenset(a.windows).intersection(b.windows))
    return common >= FEW and common >= ALIKE * min(len(a.windows), len(b.windows))
