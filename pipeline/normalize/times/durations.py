"""« trois ans », « 1 an(s) », « 6 mois à 1 an » → months."""

import re

WORDS = {
    "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9, "dix": 10,
    "douze": 12, "quinze": 15, "dix-huit": 18, "vingt-quatre": 24, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5,
}  # fmt: skip
COUNT = r"(?:\d{1,3}(?:[.,]\d)?|" + "|".join(sorted(WORDS, key=len, reverse=True)) + ")"
YEAR = r"(?:ans?\b|annees?\b|years?\b|yrs?\b)"
MONTH = r"(?:mois\b|months?\b|m\b)"
SPAN = re.compile(
    rf"(?<![\w/])(?P<low>{COUNT})(?: ?(?:-|a|/|ou|to|et) ?{COUNT})? ?(?:\+ ?)?(?:(?P<year>{YEAR})|{MONTH})(?!\w)",
    re.ASCII,
)
"""A count, or the lower and the upper end of a range, and the unit of the lower end."""


def number(text: str) -> float:
    """A count in figures or in letters.

    >>> number("2"), number("dix-huit"), number("1,5")
    (2.0, 18.0, 1.5)
    """
    return float(WORDS[text]) if text in WORDS else float(text.replace(",", "."))


def months(match: re.Match[str]) -> float:
    """The lower end of a span, in months.

    >>> [months(SPAN.search(words)) for words in ("de 3 a 5 ans", "18 mois", "6 mois a 1 an")]
    [36.0, 18.0, 6.0]
    """
    return number(match["low"]) * (12 if match["year"] else 1)
