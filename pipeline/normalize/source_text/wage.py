"""schema.org's baseSalary → a wage in French: « 2150 à 2400 EUR par mois »."""

import re
from collections.abc import Mapping
from typing import Any

from pipeline.normalize.source_text.line import line

UNITS = {"HOUR": "heure", "DAY": "jour", "WEEK": "semaine", "MONTH": "mois", "YEAR": "an"}
UNIT_WORDS = (
    ("HOUR", re.compile(r"hour|heure|horaire|hr\b|\bh\b", re.IGNORECASE)),
    ("DAY", re.compile(r"\bda(?:y|ily)|jour|daily", re.IGNORECASE)),
    ("WEEK", re.compile(r"week|semaine|hebdo", re.IGNORECASE)),
    ("MONTH", re.compile(r"month|mois|mensuel", re.IGNORECASE)),
    ("YEAR", re.compile(r"year|annu|\ban\b|ann[ée]e", re.IGNORECASE)),
)
CURRENCY = re.compile(r"[A-Z]{3}")
SIGNS = {"€": "EUR", "$": "USD", "£": "GBP", "euro": "EUR", "euros": "EUR"}


def salary(value: Any) -> str:
    """A wage in French: « 2150 à 2400 EUR par mois »; nothing for nulls and zeros.

    >>> salary({"currency": "EUR", "value": {"minValue": 2150, "maxValue": "2400.00", "unitText": "MONTH"}})
    '2150 à 2400 EUR par mois'
    >>> salary({"currency": "EUR", "value": {"minValue": 0, "maxValue": None}}), salary({"value": "selon profil"})
    ('', 'selon profil')
    """
    if isinstance(value, list | tuple):
        return next((wage for item in value[:5] if (wage := salary(item))), "")
    if not isinstance(value, Mapping):
        wage = line(value)
        return wage if wage not in {"0", "0.0", "0 €"} else ""
    inner = value.get("value", value)
    if isinstance(inner, list | tuple):
        inner = inner[0] if inner else {}
    if not isinstance(inner, Mapping):
        inner = {"value": inner}
    low, high = amount(first(inner, value, "minValue")), amount(first(inner, value, "maxValue"))
    only = inner.get("value")
    if not low and not high:
        if not amount(only):
            return words_of(only)
        low = high = amount(only)
    unit = period(first(inner, value, "unitText") or first(inner, value, "unitCode") or first(inner, value, "duration"))
    return f"{span(low, high)} {currency(value, inner)}{f' par {unit}' if unit else ''}"


def first(inner: Mapping[str, Any], outer: Mapping[str, Any], name: str) -> Any:
    """A property of the quantity, or of the amount around it."""
    own = inner.get(name)
    return own if own not in (None, "") else outer.get(name)


def words_of(value: Any) -> str:
    """A wage in words, in the place of a number."""
    words = line(value)
    return words if words and amount(words) is None and not re.fullmatch(r"[0.,\s€]*", words) else ""


def span(low: str | None, high: str | None) -> str:
    """« 2150 à 2400 », « 2150 », « à partir de 2150 », « jusqu’à 2400 »."""
    if low and high:
        if float(low) > float(high):
            low, high = high, low
        return low if low == high else f"{low} à {high}"
    return f"à partir de {low}" if low else f"jusqu’à {high}"


def amount(value: Any) -> str | None:
    """A number above 0, without needless zeros."""
    if isinstance(value, str):
        bare = re.sub(r"[\s\u00a0\u202f'€$£]|(?:EUR|USD|GBP|euros?)\b", "", value[:40], flags=re.IGNORECASE)
        bare = bare.replace(",", "") if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", bare) else bare.replace(",", ".")
        if not re.fullmatch(r"\d{1,12}(?:\.\d{1,6})?", bare):
            return None
        value = float(bare)
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value < 1e12:
        return None
    return f"{round(value, 2):.2f}".rstrip("0").rstrip(".")


def period(value: Any) -> str:
    """« heure », « jour », « semaine », « mois », « an »; nothing when it is not said."""
    unit = line(value)
    return UNITS.get(unit.upper()) or next((UNITS[name] for name, words in UNIT_WORDS if words.search(unit)), "")


def currency(outer: Mapping[str, Any], inner: Mapping[str, Any]) -> str:
    """The ISO code; euros when nothing is said."""
    code = line(outer.get("currency") or outer.get("salaryCurrency") or inner.get("currency"))
    return SIGNS.get(code.lower(), code.upper() if CURRENCY.fullmatch(code.upper()) else "EUR")
