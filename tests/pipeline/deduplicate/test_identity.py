"""What names two postings for certain, and what forbids that they are one: each condition by itself, whichever comes first."""

from dataclasses import replace
from typing import Any

import pytest

from pipeline.deduplicate.comparison.compare import Comparison, at_most_linked, identity, leads_to_other, linked_by_name
from pipeline.deduplicate.comparison.evidence import agency_between, hours_differ, one_employer, two_numbers
from pipeline.deduplicate.comparison.vetoes import contracts_differ, live_together, mission_for_employer, two_vacancies
from pipeline.deduplicate.facts.contract_class import ContractClass
from pipeline.deduplicate.facts.place_and_life import DAY_SECONDS
from pipeline.deduplicate.facts.posting_facts import PostingFacts, facts_of
from pipeline.model import Status, Verdict
from tests.worlds.postings.strategies import EMPLOYER

Changes = dict[str, Any]


def but(facts: PostingFacts, **changes: Any) -> PostingFacts:
    """The same, but for these."""
    return replace(facts, **changes)


OURS = facts_of(replace(EMPLOYER, url=""))
THEIRS = but(OURS, id="b", source="ft", key="1")
WORK = facts_of(replace(EMPLOYER, title="Comptable", title_key="comptable")).title
REFERENCE = frozenset({"va202617"})
NAMED: Changes = {"references": REFERENCE, "own_references": REFERENCE}


def both_ways(a: PostingFacts, b: PostingFacts, of: Any) -> Any:
    """What is said of two, which is the same whichever is asked first."""
    said = of(a, b)
    assert of(b, a) == said
    return said


def test_one_key_of_one_source_is_one_posting() -> None:
    assert both_ways(OURS, but(OURS, id="b"), identity) == "même annonce de la même source"
    for other in ({"key": "2"}, {"source": "ft"}):
        assert both_ways(OURS, but(OURS, id="b", **other), identity) is None, other
    assert identity(but(OURS, key=""), but(OURS, id="b", key="")) is None


def test_one_address_that_both_sources_fetched_is_one_opening() -> None:
    here, there = but(OURS, url="https://a.example/1"), but(THEIRS, url="https://a.example/1")
    assert both_ways(here, there, identity) == "même adresse"
    for less in ({"url": "https://a.example/2"}, {"proved": False}, {"title": WORK}, {"source": "site", "key": "9"}):
        assert both_ways(here, but(there, **less), identity) is None, less
    assert identity(OURS, THEIRS) is None, "no address is none in common"


def test_one_reference_of_one_employer_is_one_opening_where_both_speak_for_themselves() -> None:
    less: Changes
    ours, theirs = but(OURS, **NAMED), but(THEIRS, **NAMED)
    assert both_ways(ours, theirs, identity) == "même référence (va202617) chez le même employeur"
    short, stranger = frozenset({"va2"}), frozenset({"moulerie"})
    for less in ({"claimed": True}, {"references": frozenset()}, {"employer": stranger, "publisher": stranger}):
        assert both_ways(ours, but(theirs, **less), identity) is None, less
    assert identity(but(ours, references=short), but(theirs, references=short)) is None
    members = [but(one, member="verrerie", employer=frozenset()) for one in (ours, theirs)]
    assert identity(*members) is not None
    apart = but(theirs, member="rival", employer=stranger)
    assert identity(but(ours, member="verrerie"), apart) is None


def test_a_reference_in_a_text_of_another_work_may_be_another_s() -> None:
    told: Changes = {"references": REFERENCE, "text_references": REFERENCE}
    ours, theirs = but(OURS, **told), but(THEIRS, **told)
    assert both_ways(ours, theirs, identity) is not None
    assert both_ways(ours, but(theirs, title=WORK), identity) is None
    several = but(theirs, title=WORK, text_references=REFERENCE | {"va202618"}, own_references=REFERENCE)
    assert both_ways(ours, several, identity) is None, "« nous recrutons aussi » gives those of others"
    assert both_ways(but(ours, own_references=REFERENCE), several, identity) is not None


