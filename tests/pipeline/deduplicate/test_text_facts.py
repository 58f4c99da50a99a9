"""What a text tells beside its work: where it is, at which hours, under which reference, and a board's own words."""

from dataclasses import replace
from datetime import date

import pytest

from pipeline.deduplicate import deduplicate
from pipeline.model import Place
from tests.worlds.postings.compared import EU, WHOLE, titled, verdict
from tests.worlds.postings.strategies import ELSEWHERE, EMPLOYER, TEXT

PONTS = Place(insee="76507", name="Ponts-et-Marais", department="76", lat=50.04, lon=1.46)
OUST_MAREST = Place(insee="80613", name="Oust-Marest", department="80", lat=50.07, lon=1.47)


@pytest.mark.parametrize(
    ("sentence", "town", "wanted"),
    [
        ("Poste basé à Eu.", EU, "merge"),
        ("Lieu de travail : Eu, au pied de la gare", EU, "merge"),
        ("Lieu de travail : 76260 Eu. CDI à pourvoir en janvier.", EU, "merge"),
        ("Poste basé à Ponts-et-Marais.", PONTS, "merge"),
        ("Poste basé à Eu et au Tréport.", EU, "probable"),
        ("Poste basé sur les Villes Sœurs.", EU, "merge"),
        ("Poste basé aux Villes Sœurs.", OUST_MAREST, "probable"),
        ("Poste basé au Tréport.", EU, "merge"),
        ("Poste basé à Longroy à 5 km de Eu.", EU, "probable"),
        ("Poste basé à Eu ou au Tréport.", EU, "probable"),
        ("Notre siège est basé à Eu.", EU, "probable"),
    ],
)
def test_a_text_that_says_where_the_work_is_corrects_the_address(sentence: str, town: Place, wanted: str) -> None:
    here, there = (replace(posting, description_text=f"{TEXT} {sentence}") for posting in (EMPLOYER, ELSEWHERE))

    assert verdict(here, replace(there, places=(town,))) == wanted
    assert verdict(replace(there, places=(town,)), here) == wanted


@pytest.mark.parametrize(
    ("sentence", "other", "wanted"),
    [
        ("Vous intégrez l’équipe de nuit.", "Vous intégrez l’équipe de jour.", "probable"),
        ("Horaires : 5h-13h.", "Horaires : 21h-5h.", "probable"),
        ("Horaires : 5h-13h / 13h-21h.", "Poste du matin, de 5 h à 13 h.", "merge"),
        ("Vous intégrez l’équipe de nuit.", "", "merge"),
    ],
)
def test_hours_told_in_the_text_alone_leave_it_to_people(sentence: str, other: str, wanted: str) -> None:
    here, there = (
        replace(posting, description_text=f"{WHOLE} {words}")
        for posting, words in ((EMPLOYER, sentence), (ELSEWHERE, other))
    )

    assert verdict(here, there) == wanted


def test_a_copy_that_lost_the_hours_joins_neither_day_nor_night_through_itself() -> None:
    day = replace(EMPLOYER, description_text=f"{WHOLE} Vous intégrez l’équipe de jour, 5h-13h.")
    night = replace(ELSEWHERE, description_text=f"{WHOLE} Vous intégrez l’équipe de nuit, 21h-5h.")
    copy = replace(ELSEWHERE, id="c", source="board", key="9", description_text=WHOLE)
    whole, half = (
        replace(posting, description_text=WHOLE, hours=hours) for posting, hours in ((day, 35.0), (night, 17.5))
    )

    for two in ((day, night), (whole, half)):
        assert all({"a", "b"} - set(job.postings) for job in deduplicate([*two, copy]).jobs)


def test_people_are_told_that_the_hours_differ() -> None:
    day, night = (
        replace(posting, description_text=f"{WHOLE} Vous intégrez l’équipe de {team}.")
        for posting, team in ((EMPLOYER, "jour"), (ELSEWHERE, "nuit"))
    )
    (match,) = deduplicate([day, night]).matches

    assert "mais d’autres horaires" in match.reasons


def test_a_reference_ends_where_the_next_sentence_is_glued_to_it() -> None:
    here = replace(EMPLOYER, description_text=f"{WHOLE} Réf. VA-TRE-044. Nous vous formons.")
    there = replace(ELSEWHERE, description_text=f"{WHOLE}Réf.VA-TRE-044.Nous vous formons.")

    assert verdict(here, there) == "merge"
    assert verdict(here, replace(there, description_text=f"{WHOLE}Réf.VA-TRE-045.Nous vous formons.")) == "distinct"


def test_a_board_that_adds_its_words_under_another_title_weeks_later_shows_the_same_opening() -> None:
    late = replace(titled(ELSEWHERE, "Flacons de luxe, on embauche"), date_posted=date(2026, 11, 21))
    board = replace(late, description_text=f"{WHOLE} Toutes les offres de la côte sont chez nous, chaque jour.")
    here = replace(EMPLOYER, description_text=WHOLE)

    assert verdict(here, board) == "merge"
    assert verdict(here, replace(board, description_text=WHOLE[: len(WHOLE) * 2 // 3])) != "merge"
