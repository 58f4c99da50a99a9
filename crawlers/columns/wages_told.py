"""Sentences of an offer → what they say of its wage, with its unit; no bonus, no allowance, no turnover."""

import re
from collections.abc import Iterable

NUMBER = r"\d{1,3}(?:[   .]\d{3}){1,3}(?:,\d{1,2})?|\d{1,9}(?:[,.]\d{1,2})?"
"""No wage is longer; without that bound, a page of digits would be looked through once for each of them."""
EURO = r"(?:\s?(?:k\s?€|k€|€|euros?|eur)\b|\s?€)"
UNIT = (
    r"(?:\s?(?:brute?s?|nets?|bruts? ?/ ?|environ)*\s*(?:(?:par|/|de l[’']|à l[’']|le|l[’'])\s?(?:mois|heure|an|ann[ée]e|h\b|"
    r"jour|mois brut)|mensuels?|annuels?|"
    r"horaires?|bruts?|nets?|sur 1[2345] mois|x ?1[2345])(?:\s?(?:bruts?|nets?|mensuels?|annuels?|sur 1[2345] mois|par (?:mois|"
    r"an|heure)|/ ?(?:mois|an|h)))*)"
)
AMOUNT = re.compile(
    rf"(?:(?:de|entre|à partir de|environ|jusqu[’']à)\s)?(?<!\d)(?:{NUMBER})(?:{EURO}|\s?k)?(?:\s\d\d(?=\s(?:de l|par|bruts?|"
    rf"/)))?(?:\s?(?:à|et|-|–|/)\s?(?:{NUMBER})(?:{EURO}|\s?k€?))?"
    rf"(?:{EURO})?(?:\s\d\d(?=\s(?:de l|par|bruts?)))?{UNIT}",
    re.IGNORECASE,
)
MINIMUM = re.compile(r"\bSMIC(?: horaire| mensuel)?(?:\s?\+\s?\d+(?:[,.]\d)?\s?%)?", re.IGNORECASE)
WAGE = re.compile(
    r"\b(?:salaires?|r[ée]mun[ée]r\w*|fixe|paie|paye|taux horaire|traitement|gagn\w+|touch\w+|pay[ée]e?s?|brut)\b",
    re.IGNORECASE,
)
NO_WAGE = re.compile(
    r"\b(?:primes?|panier|indemnit[ée]s?|bonus|tickets?|restaurant|ch[èe]ques?|mutuelle|frais|gratification|cooptation|"
    r"chiffre d[’']affaires|"
    r"budget|investi\w*|capital|caution|int[ée]ressement|participation|majoration|bourse|13e|rembours\w+)\b[^.;!?\n]{0,45}$",
    re.IGNORECASE,
)
LOOKED_BACK = 90
WITH_CENTS = re.compile(r"(\d+) euros? (\d\d)\b")


def wage_told(texts: Iterable[str]) -> str:
    """The first wage that sentences tell; empty when none does.

    >>> offer = ["Prime de panier de 7 € par jour.", "Salaire de départ : 2 100 euros brut par mois."]
    >>> wage_told(offer), wage_told(["12 euros 40 de l’heure"])
    ('2 100 euros brut par mois', '12,40 € de l’heure')
    """
    for text in texts:
        for match in AMOUNT.finditer(text[:3_000]):
            before = text[max(0, match.start() - LOOKED_BACK) : match.start()]
            if ("€" in match[0] or "eur" in match[0].lower() or "k" in match[0].lower()) and not NO_WAGE.search(before):
                return WITH_CENTS.sub(r"\1,\2 €", match[0].strip())
    return ""
