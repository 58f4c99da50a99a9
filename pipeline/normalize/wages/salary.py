"""What a source writes for a wage → Salary; never computed, never guessed."""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from french.letters import fold
from french.word_lists import pattern, word_list
from pipeline.model import Salary

MOST_LETTERS = 1000
CURRENCIES = {
    **dict.fromkeys(("eur", "euro", "euros"), "EUR"),
    **dict.fromkeys(("usd", "us$", "$"), "USD"),
    **dict.fromkeys(("chf", "fr."), "CHF"),
    **dict.fromkeys(("cad", "ca$", "c$"), "CAD"),
    **dict.fromkeys(("aud", "au$", "a$"), "AUD"),
    **{code.lower(): code for code in ("GBP", "SGD", "JPY", "SEK", "NOK", "DKK", "PLN", "INR", "BRL", "ZAR", "NZD")},
}
CURRENCY = "(?:" + "|".join(sorted(map(re.escape, CURRENCIES), key=len, reverse=True)) + ")"
NUMBER = r"\d{1,3}(?:(?P<sep>[ .,'])\d{3})(?:(?P=sep)\d{3})*(?:[.,]\d{1,2})?(?!\d)|\d+(?:[.,]\d+)?"
AMOUNT = re.compile(
    rf"(?<![\d.,:])(?P<pre>{CURRENCY} ?)?(?<!\d)(?P<number>{NUMBER})"
    rf"(?: ?(?P<kilo>k(?![a-z])|k(?= ?{CURRENCY}\b|{CURRENCY}|brut|net)|mille\b|keur(?:os?)?\b))?"
    rf"(?:[.,]?-? ?(?P<post>{CURRENCY})(?:(?<![$.])(?![a-z])|(?<=[$.])))?(?P<cents>\d\d(?!\d))?"
)
NOT_MONEY = re.compile(
    r" ?(?:%|h(?:\d|\b)|heures?\b|mois\b|months?\b|ans?\b|annees?\b|years?\b|jours?\b|days?\b|semaines?\b|km\b|m2\b|salaries\b|"
    r"personnes\b|collaborateurs\b|sites?\b|pays\b|postes?\b|x ?8\b|points?\b|eme\b|er\b|e mois\b|lettres?\b|/\d\d/\d{2})"
)
"""What stands after a bare number that counts something else than money."""
SHORT_LETTERS = 3
"""Letters up to which a word is found only where it begins: « CA », « TR », « CSE »."""
EXTRAS = tuple(word_list(Path(__file__).with_name("extras.txt")).plain())
EXTRA = "|".join(
    (
        pattern(word for word in EXTRAS if len(word) > SHORT_LETTERS),
        *(rf"\b{word}" for word in EXTRAS if len(word) <= SHORT_LETTERS),
        r"13e? ?(?:eme)? mois",
    )
)
EXTRA_BEFORE = re.compile(rf"\b(?:{EXTRA})\b[^.;\n+]*$")
EXTRA_AFTER = re.compile(
    rf"\s*(?:brut|net)?s?\s*(?:max(?:imum)?)?\s*(?:de |d'|par |/ ?|en )?(?:{EXTRA})\b(?! ?(?:compris|inclus))"
)
WAGE = re.compile(r"\b(?:salaires?|remunerations?|remunere|fixe|taux horaire|brut|net|salary|smic|pay|package)\b")
BESIDES = re.compile(r"(?:hors|avec|inclu\w*|compris\w*|dont) (?:les )?(?:[a-z]+ )?$")
TO = re.compile(
    rf"[ \n]*(?:{CURRENCY})?[ \n]*(?:(?:de|d')[ \n]|bruts?|nets?|/|par|l'|heures?|horaires?|mois|mensuels?|an|"
    rf"annuels?|h\b|gross|per|hour|year|month|[ \n])*"
    r"(?:a|et|ou|to|and|/|-|jusqu'a|up to|au)[ \n]*(?:de |maximum )?"
)
FLOOR = re.compile(
    r"(?:a partir de|a compter de|des|min(?:imum)?(?: de)?|au moins|from|starting at|plus de|superieure? a)[ :]*$"
)
CEILING = re.compile(r"(?:jusqu'a|max(?:imum)?(?: de)?|up to|plafond)[ :]*$")
FLOOR_AFTER = re.compile(r"[^\d\n;.]{0,25}?\b(?:min(?:imum)?|et plus|et \+)\b")
PERIODS = {
    "hour": r"heures?\b|horaires?\b|horaire\b|hours?\b|hourly\b|(?:/|par) ?h\b|eur ?/? ?h\b|\d h\b(?! ?\d)|/ ?hr\b",
    "day": r"par jour|/ ?jours?\b|journaliers?\b|\btjm\b|/ ?j\b|(?:per|a|/) ?day\b|daily\b|la journee\b",
    "month": r"(?:par|/|le|au) ?mois\b|mensuel\w*|\bmens\b|(?:per|a|/) ?month\b|monthly\b",
    "year": r"(?:par|/|l'|p\.) ?an(?:nee)?\b|annuel\w*|annum\b|(?:per|a|/) ?(?:year|yr)\b|yearly\b|annual\w*|/ ?a\b",
}
PERIOD = re.compile("|".join(f"(?P<{name}>{words})" for name, words in PERIODS.items()))
WEEKLY_AFTER = re.compile(
    r"(?:\s|euros?\b|bruts?\b|nets?\b)*(?:(?:par|/|a|per) ?(?:semaine|week)\b|hebdomadaires?\b|weekly\b)"
)
"""A week's wage, which schema.org can say and the board cannot compare: it is left in the text."""
MONTHS = re.compile(
    r"(?:\bsur|\bx|\*|/|\ben)\s*(1[2-6](?:[.,]\d{1,2})?)\s*(?:mois|months)\b|(?:\bx|\*|\d ?x)\s*(1[2-6](?:[.,]\d{1,2})?)(?!\d| ?[h%x])"
)
GROSS = re.compile(r"\b(?:(?P<gross>bruts?|brute|gross)|(?P<net>nets?))\b")
ORDINARY = {"hour": (8, 99), "month": (400, 9999), "year": (10_000, 1_000_000)}
POSSIBLE = {"hour": (4, 250), "day": (40, 2500), "month": (300, 30_000), "year": (6000, 1_000_000)}
"""What a period pays, as a rule and at most, in any currency."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A number that may be money, and where it stands."""

    value: float
    start: int
    end: int
    kilo: bool
    currency: str | None
    thousands: bool
    """« 12,500 »: read as thousands, but a comma may also be a decimal one."""


