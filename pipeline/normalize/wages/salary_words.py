"""Amounts, and the words that make them a wage, a bonus or nothing of the kind."""

import re
from pathlib import Path

from french.word_lists import pattern, word_list

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
"""After a bare number: it counts something else."""
SHORT = 3
"""Letters up to which a word is found only where it begins: « CA », « TR », « CSE »."""
EXTRAS = tuple(word_list(Path(__file__).with_name("extras.txt")).plain())
EXTRA = "|".join(
    (
        pattern(word for word in EXTRAS if len(word) > SHORT),
        *(rf"\b{word}" for word in EXTRAS if len(word) <= SHORT),
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
WEEKLY = re.compile(r"(?:par|/|a|per) ?(?:semaine|week)\b|hebdomadaires?\b|weekly\b")
MONTHS = re.compile(
    r"(?:\bsur|\bx|\*|/|\ben)\s*(1[2-6](?:[.,]\d{1,2})?)\s*(?:mois|months)\b|(?:\bx|\*|\d ?x)\s*(1[2-6](?:[.,]\d{1,2})?)(?!\d| ?[h%x])"
)
GROSS = re.compile(r"\b(?:(?P<gross>bruts?|brute|gross)|(?P<net>nets?))\b")
ORDINARY = {"hour": (8, 99), "month": (400, 9999), "year": (10_000, 1_000_000)}
POSSIBLE = {"hour": (4, 250), "day": (40, 2500), "month": (300, 30_000), "year": (6000, 1_000_000)}
"""What a period pays, as a rule and at most, in any currency."""
