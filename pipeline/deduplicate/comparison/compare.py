"""Two postings → merge, probable or distinct, and why."""

from collections.abc import Callable
from dataclasses import dataclass

from pipeline.deduplicate.comparison.certain import certain_enough, needs_a_person
from pipeline.deduplicate.comparison.evidence import Evidence, differing_words, evidence_of, one_employer
from pipeline.deduplicate.comparison.likely import likely
from pipeline.deduplicate.comparison.nearness import Nearness
from pipeline.deduplicate.comparison.reasons import reasons
from pipeline.deduplicate.comparison.vetoes import veto
from pipeline.deduplicate.facts.employer import same_employer
from pipeline.deduplicate.facts.fingerprint import Common
from pipeline.deduplicate.facts.posting_facts import PostingFacts
from pipeline.deduplicate.facts.references import LONG_REFERENCE_SIGNS
from pipeline.deduplicate.facts.title_words import TitleLikeness, likeness
from pipeline.model import Verdict

Reader = Callable[[PostingFacts, PostingFacts], Common | None]
"""Reads what the texts of two postings have in common."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two postings are to each other."""

    verdict: Verdict
    score: float
    reasons: tuple[str, ...]


def compare(a: PostingFacts, b: PostingFacts, common: Reader) -> Comparison:
    """Decide on two postings; texts are read only when nothing else has decided."""
    against = veto(a, b)
    if against:
        return Comparison(Verdict.DISTINCT, 0.0, (against,))
    certain = identity(a, b)
    if certain:
        return at_most_linked(a, b, Comparison(Verdict.MERGE, 1.0, (certain,)))
    read = by_evidence(a, b, common)
    link = linked_by_name(a, b) if read.verdict == Verdict.DISTINCT else None
    return Comparison(Verdict.PROBABLE, read.score, (link,)) if link else at_most_linked(a, b, read)


def at_most_linked(a: PostingFacts, b: PostingFacts, comparison: Comparison) -> Comparison:
    """The comparison, for two sources of which neither only claims what would make one opening of both."""
    if comparison.verdict != Verdict.MERGE or a.source == b.source or not (a.only_linked or b.only_linked):
        return comparison
    return Comparison(Verdict.PROBABLE, min(comparison.score, 0.999), comparison.reasons)


def by_evidence(a: PostingFacts, b: PostingFacts, common: Reader) -> Comparison:
    """What two postings are to each other where nothing names both."""
    evidence = evidence_of(a, b, common(a, b))
    verdict = decide(evidence)
    other = differing_words(a, b) if verdict == Verdict.MERGE or evidence.only_boilerplate else None
    if other and verdict != Verdict.MERGE:
        return Comparison(Verdict.DISTINCT, 0.0, ())
    if other:
        why = (*reasons(evidence), f"mais « {other[0]} » ici, « {other[1]} » là")
        return Comparison(Verdict.PROBABLE, score(evidence), why)
    return Comparison(verdict, score(evidence), () if verdict == Verdict.DISTINCT else reasons(evidence))


def identity(a: PostingFacts, b: PostingFacts) -> str | None:
    """What names both for certain, in French."""
    if a.source == b.source and a.key and a.key == b.key:
        return "même annonce de la même source"
    alike = likeness(a.title, b.title) >= TitleLikeness.NEAR
    if a.source != b.source and a.url and a.url == b.url and a.proved and b.proved and alike:
        return "même adresse"
    return None if a.claimed or b.claimed else same_reference(a, b, alike=alike)


def same_reference(a: PostingFacts, b: PostingFacts, *, alike: bool) -> str | None:
    """The reference that one employer gives both, in French; ``alike``: whether their titles are.

    It names both only where both speak for themselves: whoever reads an employer's page can copy what stands there.
    """
    both = {reference for reference in a.references & b.references if len(reference) >= LONG_REFERENCE_SIGNS}
    if not alike and max(len(a.text_references), len(b.text_references)) > 1:
        both &= a.own_references & b.own_references  # « nous recrutons aussi … » gives another's
    both -= set() if alike else (a.text_references & b.text_references) - a.own_references - b.own_references
    if both and ((a.member and a.member == b.member) or same_employer(a.group, b.group)):
        return f"même référence ({min(both)}) chez le même employeur"
    return None


def linked_by_name(a: PostingFacts, b: PostingFacts) -> str | None:
    """Why two are linked that nothing joins, in French: one gives the other's address, or its reference."""
    if leads_to_other(a, b):
        return "l’une renvoie à l’adresse de l’autre"
    alike = likeness(a.title, b.title) >= TitleLikeness.NEAR
    return same_reference(a, b, alike=True) if alike and (a.claimed or b.claimed) else None


def leads_to_other(a: PostingFacts, b: PostingFacts) -> bool:
    """Whether one says that it is, or is answered, at the other's address: whoever wants to may say so, so it only links them."""
    claimed = bool(a.url and b.url) and (a.url in b.addresses or b.url in a.addresses)
    said = claimed and a.source != b.source and likeness(a.title, b.title) >= TitleLikeness.NEAR
    return said and one_employer(a, b) is not False


def decide(evidence: Evidence) -> Verdict:
    """The verdict that the evidence allows."""
    if not needs_a_person(evidence) and certain_enough(evidence):
        return Verdict.MERGE
    return Verdict.PROBABLE if likely(evidence) else Verdict.DISTINCT


def score(evidence: Evidence) -> float:
    """How much speaks for one opening, from 0 to just under 1; the surest pairs are joined first, then the nearest."""
    text = 0.5 if evidence.text is None else evidence.text.part
    title = evidence.title / TitleLikeness.SAME
    place = evidence.place / Nearness.SAME
    employer = {True: 1.0, None: 0.6, False: 0.0}[evidence.employer]
    later = 0.0002 * min(evidence.days, 100)
    return round(0.999 * (0.55 * text + 0.2 * title + 0.15 * place + 0.1 * employer) - later, 4)
