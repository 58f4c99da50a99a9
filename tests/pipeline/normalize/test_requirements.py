"""Experience and education asked for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.normalize.descriptions.field_words import education_words, experience_words
from pipeline.normalize.descriptions.prose import Prose
from pipeline.normalize.education import education
from pipeline.normalize.experience import Experience, experience


@pytest.mark.parametrize(
    ("text", "months", "beginner"),
    [
        ("Expérience exigée de 2 An(s)", 24, None),
        ("3 à 5 ans", 36, None),
        ("6 mois à 1 an", 6, None),
        ("au moins trois années", 36, None),
        ("24", 24, None),
        ("Débutant accepté", 0, True),
        ("Débutant(e) accepté(e)", 0, True),
        ("sans expérience", 0, True),
        ("de 0 à 2 ans", 0, True),
        ("Débutant non accepté", None, False),
        ("Expérience souhaitée", None, None),
        ("18 ans révolus", None, None),
        ("permis B depuis 3 ans", None, None),
        ("", None, None),
    ],
)
def test_experience(text: str, months: int | None, beginner: bool | None) -> None:
    assert experience(text) == Experience(months, beginner)


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("CAP/BEP", 3),
        ("BEP ou Bac", 3),
        ("Bac Pro", 4),
        ("Bac+2/3", 5),
        ("BTS ou licence", 5),
        ("BUT", 6),
        ("Bac +3/+5", 6),
        ("école d'ingénieurs", 7),
        ("Bac&#43;5", 7),
        ("doctorat", 8),
        ("niveau IV", 4),
        ("Niveau 5", 5),
        ("CQP", None),
        ("titre professionnel", None),
        ("sans but lucratif", None),
        ("dans le but de", None),
        ("agent de maîtrise", None),
        ("élèves de CAP", None),
        ("ingénieur", None),
        ("sans diplôme", None),
        ("handicap", None),
        ("", None),
    ],
)
def test_education(text: str, level: int | None) -> None:
    assert education(text) == level


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("Vous avez au moins 2 ans d'expérience en verrerie.", 24),
        ("Fort de 30 ans d'expérience, notre groupe recrute.", None),
        ("Expérience : 1 an", 12),
    ],
)
def test_experience_in_a_description(text: str, months: int | None) -> None:
    wanted = experience_words(Prose.of(text))
    assert (wanted[0].months if wanted else None) == months


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Titulaire d'un bac pro maintenance.", 4),
        ("Niveau d'études : CAP", 3),
        ("Vous videz les bacs de lavage.", None),
    ],
)
def test_education_in_a_description(text: str, level: int | None) -> None:
    wanted = education_words(Prose.of(text))
    assert (wanted[0] if wanted else None) == level


@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    assert education(text) in {None, 3, 4, 5, 6, 7, 8}
    assert (experience(text).months or 0) <= 240
