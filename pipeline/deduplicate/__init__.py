"""JobPosting → Job: identity, vetoes, evidence, and people's last word."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from pipeline.deduplicate.candidates.boilerplate import Phrases
from pipeline.deduplicate.candidates.index import Index
from pipeline.deduplicate.comparison.compare import Comparison
from pipeline.deduplicate.comparison.evidence import agency_between, one_employer, other_hours, two_texts
from pipeline.deduplicate.comparison.vetoes import twins, veto
from pipeline.deduplicate.facts.facts import Facts, facts
from pipeline.deduplicate.grouping.assemble import ended, jobs_from, named
from pipeline.deduplicate.grouping.cluster import Groups, Pair, cluster
from pipeline.deduplicate.grouping.families import families
from pipeline.model import Job, JobPosting, Life, Match, Verdict

RULES = "5"
"""The version of these rules: another one means that every match is made again."""
NOTHING: Mapping[str, str] = MappingProxyType({})
NO_LIVES: Mapping[str, Life] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Deduplicated:
    """What a set of postings comes to."""

    jobs: tuple[Job, ...]
    """Openings by id, their lives not yet told."""
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
    belonged to before, so that ids are stable, and a job whose postings are all rejected by now is still told of.
    ``lives``: when each posting was live, where crawls tell.
    """
    known: list[Facts] = []
    rejected: list[JobPosting] = []  # only those that were part of a job: the texts of all would take as much again
    for one in postings:
        if one.rejection is None:
            known.append(facts(one, lives.get(one.id)))
        elif one.id in founders:
            rejected.append(one)
    known.sort(key=lambda one: one.id)
    said = tuple(decisions)
    compared = compare_all(known)
    groups = grouped(known, compared, said)
    jobs = named(known, groups, founders)
    matches = tuple(matches_from(known, compared, groups, said))
    made = (*jobs_from(known, jobs, matches), *ended(rejected, jobs, founders))
    return Deduplicated(tuple(sorted(made, key=lambda job: job.id)), matches, families(known, jobs))


def compare_all(known: Sequence[Facts]) -> dict[Pair, Comparison]:
    """Every pair that is, or may be, one opening."""
    phrases = Phrases()
    for one in known:
        phrases.add(one)
    base = Index(phrases)
    order = sorted(range(len(known)), key=lambda number: (not known[number].brief, number))
    found = {}
    for number in order:  # the brief ones first: a whole text finds its excerpts, an excerpt hardly finds its text
        for met, comparison in base.compare(known[number]):
            if comparison.verdict != Verdict.DISTINCT:
                found[min(order[met], number), max(order[met], number)] = comparison
        base.add(known[number])
    return found


def grouped(known: Sequence[Facts], compared: Mapping[Pair, Comparison], said: Iterable[Match]) -> Groups:
    """The groups that comparisons and people's decisions come to."""
    number_of = {one.id: number for number, one in enumerate(known)}
    pairs: dict[Verdict, list[Pair]] = {verdict: [] for verdict in Verdict}
    for match in said:
        if match.a in number_of and match.b in number_of:
            a, b = sorted((number_of[match.a], number_of[match.b]))
            pairs[match.verdict].append((a, b))
    return cluster(
        len(known),
        [(found.score, a, b) for (a, b), found in compared.items() if found.verdict == Verdict.MERGE],
        joins=pairs[Verdict.MERGE],
        splits=pairs[Verdict.DISTINCT],
        apart=lambda a, b: kept_apart(known[a], known[b]),
        rivals=lambda a, b: kept_apart(known[a], known[b]) and not twins(known[a], known[b]),
    )


def kept_apart(a: Facts, b: Facts) -> bool:
    """Whether two postings may not come into one job through a third."""
    two = veto(a, b) is not None or one_employer(a, b) is False or agency_between(a, b) or other_hours(a, b)
    return two or two_texts(a, b)


def matches_from(
    known: Sequence[Facts], compared: Mapping[Pair, Comparison], groups: Groups, said: Iterable[Match]
) -> Iterator[Match]:
    """All pairs by ids; where a person decided, only what the person said.

    Two postings that match, and still are in two jobs because a third one forbids it, are probably the same.
    """
    found = {(match.a, match.b): match for match in said}
    for (a, b), comparison in compared.items():
        pair = known[a].id, known[b].id
        apart = comparison.verdict == Verdict.MERGE and groups.of[a] != groups.of[b]
        found.setdefault(
            pair,
            Match(
                a=pair[0],
                b=pair[1],
                verdict=Verdict.PROBABLE if apart else comparison.verdict,
                score=comparison.score,
                reasons=comparison.reasons,
                rule_version=RULES,
            ),
        )
    return (found[pair] for pair in sorted(found))
