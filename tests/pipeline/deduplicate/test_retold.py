"""Most of a text on another source, on a relay's page, or on the same site again."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from pipeline.deduplicate.facts.employer import employer_named
from tests.worlds.postings.compared import FORMING, HOUSE, RENAMED, SETTER, SORTING, WORK, verdict
from tests.worlds.postings.strategies import ELSEWHERE, EMPLOYER, SEINE_MARITIME

SENTENCES = WORK.strip().split(". ")
OWN = "Envoyez-nous quelques lignes sur votre parcours : chaque message reçoit une réponse sous huit jours, promis. "
MOSTLY = ". ".join(SENTENCES[:6]) + ". " + OWN
"""The text of ``WORK`` without its last sentence, and a sentence of another house's."""


def test_another_source_that_tells_the_work_in_most_of_the_same_words_is_the_same_opening() -> None:
    whole = replace(SETTER, description_text=WORK)

    assert verdict(whole, replace(RENAMED, description_text=MOSTLY)) == "merge"


@pytest.mark.parametrize(
    "other",
    [
        {"occupation": SORTING},
        {"date_posted": date(2026, 6, 1)},
        {"hiring_organization": "Moulerie Quatrevaux"},
        {"places": (SEINE_MARITIME,)},
        {"description_text": HOUSE + ". ".join(SENTENCES[:2]) + ". "},
    ],
    ids=["another occupation", "months before", "another employer", "only a department", "a small part"],
)
def test_what_most_of_the_same_words_do_not_join(other: dict[str, Any]) -> None:
    theirs = replace(RENAMED, **{"description_text": MOSTLY} | other)

    assert verdict(replace(SETTER, description_text=WORK), theirs) != "merge"


def test_most_of_a_text_without_its_employer_needs_neither_title_nor_occupation() -> None:
    whole = replace(SETTER, description_text=WORK)
    bare = replace(RENAMED, hiring_organization=None, occupation=SORTING)
    part, less = (WORK[: int(share * len(WORK))] for share in (0.66, 0.45))

    assert verdict(whole, replace(bare, description_text=part)) == "merge"
    assert verdict(whole, replace(bare, description_text=less)) == "probable"


def test_titles_of_one_employer_that_touch_are_linked_where_another_source_tells_much_of_the_text() -> None:
    whole = replace(
        SETTER, occupation=None, title="Régleur de sérigraphie", title_key="regleur serigraphie", description_text=WORK
    )
    much = f"{'. '.join(SENTENCES[:5])}. {OWN}{HOUSE.split('. ')[0]}. "
    theirs = replace(
        RENAMED, occupation=None, title="Ouvrier de sérigraphie", title_key="ouvrier serigraphie", description_text=much
    )

    assert verdict(whole, theirs) == "probable"
    assert verdict(whole, replace(theirs, title="Ouvrier", title_key="ouvrier")) == "distinct"
    assert verdict(whole, replace(theirs, date_posted=date(2026, 12, 1))) == "distinct"


def test_words_that_mean_two_openings_are_read_there_too() -> None:
    ours = replace(SETTER, description_text=f"Ligne de laquage. {WORK}")
    theirs = replace(RENAMED, description_text=f"Ligne de métallisation. {MOSTLY}")

    assert verdict(ours, theirs) == "probable"


@pytest.mark.parametrize(
    "name", ["Forum Emploi du Littoral", "Talents & Handicap Normandie", "Cap Emploi 76", "Valcourbe Jobs"]
)
def test_who_passes_offers_on_is_no_employer(name: str) -> None:
    relayed = replace(
        ELSEWHERE, hiring_organization=name, publisher=name, title="Ouvrier", title_key="ouvrier",
        description_text=f"{OWN}{WORK}",
    )  # fmt: skip
    assert not employer_named(name)
    assert verdict(replace(SETTER, occupation=None, description_text=WORK), relayed) == "merge"
    assert (
        verdict(
            replace(SETTER, occupation=None, description_text=WORK),
            replace(relayed, hiring_organization="Moulerie Quatrevaux"),
        )
        != "merge"
    )


def test_an_employer_whose_name_only_begins_like_a_relay_stays_one() -> None:
    assert employer_named("Jobart Verrerie")
    assert employer_named("Verrerie Forumel")


def test_a_site_that_shows_an_opening_again_in_other_words_is_linked() -> None:
    half = ". ".join(SENTENCES[:4]) + ". " + OWN + HOUSE
    ours: dict[str, Any] = {"description_text": WORK, "occupation": FORMING}
    first = replace(EMPLOYER, title="Régleur sérigraphie verre", title_key="regleur serigraphie verre", **ours)
    again = replace(
        first, id="z", key="A-9", title="Régleur sérigraphie creux", title_key="regleur serigraphie creux",
        date_posted=date(2026, 12, 20), description_text=half,
    )  # fmt: skip

    assert verdict(first, again) == "probable"
    assert verdict(first, replace(again, occupation=SORTING)) == "distinct"


def test_who_leads_a_team_leads_it_under_another_title_too() -> None:
    chief = replace(SETTER, title="Chef d’équipe décor", title_key="chef equipe decor", description_text=WORK)
    manager = replace(RENAMED, title="Manager de proximité", title_key="manager proximite", description_text=WORK)

    assert verdict(chief, manager) == "merge"
    assert (
        verdict(chief, replace(manager, title="Assistant de proximité", title_key="assistant proximite")) == "distinct"
    )
