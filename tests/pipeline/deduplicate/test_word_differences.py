"""Two texts that are one but for a few words: which words make two openings, and which ones copies change."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.deduplicate import deduplicate
from pipeline.deduplicate.comparison.word_differences import telling_difference
from pipeline.deduplicate.facts.employer import employer_words
from pipeline.deduplicate.facts.hours import spans
from pipeline.deduplicate.facts.packed_text import packed
from tests.worlds.postings.compared import HOUSE, WORK, verdict
from tests.worlds.postings.strategies import AGENCY, ELSEWHERE, EMPLOYER

NAMES = employer_words("Verrerie de l’Aubépine") | employer_words("Intérim Valcourbe")
TWO = [
    ("Vous tenez le four 4, flacons extra-blancs, avec", "Vous tenez le four 5, petits flacons, avec"),
    ("Vous rejoignez l’atelier laquage avec", "Vous rejoignez l’atelier métallisation avec"),
    ("Stage du 13 janvier au 14 mars avec", "Stage du 7 avril au 6 juin avec"),
    ("Nous demandons le permis C, avec", "Nous demandons le permis CE, avec"),
    ("CACES 1A, 3 et 5 exigés, avec", "CACES 3 seul exigé, avec"),
    ("Vous remplacez une collègue en congé de maternité, avec", "Vous remplacez un salarié en longue maladie, avec"),
    ("Vous prospectez le Moyen-Orient, avec", "Vous prospectez l’Amérique du Nord, avec"),
    ("Renfort pour l’été 2025, avec", "Renfort pour l’été 2026, avec"),
    ("Vous cherchez pour 12 personnes à table, avec", "Vous cherchez pour 45 personnes à table, avec"),
]
ONE = [
    ("Salaire de 1 950 à 2 250 € selon grille, avec", "Salaire de 2 000 à 2 300 € selon grille, avec"),
    ("Référence VA-FEU-2025-031, à rappeler avec", "Référence VA-FEU-2025-088, à rappeler avec"),
    ("Au cœur de la main-d’œuvre, à l’œil, avec", "Au cur de la main-duvre, à l il, avec"),
    ("Vous changez les équipements. Relevez les défauts avec", "Vous changez les équipementsRelevez les défauts avec"),
    ("La Verrerie de l’Aubépine recrute avec", "Notre client recrute avec"),
    ("Vos missions et la transmission des gestes avec", "Vos tâches et la transtâche des gestes avec"),
    ("Nous recherchons un conducteur motivé avec", "Nous recherchons une conductrice motivée avec"),
    ("Vous tenez la ligne 3, avec", "Vous tenez la ligne n° 03, avec"),
]


def text(middle: str) -> bytes:
    return packed(f"{HOUSE}{middle} votre équipe. {WORK}")


@pytest.mark.parametrize(("here", "there"), TWO)
def test_other_words_in_one_place_are_another_opening(here: str, there: str) -> None:
    assert telling_difference(text(here), text(there), NAMES)
    assert telling_difference(text(there), text(here), NAMES)


@pytest.mark.parametrize(("here", "there"), ONE)
def test_what_copies_change_is_no_other_opening(here: str, there: str) -> None:
    assert telling_difference(text(here), text(there), NAMES) is None
    assert telling_difference(text(there), text(here), NAMES) is None


def test_the_words_are_told_to_people() -> None:
    here, there = (
        f"{HOUSE}Vous rejoignez l’atelier {atelier} avec nous. {WORK}" for atelier in ("Laquage", "Métallisation")
    )
    postings = replace(EMPLOYER, description_text=here), replace(ELSEWHERE, description_text=there)
    (match,) = deduplicate(postings).matches

    assert verdict(*postings) == "probable"
    assert match.reasons[-1] == "mais « Laquage » ici, « Métallisation » là"


def test_a_copy_that_lost_those_words_joins_no_two_openings() -> None:
    here, there = (f"{HOUSE}Vous tenez le four {furnace} avec nous. {WORK}" for furnace in ("4 extra-blanc", "5 opale"))
    copy = replace(AGENCY, publisher_kind="", source="tableau", key="3", description_text=f"{HOUSE}{WORK}")
    jobs = deduplicate(
        [replace(EMPLOYER, description_text=here), replace(ELSEWHERE, description_text=there), copy]
    ).jobs

    assert all({"a", "b"} - set(job.postings) for job in jobs)


SENTENCES = st.lists(
    st.sampled_from([f"{sentence}." for sentence in f"{HOUSE}{WORK}".split(". ") if sentence]), max_size=8
)


@given(SENTENCES, st.data())
def test_sentences_left_out_moved_or_added_at_an_end_are_no_other_words(made: list[str], data: st.DataObject) -> None:
    kept = data.draw(st.permutations(made)) if made else []
    copy = kept[: data.draw(st.integers(0, len(kept)))]

    assert (
        telling_difference(packed(" ".join(made)), packed(" ".join([*copy, "Le site de la côte."])), frozenset())
        is None
    )


WORDS = st.lists(
    st.sampled_from("vous tenez le four 4 5 de nuit jour avec nous laquage émaillage et".split()), max_size=30
)


@given(WORDS, WORDS)
def test_both_texts_have_other_words_or_none_has(made: list[str], other: list[str]) -> None:
    first, second = packed(" ".join(made)), packed(" ".join(other))

    assert bool(telling_difference(first, second, frozenset())) == bool(telling_difference(second, first, frozenset()))


@given(st.text(max_size=300), st.text(max_size=300))
def test_any_two_texts_can_be_compared(first: str, second: str) -> None:
    difference = telling_difference(packed(first), packed(second), frozenset())

    assert difference is None or (first != second and all(difference))


def test_the_hours_of_an_office_and_those_of_a_week_are_no_hours_of_the_day() -> None:
    assert spans("agence ouverte de 9h a 18h. horaires : 5h-13h") == {(5.0, 13.0)}
    assert spans("de 20 a 24h hebdomadaires") == spans("de 20h a 24h par semaine") == frozenset()
    assert spans("agent d'entretien de 5h a 13h") == {(5.0, 13.0)}


def test_what_only_one_way_of_reading_finds_is_no_other_word() -> None:
    sort, note = "Vous triez les flacons avec votre équipe.", "Vous notez chaque défaut sur la fiche."
    moved = packed(f"{sort} {sort} {note} Vous changez les moules en fin de série. {sort}")
    first = packed(f"{note} Vous tenez le four du bout chaud. {sort}")

    assert telling_difference(moved, first, frozenset()) is telling_difference(first, moved, frozenset()) is None
