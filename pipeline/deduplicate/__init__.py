"""JobPosting → Job: identity, vetoes, evidence, and people's last word."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from pipeline.deduplicate.candidates.boilerplate import Boilerplate
from pipeline.deduplicate.candidates.posting_index import PostingIndex
from pipeline.deduplicate.comparison.compare import Comparison
from pipeline.deduplicate.comparison.evidence import agency_between, hours_differ, one_employer, texts_part_openings
from pipeline.deduplicate.comparison.vetoes import twins, veto
from pipeline.deduplicate.facts.posting_facts import PostingFacts, facts_of
from pipeline.deduplicate.grouping.assemble import ended_jobs, jobs_from, numbers_by_job
from pipeline.deduplicate.grouping.cluster import Groups, Pair, cluster
from pipeline.deduplicate.grouping.families import families
from pipeline.deduplicate.grouping.outlived import names_left_alone, part_outlived
from pipeline.model import Job, JobPosting, Life, Match, Verdict

RULES_VERSION = "7"
"""The version of these rules: another one means that every match is made again."""
NOTHING: Mapping[str, str] = MappingProxyType({})
NO_LIVES: Mapping[str, Life] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Deduplicated:
    """What a set of postings comes to."""

    jobs: tuple[Job, ...]
    """Openings by id, their lives not yet known."""
    matches: tuple[Match, ...]
    """Pairs that are, or may be, one opening, and what people decided, by ids."""
    families: Mapping[str, str]
    """Job id → id of its family, where one text is published for several communes."""


def deduplicate(
    postings: Iterable[JobPosting],
    *,
    decisions: Iterable[Match] = (),
    founders: Mapping[str, str] = NOTHING,
    lives: Mapping[str, Life] = NO_LIVES,
) -> Deduplicated:
    """Make jobs of postings. The order of the input changes nothing, and a second pass changes nothing.

    ``decisions``: what people said of pairs, which no rule undoes. ``founders``: posting id → id of the job it
    belonged to before, so that ids are stable, and a job whose postings are all rejected by now is still named.
    ``lives``: when each posting was live, where crawls tell.
    """
    all_facts: list[PostingFacts] = []
    rejected: list[JobPosting] = []  # only those that were part of a job: the texts of all would take as much again
    for posting in postings:
        if posting.rejection is None:
            all_facts.append(facts_of(posting, lives.get(posting.id)))
        elif posting.id in founders:
            rejected.append(posting)
    all_facts.sort(key=lambda facts: facts.id)
    decided = tuple(decisions)
    compared = compare_all(all_facts)
    groups, joins = groups_from(all_facts, compared, decided)
    names = part_outlived(all_facts, groups, joins, names_left_alone(all_facts, rejected, founders))
    jobs = numbers_by_job(all_facts, groups, names)
    matches = tuple(matches_from(all_facts, compared, groups, decided))
    made = (*jobs_from(all_facts, jobs, matches), *ended_jobs(rejected, jobs, founders))
    return Deduplicated(tuple(sorted(made, key=lambda job: job.id)), matches, families(all_facts, jobs))


def compare_all(all_facts: Sequence[PostingFacts]) -> dict[Pair, Comparison]:
    """Every pair that is, or may be, one opening."""
    boilerplate = Boilerplate()
    for facts in all_facts:
        boilerplate.add(facts)
    base = PostingIndex(boilerplate)
    order = sorted(range(len(all_facts)), key=lambda number: (not all_facts[number].brief, number))
    compared = {}
    for number in order:  # the brief ones first: a whole text finds its excerpts, an excerpt hardly finds its text
        for met, comparison in base.compare(all_facts[number]):
            if comparison.verdict != Verdict.DISTINCT:
                compared[min(order[met], number), max(order[met], number)] = comparison
        base.add(all_facts[number])
    return compared


def groups_from(
    all_facts: Sequence[PostingFacts], compared: Mapping[Pair, Comparison], decisions: Iterable[Match]
) -> tuple[Groups, list[Pair]]:
    """The groups that comparisons and people's decisions come to, and the pairs that people joined."""
    number_of = {facts.id: number for number, facts in enumerate(all_facts)}
    pairs: dict[Verdict, list[Pair]] = {verdict: [] for verdict in Verdict}
    for match in decisions:
        if match.a in number_of and match.b in number_of:
            a, b = sorted((number_of[match.a], number_of[match.b]))
            pairs[match.verdict].append((a, b))
    groups = cluster(
        len(all_facts),
        [(comparison.score, a, b) for (a, b), comparison in compared.items() if comparison.verdict == Verdict.MERGE],
        joins=pairs[Verdict.MERGE],
        splits=pairs[Verdict.DISTINCT],
        apart=lambda a, b: kept_apart(all_facts[a], all_facts[b]),
        rivals=lambda a, b: kept_apart(all_facts[a], all_facts[b]) and not twins(all_facts[a], all_facts[b]),
    )
    return groups, pairs[Verdict.MERGE]


def kept_apart(a: PostingFacts, b: PostingFacts) -> bool:
    """Whether two postings may not come into one job through a third."""
    two_openings = veto(a, b) is not None or one_employer(a, b) is False or agency_between(a, b) or hours_differ(a, b)
    return two_openings or texts_part_openings(a, b)


def matches_from(
    all_facts: Sequence[PostingFacts], compared: Mapping[Pair, Comparison], groups: Groups, decisions: Iterable[Match]
) -> Iterator[Match]:
    """All pairs by ids; where a person decided, only what the person said.

    Two postings that match, and still are in two jobs because a third one forbids it, are probably the same.
    """
    by_pair = {(match.a, match.b): match for match in decisions}
    for (a, b), comparison in compared.items():
        pair = all_facts[a].id, all_facts[b].id
        apart = comparison.verdict == Verdict.MERGE and groups.of[a] != groups.of[b]
        by_pair.setdefault(
            pair,
            Match(
                a=pair[0],
                b=pair[1],
                verdict=Verdict.PROBABLE if apart else comparison.verdict,
                score=comparison.score,
                reasons=comparison.reasons,
                rule_version=RULES_VERSION,
            ),
        )
    return (by_pair[pair] for pair in sorted(by_pair))
