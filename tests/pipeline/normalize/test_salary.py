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


@pytest.mark.parametrize(
    ("text", "low", "high", "period"),
    [
        ("de 25 à 2 000 €", 2000, 2000, "month"),  # no range in thousands: 25 is something else
        ("de 25 à 60 000 €", 60000, 60000, "year"),  # nobody offers 25 or 60 thousand
        ("de 1,8 à 2 500 €", 1800, 2500, "month"),
        ("15 à 16 000 €", 15000, 16000, "year"),
        ("2 000 à 9 000 €", 2000, 9000, "month"),
        ("2 000 à 10 001 €", 10001, 10001, "year"),  # five times as much is no range
        ("2 500 à 2 000 €", 2000, 2000, "month"),  # nor is less than it begins with
        ("30 à 35 K€", 30000, 35000, "year"),
        ("35 K", 35000, 35000, "year"),
        ("1770 brut", 1770, 1770, "month"),
        ("2150", 2150, 2150, "month"),
        ("1801 € par an", 1801, 1801, "month"),  # nobody is paid that for a year
    ],
)
def test_ends_belong_together_or_the_one_that_is_money_stands_alone(
    text: str, low: float, high: float, period: str
) -> None:
    wage = salary(text)
    assert wage is not None
    assert (wage.min, wage.max, wage.period) == (low, high, period)


@pytest.mark.parametrize(
    ("text", "currency"),
    [("2 150 €", "EUR"), ("2 150 euros", "EUR"), ("35 keur", "EUR"), ("$65,000 a year", "USD"), ("35 k", "EUR")],
)
def test_money_has_a_name(text: str, currency: str) -> None:
    wage = salary(text)
    assert wage is not None
    assert wage.currency == currency


@pytest.mark.parametrize(
    ("text", "is_gross"),
    [
        ("2 150 € brut par mois", True),
        ("brut : 2 150 € par mois", True),
        ("2 150 € net, brut 2 700 €", False),
        ("salaire net de 2 150 € par mois", False),
        ("2 150 € par mois", None),
    ],
)
def test_gross_is_said_nearest_to_the_amount(text: str, is_gross: bool | None) -> None:
    wage = salary(text)
    assert wage is not None
    assert wage.gross is is_gross


@pytest.mark.parametrize(
    "text", ["600 € par semaine", "600 € bruts / semaine", "2 150 € hebdomadaire", "3 € par jour", "12 000 € par jour"]
)
def test_what_a_week_or_no_day_pays_is_no_wage_that_can_be_said(text: str) -> None:
    assert salary(text) is None
