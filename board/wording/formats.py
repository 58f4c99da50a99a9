"""Numbers, dates and names → French, as one reads it in Paris."""

import re
from datetime import date, datetime

from french.calendar import MONTHS, PARIS, WEEKDAYS, paris

THIN, FIRM = "\u202f", "\u00a0"
"""Spaces that do not break: before « ; ! ? » and inside numbers; before units."""


def number(value: float) -> str:
    """A number; cents only when there are some.

    >>> number(12450), number(12.5)
    ('12\\u202f450', '12,50')
    """
    if isinstance(value, int) and 0 <= value < 1000:
        return str(value)
    text = f"{value:,.0f}" if float(value).is_integer() else f"{value:,.2f}"
    return text.replace(",", THIN).replace(".", ",")


def count(how_many: int, one: str, several: str = "") -> str:
    """« 1 offre », « 0 offre », « 12 offres ».

    >>> count(12, "offre ouverte", "offres ouvertes")
    '12\\xa0offres ouvertes'
    """
    return f"{number(how_many)}{FIRM}{one if how_many < 2 else several or one + 's'}"


def weight(size: int) -> str:
    r"""Bytes as people count them.

    >>> weight(812), weight(118_400), weight(2_345_678)
    ('812\xa0octets', '118\xa0Ko', '2,3\xa0Mo')
    """
    if size < 1000:
        return count(size, "octet")
    return (
        f"{number(round(size / 1000))}{FIRM}Ko"
        if size < 1_000_000
        else f"{size / 1_000_000:.1f}{FIRM}Mo".replace(".", ",")
    )


def seconds(how_many: float) -> str:
    r"""Seconds, with their tenths.

    >>> seconds(0.06), seconds(12.34)
    ('0,1\xa0s', '12,3\xa0s')
    """
    return f"{how_many:.1f}{FIRM}s".replace(".", ",")


def day(when: date) -> str:
    """« 1er novembre 2026 »."""
    return f"{'1er' if when.day == 1 else when.day}{FIRM}{MONTHS[when.month - 1]} {when.year}"


def is_day(text: str) -> bool:
    """Whether a text is a day of a calendar, as it is stored.

    >>> is_day("2026-03-01"), is_day("2026-02-30"), is_day("20260301")
    (True, False, False)
    """
    try:
        return date.fromisoformat(text).isoformat() == text and not text.startswith("0001")
    except ValueError:
        return False


def day_of(text: str) -> str:
    """« 1er novembre 2026 » from a stored date or time."""
    return day(paris(text).date() if "T" in text else date.fromisoformat(text))


def moment(text: str) -> str:
    """A stored time: « 24 novembre 2026 à 6 h 30 »."""
    when = paris(text)
    return f"{day(when.date())} à {when.hour}{FIRM}h{FIRM}{when.minute:02}"


def ago(text: str, now: datetime) -> str:
    """How long since a stored time.

    >>> from datetime import UTC
    >>> now = datetime(2026, 11, 24, 12, tzinfo=UTC)
    >>> [ago(t, now) for t in ("2026-11-24T11:59:30Z", "2026-11-24T09:00:00Z", "2026-11-23T09:00:00Z", "2026-11-20T09:00:00Z")]
    ['à l’instant', 'il y a 3\\xa0h', 'hier', 'vendredi']
    """
    minutes = max(0, int((now - datetime.fromisoformat(text)).total_seconds() // 60))
    if minutes < 60:
        return f"il y a {minutes}{FIRM}min" if minutes > 1 else "à l’instant"
    when, today = paris(text).date(), now.astimezone(PARIS).date()
    if when == today or minutes < 12 * 60:
        return f"il y a {minutes // 60}{FIRM}h"
    days = (today - when).days
    if days == 1:
        return "hier"
    return WEEKDAYS[when.weekday()] if days < 7 else f"le {day(when)}"


def since(text: str, now: datetime) -> str:
    """« depuis mardi », « depuis 3 h », « depuis le 3 novembre 2026 »."""
    return re.sub(r"^depuis (il y a |à l’)", "depuis ", f"depuis {ago(text, now)}").replace(
        "depuis instant", "à l’instant"
    )


def days_ago(text: str, today: date) -> str:
    """How long since a stored date: « aujourd’hui », « hier », « il y a 5 jours », « le 3 septembre 2026 »."""
    when = paris(text).date() if "T" in text else date.fromisoformat(text)
    days = (today - when).days
    if days < 0 or days > 59:
        return f"le {day(when)}"
    if days < 2:
        return ("aujourd’hui", "hier")[days]
    if days < 14:
        return f"il y a {days}{FIRM}jours"
    return f"il y a {days // 7}{FIRM}semaines"


def days_left(text: str, today: date) -> str:
    """Until a stored date: « aujourd’hui », « demain », « dans 5 jours »; empty when that is far away or over."""
    days = (date.fromisoformat(text) - today).days
    if not 0 <= days <= 10:
        return ""
    return ("aujourd’hui", "demain")[days] if days < 2 else f"dans {days}{FIRM}jours"


def of(name: str) -> str:
    """« de » before a name.

    >>> of("Eu"), of("Le Tréport"), of("Gamaches"), of("Les Essarts")
    ('d’Eu', 'du Tréport', 'de Gamaches', 'des Essarts')
    """
    if name.startswith("Le "):
        return f"du {name[3:]}"
    if name.startswith("Les "):
        return f"des {name[4:]}"
    return f"d’{name}" if re.match(r"[AEIOUYÉÈÊÂÎÔÀŒaeiouéèêâîôàœ]", name) else f"de {name}"


def at(name: str) -> str:
    """« à » before the name of a commune.

    >>> at("Eu"), at("Le Tréport"), at("Les Essarts")
    ('à Eu', 'au Tréport', 'aux Essarts')
    """
    if name.startswith("Le "):
        return f"au {name[3:]}"
    return f"aux {name[4:]}" if name.startswith("Les ") else f"à {name}"


def months(how_many: float) -> str:
    """« 6 mois », « 1 an », « 18 mois »."""
    if how_many >= 12 and how_many % 12 == 0:
        return count(int(how_many // 12), "an")
    return f"{number(how_many)}{FIRM}mois"


def telephone(digits: str) -> str:
    """A number as it is read aloud; one from abroad as it is dialled.

    >>> telephone("0235001122"), telephone("+3225551212")
    ('02\u202f35\u202f00\u202f11\u202f22', '+3225551212')
    """
    return re.sub(r"\B(?=(?:..)+$)", "\u202f", digits) if len(digits) == 10 and digits.isdecimal() else digits