@lru_cache(maxsize=4096)
def salary(text: str) -> Salary | None:
    """The wage that a text states.

    >>> salary("De 2 150 à 2 400 € brut par mois sur 13 mois")
    Salary(min=2150.0, max=2400.0, period='month', months=13.0, gross=True, currency='EUR')
    >>> salary("35-40 K€"), salary("Tickets restaurant à 9 €"), salary("SMIC + 10 %")
    (Salary(min=35000.0, max=40000.0, period='year', months=None, gross=None, currency='EUR'), None, None)
    """
    words = fold(text[:MOST_LETTERS])
    if not any(sign in words for sign in "0123456789"):
        return None
    amounts = [amount for amount in map(amount_of, AMOUNT.finditer(words)) if amount]
    money = [amount for amount in amounts if is_wage(words, amount)]
    sure = [amount for amount in money if amount.currency or amount.kilo]
    for first in sure or [amount for amount in money if stands_alone(words, amount)]:
        wage = wage_around(words, first, money)
        if wage:
            return wage
    return None


def amount_of(match: re.Match[str]) -> Amount | None:
    """What the number says: « 1 820,00 », « 1'801 », « 11€88 », « 65,000 »."""
    number, separator = match["number"], match["sep"]
    thousands = separator in {",", "."} if separator else False
    if separator:
        number = number.replace(separator, "")
    value = float(number.replace(",", "."))
    if match["cents"] and match["post"] and value == int(value):
        value += int(match["cents"]) / 100
    sign = (match["pre"] or match["post"] or "").strip()
    kilo = bool(match["kilo"])
    currency = CURRENCIES.get(sign) or ("EUR" if kilo and match["kilo"].startswith("keur") else None)
    return Amount(value, match.start(), match.end(), kilo, currency, thousands) if value else None


def is_wage(words: str, amount: Amount) -> bool:
    """Whether an amount may be a wage, and no voucher, bonus, budget, hour, rate or telephone number."""
    before, after = words[max(0, amount.start - 60) : amount.start], words[amount.end : amount.end + 30]
    if not (amount.currency or amount.kilo) and (
        NOT_MONEY.match(after) or re.search(r"\d[ .]$|[x*] ?$|[a-z]\d*$", before)
    ):
        return False
    if re.match(r" ?%", after) or EXTRA_AFTER.match(after):
        return False
    extra = EXTRA_BEFORE.search(before)
    return not extra or bool(WAGE.search(extra.group())) or bool(BESIDES.search(before[: extra.start()]))


