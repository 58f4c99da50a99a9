"""Where a wage begins to be one and ends: what each period pays at least and at most, and which two numbers are one range."""

import pytest

from pipeline.normalize.wages.salary import salary

Wage = tuple[float | None, float | None, str] | None


def read(text: str) -> Wage:
    """Ends and period."""
    wage = salary(text)
    return (wage.min, wage.max, str(wage.period)) if wage else None


def one(amount: float, period: str) -> Wage:
    """A wage that is no range."""
    return amount, amount, period


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3,99 € de l’heure", None),
        ("4 € de l’heure", one(4, "hour")),
        ("250 € de l’heure", one(250, "hour")),
        ("251 € de l’heure", None),
        ("39 € par jour", None),
        ("40 € par jour", one(40, "day")),
        ("2 500 € par jour", one(2500, "day")),
        ("2 501 € par jour", None),
        ("299 € par mois", None),
        ("300 € par mois", one(300, "month")),
        ("30 000 € par mois", one(30_000, "month")),
        ("30 001 € par mois", one(30_001, "year")),
        ("5 999 € par an", one(5999, "month")),
        ("6 000 € par an", one(6000, "year")),
        ("1 000 000 € par an", one(1_000_000, "year")),
        ("1 000 001 € par an", None),
        ("de 5 000 à 6 100 € par an", (5000, 6100, "month")),
        ("de 900 000 à 1 000 001 € par an", None),
    ],
)
def test_what_a_period_that_is_written_may_pay(text: str, expected: Wage) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("7 €", None),
        ("8 €", one(8, "hour")),
        ("99 €", one(99, "hour")),
        ("100 €", None),
        ("399 €", None),
        ("400 €", one(400, "month")),
        ("9 999 €", one(9999, "month")),
        ("10 000 €", one(10_000, "year")),
        ("1 000 000 €", one(1_000_000, "year")),
        ("1 000 001 €", None),
    ],
)
def test_what_an_amount_without_a_period_is_by_its_size(text: str, expected: Wage) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("799 brut", None),
        ("800 brut", one(800, "month")),
        ("7,99 brut", None),
        ("8 brut", one(8, "hour")),
        ("99 brut", one(99, "hour")),
        ("100 brut", None),
        ("200 000 brut", one(200_000, "year")),
        ("200 001 brut", None),
        ("999", None),
        ("1000", one(1000, "month")),
        ("1800 sur 13 mois", one(1800, "month")),
        ("1800 mois", None),
        ("1800 offres", None),
        ("12,50", None),
        ("1807,33 / mois", one(1807.33, "month")),
    ],
)
def test_when_a_number_without_a_currency_is_money(text: str, expected: Wage) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("de 1,4 à 2 000 €", one(2000, "month")),
        ("de 1,5 à 2 000 €", (1500, 2000, "month")),
        ("de 4,5 à 5 000 €", (4500, 5000, "month")),
        ("de 5 à 6 000 €", one(6000, "month")),
        ("de 14 à 20 000 €", one(20_000, "year")),
        ("de 15 à 20 000 €", (15_000, 20_000, "year")),
        ("de 150 à 200 000 €", (150_000, 200_000, "year")),
        ("de 151 à 200 000 €", one(200_000, "year")),
        ("de 25 à 49 000 €", (25_000, 49_000, "year")),
        ("de 25 à 50 000 €", one(50_000, "year")),
        ("30 à 35 K€", (30_000, 35_000, "year")),
        ("30 000 à 35 K€", (30_000, 35_000, "year")),
        ("2 000 à 10 000 € par mois", (2000, 10_000, "month")),
        ("30 K€ à 28 000 €", one(30_000, "year")),
        ("entre 2100 2400 €", (2100, 2400, "month")),
        ("2100 2400 €", one(2400, "month")),
        ("entre 2 100 et autre 2 400 €", one(2400, "month")),
        ("20 à 30 annuel", (20_000, 30_000, "year")),
        ("19 annuel brut", one(19, "hour")),
        ("200 par an, brut", None),
        ("2 150 € ou 2 400 € au bout d’un an", (2150, 2400, "month")),
    ],
)
def test_when_two_numbers_are_one_range(text: str, expected: Wage) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12,500 € de l’heure", one(12.5, "hour")),
        ("$12,500 - $14,000 per hour", (12.5, 14, "hour")),
        ("12,500 € par an", one(12_500, "year")),
        ("11€88 de l’heure", one(11.88, "hour")),
        ("12€05", one(12.05, "hour")),
        ("11,5€88", one(11.5, "hour")),
        ("1.770,50 €", one(1770.5, "month")),
        ("1 770,50 €", one(1770.5, "month")),
        ("1'801 €", one(1801, "month")),
        ("0 €", None),
    ],
)
def test_how_a_number_is_written(text: str, expected: Wage) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("à partir de 2 000 €", (2000, None, "month")),
        ("minimum 2 000 €", (2000, None, "month")),
        ("2 000 € minimum", (2000, None, "month")),
        ("2 000 € et plus", (2000, None, "month")),
        ("jusqu’à 2 600 €", (None, 2600, "month")),
        ("à partir de 2 000 € à 2 400 €", (2000, 2400, "month")),
    ],
)
def test_a_floor_or_a_ceiling_is_no_fixed_wage(text: str, expected: Wage) -> None:
    assert read(text) == expected


def test_the_months_nearest_to_the_amount_count() -> None:
    wage = salary("Convention sur 14 mois. 2 150 € sur 13 mois")
    assert wage is not None
    assert wage.months == 13


@pytest.mark.parametrize(
    ("text", "amount"),
    [("Prime de 150 €, salaire 2 150 €", 2150), ("35 K", 35_000)],
)
def test_what_has_a_currency_or_thousands_comes_before_a_bare_number(text: str, amount: float) -> None:
    wage = salary(text)
    assert wage is not None
    assert wage.min == amount


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("999 K€", one(999_000, "year")),
        ("0,5 k€", one(500, "month")),
        ("25-30", None),
        ("25-30 K", (25_000, 30_000, "year")),
        ("25 000-30 000", (25_000, 30_000, "year")),
        ("24 k€ - 28 k€ fixe + variable 5 k€", (24_000, 28_000, "year")),
        ("maximum 30 k€", (None, 30_000, "year")),
        ("à compter de 12 € de l’heure", (12, None, "hour")),
        ("2 à 2,5 K€", (2000, 2500, "month")),
    ],
)
def test_how_thousands_are_counted(text: str, expected: Wage) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "$12 %",
        "12 € %",
        "35 K%",
        "de 12 % à 15 % du CA",
        "avec une prime de 200 €",
        "200 € de prime",
        "panier à 12 €",
        "2 000 000 € de chiffre d’affaires",
        "3x8",
        "7 h à 15 h",
        "2150 heures",
        "2 150 personnes",
        "a2150",
        "2150 x 8",
    ],
)
def test_what_counts_something_else_is_no_wage(text: str) -> None:
    assert read(text) is None


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("2 150 € + 10 % de prime", 2150),
        ("2 000 € brut hors primes", 2000),
        ("salaire avec prime 2 150 €", 2150),
        ("prime de fin d’année comprise dans le salaire de 2 150 €", 2150),
        ("hors primes de panier : 2 150 €", 2150),
        ("2 150 €, 13e mois compris", 2150),
    ],
)
def test_a_wage_beside_a_bonus_is_a_wage(text: str, amount: float) -> None:
    assert read(text) == one(amount, "month")