def test_who_only_says_the_others_address_or_reference_is_linked() -> None:
    less: Changes
    more: Changes
    ours = but(OURS, url="https://a.example/1", addresses=("https://a.example/1",))
    theirs = but(THEIRS, url="https://b.example/1", addresses=("https://a.example/1", "https://b.example/1"))
    assert both_ways(ours, theirs, leads_to_other) is True
    assert linked_by_name(ours, theirs) == "l’une renvoie à l’adresse de l’autre"
    stranger: Changes = {"employer": frozenset({"moulerie"}), "publisher": frozenset({"moulerie"})}
    for less in ({"addresses": ()}, {"title": WORK}, {"source": "site"}, {"url": ""}, stranger):
        assert both_ways(ours, but(theirs, **less), leads_to_other) is False, less

    claimed = but(THEIRS, **NAMED, claimed=True)
    assert both_ways(but(OURS, **NAMED), claimed, linked_by_name) is not None
    for more in ({"claimed": False}, {"title": WORK}, {"references": frozenset()}):
        assert both_ways(but(OURS, **NAMED), but(claimed, **more), linked_by_name) is None, more


@pytest.mark.parametrize("verdict", Verdict)
def test_whichever_of_two_only_claims_they_are_at_most_linked(verdict: Verdict) -> None:
    found = Comparison(verdict, 1.0, ("même texte",))
    claims = but(THEIRS, only_linked=True)
    linked = Comparison(Verdict.PROBABLE, 0.999, ("même texte",)) if verdict == Verdict.MERGE else found
    for a, b in ((OURS, claims), (claims, OURS)):
        assert at_most_linked(a, b, found) == linked
    assert at_most_linked(OURS, THEIRS, found) == found
    assert at_most_linked(OURS, but(claims, source=OURS.source), found) == found, "one source knows its own"


# vetoes, and what is doubted


PERMANENT, FIXED, INTERIM, APPRENTICE = (
    frozenset({one})
    for one in (ContractClass.PERMANENT, ContractClass.FIXED, ContractClass.INTERIM, ContractClass.APPRENTICE)
)


def test_contracts_differ_where_both_say_one_and_only_a_mission_may_be_another_s() -> None:
    hidden: Changes = {"employer": frozenset(), "publisher": frozenset({"interim"})}
    for mine, yours, differ, mission in (
        (PERMANENT, PERMANENT, False, False),
        (PERMANENT, PERMANENT | FIXED, False, False),
        (PERMANENT, frozenset(), False, False),
        (PERMANENT, FIXED, True, False),
        (PERMANENT, INTERIM, True, True),
        (APPRENTICE, INTERIM, True, False),
    ):
        a, b = but(OURS, contract=mine), but(THEIRS, contract=yours, **hidden)
        assert both_ways(a, b, contracts_differ) is differ, (mine, yours)
        assert both_ways(a, b, mission_for_employer) is mission, (mine, yours)
    same = but(THEIRS, contract=INTERIM)
    assert mission_for_employer(but(OURS, contract=PERMANENT), same) is False, "no employer sends itself a mission"


def test_two_were_live_at_one_time_by_the_second_on_one_source_and_by_the_day_on_two() -> None:
    day = 739_000 * DAY_SECONDS
    first = but(OURS, since=day, until=day + 3600, status=Status.CLOSED)
    for source, since, together in (
        ("site", day + 3600, True),
        ("site", day + 3601, False),
        ("ft", day + 3601, True),
        ("ft", day + DAY_SECONDS, False),
    ):
        second = but(OURS, id="b", source=source, since=since, until=since + 60, status=Status.OPEN)
        assert both_ways(first, second, live_together) is together, (source, since)
    both_open = but(first, status=Status.OPEN)
    later = but(both_open, id="b", since=day + 7200, until=day + 9000)
    assert both_ways(both_open, later, live_together) is True, "a crawl that was cut may have missed one"
    assert both_ways(but(both_open, status=None), later, live_together) is True, "only the day is known"
    assert both_ways(but(both_open, status=Status.UNSEEN), but(later, status=Status.UNSEEN), live_together) is False


