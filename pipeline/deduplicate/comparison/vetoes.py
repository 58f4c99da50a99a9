"""Two postings → what forbids that they are one opening."""

from pipeline.deduplicate.comparison.nearness import Nearness, nearness
from pipeline.deduplicate.facts.contract_class import ContractClass
from pipeline.deduplicate.facts.employer import same_employer
from pipeline.deduplicate.facts.fingerprint import ALL_THE_SAME
from pipeline.deduplicate.facts.intake import intakes_differ
from pipeline.deduplicate.facts.place_and_life import DAY_SECONDS
from pipeline.deduplicate.facts.posting_facts import PostingFacts
from pipeline.deduplicate.facts.references import references_differ
from pipeline.deduplicate.facts.shifts import same_team, shifts_agree
from pipeline.deduplicate.facts.title_words import titles_deny
from pipeline.model import Status

CLASSES_AN_AGENCY_CHANGES = frozenset({ContractClass.PERMANENT, ContractClass.FIXED, ContractClass.INTERIM})
"""An agency may offer the employer's CDI or CDD as a mission first."""


TWO_VACANCIES = "deux références d’un même employeur"


def veto(a: PostingFacts, b: PostingFacts) -> str | None:
    """Why two postings cannot be one opening, in French; ``None`` when nothing forbids it."""
    if nearness(a, b) == Nearness.APART:
        return "communes différentes"
    if not shifts_agree(a.shift, b.shift) or not same_team(a.title_shift, b.title_shift):
        return "horaires différents"
    if contracts_differ(a, b) and not mission_for_employer(a, b):
        return "contrats différents"
    if a.text_facts.lines and b.text_facts.lines and a.text_facts.lines.isdisjoint(b.text_facts.lines):
        return "lignes différentes"
    if intakes_differ(a.text_facts.intakes, b.text_facts.intakes):
        return "rentrées différentes"
    if titles_deny(a.title, b.title):
        return "niveaux ou postes différents"
    if two_vacancies(a, b):
        return TWO_VACANCIES
    return None


def contracts_differ(a: PostingFacts, b: PostingFacts) -> bool:
    """Whether both say their contract, and not the same."""
    return bool(a.contract and b.contract and a.contract.isdisjoint(b.contract))


def mission_for_employer(a: PostingFacts, b: PostingFacts) -> bool:
    """Whether one may be the mission by which an agency fills the other: only agencies may offer missions."""
    both = a.contract | b.contract
    return (
        both <= CLASSES_AN_AGENCY_CHANGES
        and ContractClass.INTERIM in both
        and same_employer(a.group, b.group) is not True
    )


def two_vacancies(a: PostingFacts, b: PostingFacts) -> bool:
    """Whether an employer shows both at once as two: two keys on its own site, or two references in their words.

    Agencies, schools and France Travail show one opening twice themselves, so their keys prove nothing.
    """
    if not live_together(a, b):
        return False
    if (
        a.source == b.source
        and a.publisher_kind == b.publisher_kind == "employer"
        and a.key
        and b.key
        and a.key != b.key
    ):
        return True
    return a.group == b.group and references_differ(a.text_references, b.text_references)


def live_together(a: PostingFacts, b: PostingFacts) -> bool:
    """Whether both were live at one time.

    One source is seen whole at one moment, so what it shows after another went follows it; two are only compared by day.
    A crawl that was cut may have missed the other: it went only when its life says so.
    """
    if a.source != b.source or a.status is None or b.status is None:
        return max(a.since, b.since) // DAY_SECONDS <= min(a.until, b.until) // DAY_SECONDS
    return max(a.since, b.since) <= min(a.until, b.until) or a.status == b.status == Status.OPEN


def twins(a: PostingFacts, b: PostingFacts) -> bool:
    """Whether one house shows one text twice, under one title: a copy may go with either, for both are still shown."""
    if a.source != b.source or not a.windows or a.title.key != b.title.key or veto(a, b) != TWO_VACANCIES:
        return False
    mine, theirs = frozenset(a.windows), frozenset(b.windows)
    return len(mine & theirs) >= ALL_THE_SAME * max(len(mine), len(theirs))
