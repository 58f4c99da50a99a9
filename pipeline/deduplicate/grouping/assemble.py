"""Compared pairs and groups → jobs, matches and families, as the rest of the program knows them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from pipeline.deduplicate.facts.posting_facts import PostingFacts
from pipeline.deduplicate.grouping.cluster import Groups
from pipeline.deduplicate.grouping.job_ids import name_groups
from pipeline.model import Job, JobPosting, Match, Rejection, Verdict


def founding_order(facts: PostingFacts) -> tuple[bool, int, str]:
    """The smallest founds the job, and gives it its id: the employer's oldest, so that no copy of it does."""
    return not facts.own_word, facts.since, facts.id


def numbers_by_job(
    all_facts: Sequence[PostingFacts], groups: Groups, founders: Mapping[str, str]
) -> dict[str, list[int]]:
    """Job id → numbers of its postings, the canonical one first."""
    members: dict[int, list[int]] = defaultdict(list)
    for number, group in enumerate(groups.of):
        members[group].append(number)
    founded = [
        tuple(all_facts[number].id for number in sorted(numbers, key=lambda number: founding_order(all_facts[number])))
        for numbers in members.values()
    ]
    number_of = {facts.id: number for number, facts in enumerate(all_facts)}
    return {
        id: sorted((number_of[posting] for posting in group), key=lambda number: all_facts[number].canonical_order)
        for id, group in sorted(name_groups(founded, founders).items())
    }


def jobs_from(
    all_facts: Sequence[PostingFacts], jobs: Mapping[str, list[int]], matches: Iterable[Match]
) -> tuple[Job, ...]:
    """The jobs, with why their postings were joined and which other jobs may be the same."""
    job_of = {all_facts[number].id: id for id, numbers in jobs.items() for number in numbers}
    why: dict[str, list[Match]] = defaultdict(list)
    linked: dict[str, set[str]] = defaultdict(set)
    apart = set()
    for match in matches:
        a, b = job_of.get(match.a), job_of.get(match.b)
        if not a or not b:
            continue
        if match.verdict == Verdict.DISTINCT:
            apart |= {(a, b), (b, a)}
        elif a == b:
            why[a].append(match)
        else:
            linked[a].add(b)
            linked[b].add(a)
    return tuple(
        Job(
            id=id,
            postings=tuple(all_facts[number].id for number in numbers),
            reasons=job_reasons(why[id]),
            probable=tuple(sorted(other for other in linked[id] if (id, other) not in apart)),
        )
        for id, numbers in jobs.items()
    )


def ended_jobs(rejected: Iterable[JobPosting], jobs: Iterable[str], founders: Mapping[str, str]) -> tuple[Job, ...]:
    """Jobs all of whose postings are rejected by now: they are over, and their address still leads to why.

    ``jobs``: the ids of those that go on. A posting that was never part of a job makes none; without a title there is
    nothing to show.
    """
    living = set(jobs)
    left: dict[str, list[str]] = defaultdict(list)
    for posting in rejected:
        id = founders.get(posting.id)
        if id and id not in living and posting.rejection != Rejection.NO_TITLE:
            left[id].append(posting.id)
    return tuple(
        Job(id=id, postings=tuple(sorted(ids, key=lambda posting: (posting != id, posting))))
        for id, ids in sorted(left.items())
    )


def job_reasons(matches: Iterable[Match]) -> tuple[str, ...]:
    """Why postings are one, the surest pair first, each reason once."""
    ordered = sorted(matches, key=lambda match: (match.decided_by == "rule", -match.score, match.a, match.b))
    return tuple(dict.fromkeys(reasons_of_pair(match) for match in ordered))


def reasons_of_pair(match: Match) -> str:
    """The reasons of a pair as one sentence."""
    words = ", ".join(match.reasons)
    if match.decided_by != "rule":
        words = f"réunies par {match.decided_by}{' : ' if words else ''}{words}"
    return words[:1].upper() + words[1:]
