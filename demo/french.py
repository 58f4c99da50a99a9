"""Dates, contracts and wages → the many ways in which a French site writes them."""

from dataclasses import dataclass
from datetime import date, datetime, time
from email.utils import format_datetime

from french.calendar import MONTHS, PARIS, WEEKDAYS

SHORT_MONTHS = [
    "janv.",
    "févr.",
    "mars",
    "avr.",
    "mai",
    "juin",
    "juil.",
    "août",
    "sept.",
    "oct.",
    "nov.",
    "déc.",
]
CONTRACTS = {
    "CDI": "CDI",
    "CDII": "CDI intérimaire",
    "CDD": "CDD de {} mois",
    "INTERIM": "Intérim – mission de {} mois",
    "SAISON": "Contrat saisonnier de {} mois",
    "APP": "Contrat d’apprentissage de {} mois",
    "PRO": "Contrat de professionnalisation de {} mois",
    "STAGE": "Stage de {} mois",
}
EMPLOYMENT_TYPES = {
    "CDI": "FULL_TIME",
    "CDII": "FULL_TIME",
    "CDD": "TEMPORARY",
    "INTERIM": "TEMPORARY",
    "SAISON": "TEMPORARY",
    "APP": "OTHER",
    "PRO": "OTHER",
    "STAGE": "INTERN",
}


def ordinal(day: int) -> str:
    """« 1er », then the number."""
    return "1er" if day == 1 else str(day)


def long(day: date) -> str:
    """A date in words.

    >>> long(date(2026, 11, 1))
    '1er novembre 2026'
    """
    return f"{ordinal(day.day)} {MONTHS[day.month - 1]} {day.year}"


def with_weekday(day: date) -> str:
    """« jeudi 12 novembre 2026 »."""
    return f"{WEEKDAYS[day.weekday()]} {long(day)}"


def short(day: date) -> str:
    """« 12 nov. 2026 »."""
    return f"{ordinal(day.day)} {SHORT_MONTHS[day.month - 1]} {day.year}"


def slashes(day: date) -> str:
    """« 12/11/2026 »."""
    return f"{day:%d/%m/%Y}"


def ago(day: date, today: date) -> str:
    """« il y a 3 jours », « hier », « aujourd’hui »; the date itself when it is old.

    >>> ago(date(2026, 11, 10), date(2026, 11, 24))
    'il y a 2 semaines'
    """
    days = (today - day).days
    if days < 2:
        return ("aujourd’hui", "hier")[days]
    if days < 14:
        return f"il y a {days} jours"
    return f"il y a {days // 7} semaines" if days % 7 == 0 and days < 30 else f"le {slashes(day)}"


def rfc822(day: date) -> str:
    """The date of a feed, at noon in Paris."""
    return format_datetime(datetime.combine(day, time(12), PARIS))


def contract(code: str) -> str:
    """A contract in words.

    >>> contract("CDD-6"), contract("CDI")
    ('CDD de 6 mois', 'CDI')
    """
    kind, _, months = code.partition("-")
    return CONTRACTS[kind].format(months) if code else ""


@dataclass(frozen=True, slots=True)
class Pay:
    """A wage as an employer decides it."""

    min: float
    max: float
    unit: str
    """``heure``, ``mois`` or ``an``."""
    months: int = 12

    @classmethod
    def read(cls, text: str) -> "Pay | None":
        """The wage written as ``2150-2400/mois*13``.

        >>> Pay.read("12.5/heure")
        Pay(min=12.5, max=12.5, unit='heure', months=12)
        """
        if not text:
            return None
        amounts, _, unit = text.partition("/")
        unit, _, months = unit.partition("*")
        low, _, high = amounts.partition("-")
        return cls(float(low), float(high or low), unit, int(months or 12))

    @property
    def schema_unit(self) -> str:
        """schema.org's ``unitText``."""
        return {"heure": "HOUR", "mois": "MONTH", "an": "YEAR"}[self.unit]

    def words(self) -> str:
        """« de 2 150 € à 2 400 € brut par mois sur 13 mois »."""
        per = {"heure": "de l’heure", "mois": "par mois", "an": "par an"}[self.unit]
        span = euros(self.min) if self.min == self.max else f"de {euros(self.min)} à {euros(self.max)}"
        return f"{span} brut {per}{self.thirteenth}"

    def brief(self) -> str:
        """« 2 150 - 2 400 € / mois », « 38-45 k€ »."""
        if self.unit == "an":
            return f"{self.min / 1000:g}-{self.max / 1000:g} k€ bruts annuels".replace(".", ",")
        span = amount(self.min) if self.min == self.max else f"{amount(self.min)} - {amount(self.max)}"
        return f"{span} € / {self.unit}{self.thirteenth}"

    @property
    def thirteenth(self) -> str:
        """How many months are paid, when it is not twelve."""
        return f" sur {self.months} mois" if self.months != 12 else ""


def amount(value: float) -> str:
    r"""A number as French writes it.

    >>> amount(2150), amount(12.5)
    ('2\u202f150', '12,50')
    """
    digits = f"{value:,.0f}" if value == int(value) else f"{value:,.2f}"
    return digits.replace(",", "\u202f").replace(".", ",")


def euros(value: float) -> str:
    """« 2 150 € »."""
    return f"{amount(value)}\u00a0€"