def test_two_keys_of_an_employer_s_own_site_at_one_time_are_two_openings() -> None:
    other = but(OURS, id="b", key="A-2")
    assert both_ways(OURS, other, two_vacancies) is True
    late = {"since": OURS.until + 9 * DAY_SECONDS, "until": OURS.until + 10 * DAY_SECONDS}
    for less in ({"key": OURS.key}, {"key": ""}, {"source": "ft"}, {"publisher_kind": "agency"}, late):
        assert both_ways(OURS, but(other, **less), two_vacancies) is False, less
    told: Changes = {"text_references": REFERENCE}
    theirs = but(THEIRS, text_references=frozenset({"va202618"}))
    assert both_ways(but(OURS, **told), theirs, two_vacancies) is True
    stranger = but(theirs, employer=frozenset({"moulerie"}))
    assert both_ways(but(OURS, **told), stranger, two_vacancies) is False


def test_two_numbers_of_one_agency_at_one_time_are_doubted() -> None:
    agency = but(OURS, publisher_kind="agency")
    other = but(agency, id="b", key="A-2")
    assert both_ways(agency, other, two_numbers) is True
    for less in ({"key": agency.key}, {"source": "ft"}, {"publisher_kind": "school"}):
        assert both_ways(agency, but(other, **less), two_numbers) is False, less
    unknown = but(OURS, publisher_kind="", number="1")
    assert both_ways(unknown, but(unknown, number="2"), two_numbers) is True
    for number in ("1", ""):
        assert both_ways(unknown, but(unknown, number=number, key="z"), two_numbers) is False, number
    assert two_numbers(but(agency, source=""), but(other, source="")) is False


def test_who_employs_both_is_said_by_the_registry_then_by_names() -> None:
    stranger: Changes = {"employer": frozenset({"moulerie", "quatrevaux"}), "publisher": frozenset({"interim"})}
    assert both_ways(OURS, THEIRS, one_employer) is True
    assert both_ways(OURS, but(THEIRS, **stranger), one_employer) is False
    assert both_ways(OURS, but(THEIRS, employer=frozenset()), one_employer) is None
    ours, theirs = but(OURS, member="verrerie"), but(THEIRS, member="verrerie", **stranger)
    assert both_ways(ours, theirs, one_employer) is True
    assert both_ways(ours, but(THEIRS, member="rival"), one_employer) is False
    assert both_ways(OURS, theirs, one_employer) is False
    board = but(THEIRS, employer=frozenset({"interim", "valcourbe"}), publisher=frozenset({"portail"}))
    agency = but(OURS, publisher=board.employer)
    assert both_ways(agency, board, one_employer) is None, "a board names the agency as the employer"


def test_an_agency_stands_between_unless_both_hide_the_same() -> None:
    masked = but(THEIRS, employer=frozenset(), publisher_kind="agency", publisher=frozenset({"interim"}))
    assert both_ways(OURS, THEIRS, agency_between) is False
    assert both_ways(OURS, masked, agency_between) is True
    assert both_ways(masked, but(masked, id="c"), agency_between) is False
    assert both_ways(masked, but(masked, publisher=frozenset({"autre"})), agency_between) is True
    hidden = but(THEIRS, employer=frozenset(), publisher_kind="public_service")
    assert both_ways(masked, hidden, agency_between) is False


@pytest.mark.parametrize(
    ("mine", "yours", "differ"),
    [
        (40, 30, False),
        (40, 29.9, True),
        (40, 9.9, False),
        (40, 10, True),
        (35, None, False),
        (0, 35, False),
        (35, 35, False),
    ],
)
def test_hours_of_a_week_differ_where_one_is_less_than_three_quarters(
    mine: float | None, yours: float | None, differ: bool
) -> None:
    a, b = but(OURS, hours=mine), but(THEIRS, hours=yours)
    assert both_ways(a, b, hours_differ) is differ
    assert both_ways(a, but(b, shift=frozenset({"weekend"})), hours_differ) is False, "paid for more than it works"
