"""Wages: what is one, and what is only an amount."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model import Salary
from pipeline.normalize.wages.salary import salary


@pytest.mark.parametrize(
    ("text", "low", "high", "period"),
    [
        ("Entre 1 950 et 2 200 € brut par mois", 1950, 2200, "month"),
        ("1'950 Euros", 1950, 1950, "month"),
        ("12€40 de l'heure", 12.4, 12.4, "hour"),
        ("entre 2100 2400€", 2100, 2400, "month"),
        ("1980,50 / mois", 1980.5, 1980.5, "month"),
        ("45-55Keuros", 45000, 55000, "year"),
        ("de 22 à 26 k brut", 22000, 26000, "year"),
        ("de 25 à 30 000 €", 25000, 30000, "year"),
        ("Mensuel de 12,40 Euros", 12.4, 12.4, "hour"),
        ("Annuel de 12,40 Euros", 12.4, 12.4, "hour"),
        ("1950 € + panier 8 €/jour", 1950, 1950, "month"),
        ("Panier de 7 € par jour, taux horaire 12,90 €", 12.9, 12.9, "hour"),
        ("$65,000 - $80,000 a year", 65000, 80000, "year"),
        ("À partir de 24 K€", 24000, None, "year"),
        ("jusqu'à 2 600 € net/mois", None, 2600, "month"),
    ],
)
def test_is_a_wage(text: str, low: float | None, high: float | None, period: str) -> None:
    wage = salary(text)
    assert wage is not None
    assert (wage.min, wage.max, wage.period) == (low, high, period)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Selon profil",
        "SMIC",
        "SMIC + 10 %",
        "55 % à 100 % du SMIC",
        "De à EUR par an",
        "Tickets restaurant à 9 €",
        "Prime de 150 €",
        "02 35 00 11 22",
        "Budget de 50 000 €",
        "5 000 salariés",
        "chiffre d'affaires : 12 000 €",
        "35h",
        "76260 Eu",
        "mutuelle à 30 €",
    ],
)
def test_is_no_wage(text: str) -> None:
    assert salary(text) is None


@pytest.mark.parametrize(
    ("text", "months"),
    [("2150 € sur 13 mois", 13), ("2150 € x 13", 13), ("30 K€ sur 13,5 mois", 13.5), ("2150 € + 13e mois", None)],
)
def test_months_are_said_not_counted(text: str, months: float | None) -> None:
    wage = salary(text)
    assert wage is not None
    assert wage.months == months


@given(st.integers(1200, 6000), st.integers(0, 900), st.sampled_from(["brut", "net"]))
def test_the_canonical_form_is_read_again(low: int, more: int, kind: str) -> None:
    wage = salary(f"{low} à {low + more} EUR {kind} par mois")
    assert wage == Salary(min=low, max=low + more, period="month", gross=kind == "brut")


@given(st.text(alphabet="0123456789 .,€kK-àdemoisbrutheur/", max_size=60))
def test_ends_are_in_order_and_plausible(text: str) -> None:
    wage = salary(text)
    assert wage is None or wage.min is None or wage.max is None or 0 < wage.min <= wage.max
