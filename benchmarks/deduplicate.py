"""Generated postings whose truth is known → jobs: how fast, in how much memory, how right."""

import platform
import resource
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from statistics import median
from time import process_time
from typing import Any

from benchmarks.similar_postings import postings
from pipeline.deduplicate import deduplicate
from pipeline.deduplicate.candidates.boilerplate import Boilerplate
from pipeline.deduplicate.candidates.posting_index import PostingIndex
from pipeline.deduplicate.facts.posting_facts import facts_of
from pipeline.model import JobPosting, Match, Verdict

SIZE = 10_000
NEW = 500
"""Postings compared one by one with the whole base, for the time of a new one."""


def run(size: int = SIZE) -> dict[str, Any]:
    """Measure a set from nothing, then one new posting against all of it.

    Times are of the processor: on an idle machine the same as by the clock, on a busy one still true.
    ``memory_mb``: what the process grew by, its peak, the matches and jobs with it. Where an agency hides the
    employer, a probable link counts as found. ``growth``: the exponent from a tenth of the set to the whole.
    """
    tenth = deduplicate_timed(size // 10)[0]
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    seconds, truth, hidden, result = deduplicate_timed(size)
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    precision, recall = score(truth, hidden, {id: job.id for job in result.jobs for id in job.postings}, result.matches)
    return {
        "seconds": round(seconds, 2),
        "memory_mb": round((after - before) / 1024),
        "precision": round(precision, 4),
        "recall": round(recall, 4),
        "ms_per_new_posting": round(newcomer(size), 3),
        "growth": round(exponent(tenth, seconds), 2),
        "jobs": len(result.jobs),
        "size": size,
        "machine": f"{platform.machine()}, Python {platform.python_version()}",
    }


def deduplicate_timed(size: int) -> tuple[float, dict[str, int], set[str], Any]:
    """Seconds for a set, its truth, who hides its employer, and what was found."""
    truth: dict[str, int] = {}
    hidden: set[str] = set()
    spent = 0.0

    def watched() -> Iterator[JobPosting]:
        nonlocal spent
        made = postings(size)
        while True:
            start = process_time()
            pair = next(made, None)
            spent += process_time() - start
            if pair is None:
                return
            job, posting = pair
            truth[posting.id] = job
            if posting.publisher_kind == "agency":
                hidden.add(posting.id)
            yield posting

    start = process_time()
    result = deduplicate(watched())
    return process_time() - start - spent, truth, hidden, result


def exponent(tenth: float, whole: float) -> float:
    """How time grows: 1 is in proportion."""
    from math import log10

    return log10(whole / tenth) if tenth > 0 else 0.0


def newcomer(size: int) -> float:
    """Milliseconds that a new posting takes against a base of this size: read, compared and added."""
    made = postings(size + NEW)
    boilerplate = Boilerplate()
    base = PostingIndex(boilerplate)
    known = [facts_of(posting) for _, posting in (next(made) for _ in range(size))]
    for known_facts in known:
        boilerplate.add(known_facts)
    for known_facts in known:
        base.add(known_facts)
        boilerplate.windows_of(known_facts.group)  # as a base that has been compared knows it
    times = []
    for _, posting in made:
        start = process_time()
        new = facts_of(posting)
        boilerplate.add(new)
        list(base.compare(new))
        base.add(new)
        times.append(process_time() - start)
    return 1000 * median(times)


def score(
    truth: dict[str, int], hidden: set[str], job: dict[str, str], matches: Iterable[Match]
) -> tuple[float, float]:
    """Precision and recall over pairs of postings that are one job."""
    linked = {frozenset((match.a, match.b)) for match in matches if match.verdict == Verdict.PROBABLE}
    want, got = pairs(truth), pairs(job)
    soft = {pair for pair in want if not hidden.isdisjoint(pair)}
    right = len(want & got)
    linked_too = right + len({pair for pair in soft - got if pair in linked})
    return (right / len(got) if got else 1.0), (linked_too / len(want) if want else 1.0)


def pairs(of: dict[str, Any]) -> set[frozenset[str]]:
    """All pairs of postings that are in one group."""
    groups: dict[Any, list[str]] = defaultdict(list)
    for id, group in of.items():
        groups[group].append(id)
    return {frozenset(pair) for ids in groups.values() for pair in combinations(ids, 2)}


if __name__ == "__main__":
    print(run(int(sys.argv[1]) if len(sys.argv) > 1 else SIZE))
