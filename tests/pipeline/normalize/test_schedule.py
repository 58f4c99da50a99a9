"""Hours and shifts, and what denies them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.normalize.times.schedule import schedule


@pytest.mark.parametrize(
    ("text", "shifts"),
    [
        ("Travail en 2X8", "2x8"),
        ("3*8", "3x8"),
        ("5/8", "5x8"),
        ("cinq-huit", "5x8"),
        ("2 ou 3x8", "2x8 3x8"),
        ("2*7", "2x7"),
        ("en journée", "journee"),
        ("équipes postées (3x8)", "3x8"),
        ("horaires postés", "poste"),
        ("une semaine du matin, une semaine d'après-midi", "2x8"),
        ("5h-13h / 13h-21h", "2x8"),
        ("6h/14h - 14h/22h - 22h/6h", "3x8"),
        ("8h00-12h00 / 13h30-17h30", ""),
        ("21h-5h", "nuit"),
        ("VSD", "weekend"),
        ("samedi et dimanche", "weekend"),
        ("du lundi au samedi", "samedi"),
        ("horaires décalés", "decale"),
        ("de nuit, le week-end", "nuit weekend"),
        ("Pas de week-end", ""),
        ("2x8 sans week-end ni nuit", "2x8"),
        ("majoration des heures de nuit", ""),
        ("repos le dimanche", ""),
        ("samedis libres", ""),
        ("les activités de la journée", ""),
        ("12 rue du 2/8/1944", ""),
        ("", ""),
    ],
)
def test_shifts(text: str, shifts: str) -> None:
    assert set(schedule(text).shift) == set(shifts.split())


@pytest.mark.parametrize(
    ("text", "worktime", "hours"),
    [
        ("35H", "plein", 35),
        ("39H30", "plein", 39.5),
        ("24 heures par semaine", "partiel", 24),
        ("37,5 h", "plein", 37.5),
        ("un contrat de 13H30 hebdomadaires", "partiel", 13.5),
        ("151,67 h", "plein", 35),
        ("Temps partiel", "partiel", None),
        ("Poste à 80 %", "partiel", None),
        ("Équipes 2x8, mutuelle prise en charge à 70 %", None, None),
        ("Heures de nuit majorées de 50 %", None, None),
        ("FULL_TIME", "plein", None),
        ("temps plein ou partiel", None, None),
        ("7h par jour", None, None),
        ("32 h, temps plein", "plein", 32),
        ("8h-16h", None, None),
        ("", None, None),
    ],
)
def test_hours(text: str, worktime: str | None, hours: float | None) -> None:
    hours_and_shifts = schedule(text)
    assert (hours_and_shifts.worktime, hours_and_shifts.hours) == (worktime, hours)


@given(st.text(alphabet="0123456789hx/*-à ,:matinueijordswkq\n", max_size=200))
def test_hours_are_those_of_a_week(text: str) -> None:
    hours_and_shifts = schedule(text)
    assert hours_and_shifts.hours is None or 4 <= hours_and_shifts.hours <= 48
    assert len(hours_and_shifts.shift) == len(set(hours_and_shifts.shift))