def stands_alone(words: str, amount: Amount) -> bool:
    """Whether a number without currency is surely money: « 1770 brut », « 1807,33 / mois », « 2150 »."""
    if not 800 <= amount.value <= 200_000 and not 8 <= amount.value < 100:
        return False
    labelled = GROSS.search(words) or PERIOD.search(words[amount.end : amount.end + 25])
    return bool(labelled) or (amount.value >= 1000 and (not re.search(r"[a-z]", words) or bool(MONTHS.search(words))))


def wage_around(words: str, first: Amount, money: list[Amount]) -> Salary | None:
    """The wage that begins at an amount, with its range, period, months."""
    first, last = span(words, first, money)
    head, tail = words[max(0, first.start - 60) : first.start], words[last.end : last.end + 60]
    near, tail = words[first.start : last.end], tail if MONTHS.search(tail) else re.split(r"[+;\n]", tail)[0]
    if WEEKLY_AFTER.match(tail):
        return None
    written = written_period(near + tail[:45], head)
    low, high, period = plausible(scaled(first, last), written, decimal=first.thousands or last.thousands)
    if period == "" or low > high:
        return None
    months = MONTHS.search(near + tail) or MONTHS.search(words)
    floor = first is last and bool(FLOOR.search(head) or FLOOR_AFTER.match(tail))
    ceiling = first is last and bool(CEILING.search(head))
    return Salary(
        min=None if ceiling else low,
        max=None if floor else high,
        period=period,
        months=float(next(filter(None, months.groups())).replace(",", ".")) if months else None,
        gross=gross(near + tail, head),
        currency=first.currency or last.currency or "EUR",
    )


def span(words: str, first: Amount, money: list[Amount]) -> tuple[Amount, Amount]:
    """The lower and the upper end of a range; the same amount twice when there is none."""
    place = money.index(first)
    before = money[place - 1] if place else None
    if before and not (before.currency or before.kilo) and joined(words, before, first):
        return before, first
    after = money[place + 1] if place + 1 < len(money) else None
    if after and joined(words, first, after):
        return first, after
    return first, first


def joined(words: str, first: Amount, last: Amount) -> bool:
    """Whether two amounts are the ends of one range."""
    between = words[first.end : last.start]
    if last.value < first.value and not (last.kilo and not first.kilo):
        return False
    if first.value * 5 < last.value and not (last.kilo or in_thousands(first, last)):
        return False
    return bool(TO.fullmatch(between)) or (between == " " and "entre" in words[max(0, first.start - 8) : first.start])


def in_thousands(first: Amount, last: Amount) -> bool:
    """« de 25 à 30 000 € »: the first end counts thousands too."""
    thousands = last.value / 1000
    return (
        first.value < thousands < first.value * 2
        and (15 <= first.value <= 150 or 1.5 <= first.value < 5)
        and thousands >= 1.5
    )


def scaled(first: Amount, last: Amount) -> tuple[float, float]:
    """Both ends with their thousands: « 40-45K », « 27 à 30 k »."""
    kilo = first.kilo or last.kilo or in_thousands(first, last)
    low, high = (amount.value * 1000 if kilo and amount.value < 1000 else amount.value for amount in (first, last))
    return low, high


def written_period(after: str, before: str) -> str | None:
    """The period that is written nearest: behind the amount, or else before it."""
    match = PERIOD.search(after)
    if match:
        return match.lastgroup
    return next((match.lastgroup for match in reversed(list(PERIOD.finditer(before)))), None)


def plausible(ends: tuple[float, float], written: str | None, *, decimal: bool) -> tuple[float, float, str | None]:
    """The ends and their period, relabelled when the label cannot be right; ``""`` when nothing can."""
    low, high = ends
    if decimal and written == "hour" and low >= 8000:
        return low / 1000, high / 1000, "hour"
    if written == "year" and low >= 20 and high <= 200:
        return low * 1000, high * 1000, "year"
    if written and fits(low, written) and fits(high, written):
        return low, high, written
    if written == "day":
        return low, high, ""
    by_size = [period for period, (least, most) in ORDINARY.items() if least <= low and high <= most]
    return low, high, by_size[0] if by_size else ""


def fits(amount: float, period: str) -> bool:
    """Whether anybody is paid that much for such a period."""
    low, high = POSSIBLE[period]
    return low <= amount <= high


def gross(after: str, before: str) -> bool | None:
    """Before or after contributions, as said nearest to the amount."""
    match = GROSS.search(after) or GROSS.search(before)
    return None if match is None else bool(match["gross"])
