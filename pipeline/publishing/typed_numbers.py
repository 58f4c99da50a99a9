"""What a person types into a field → why its numbers are not taken, before the rules that read sources see it.

Those rules forgive: a site is read as it is. Somebody who types can be asked again, so « 10¹⁸ € » must not become 1018 €.
"""

import re

from vocabulary.posting_values import Salary

PERIODS = {
    "hour": re.compile(r"heure|/ ?h\b|horaire", re.IGNORECASE),
    "day": re.compile(r"jour|/ ?j\b", re.IGNORECASE),
    "month": re.compile(r"mois|mensuel", re.IGNORECASE),
    "year": re.compile(r"\ban(?:s|nuel|née)?\b", re.IGNORECASE),
}
NAMES = {"hour": "par heure", "day": "par jour", "month": "par mois", "year": "par an"}
DURATION = re.compile(r"[0-9]\s*(?:mois|ans?\b|semaine|jour)", re.IGNORECASE)


def odd_digits(words: str, *, raised: bool = True) -> str:
    """The signs that are numbers to somebody and no digits from 0 to 9: raised ones, those of other scripts, fractions.

    ``raised``: whether « m² » counts, too.

    >>> odd_digits("10¹⁸ €"), odd_digits("٢١٠٠ €"), odd_digits("2 100 €"), odd_digits("Agent 5 000 m²", raised=False)
    ('¹⁸', '٢١٠٠', '', '')
    """
    return "".join(sign for sign in words if not sign.isascii() and (sign.isdecimal() or (raised and sign.isnumeric())))


def refuse_odd_digits(label: str, words: str, *, raised: bool = True) -> None:
    """Raise ``ValueError`` where a number is not written with the digits from 0 to 9; ``label``: the field."""
    if odd := odd_digits(words, raised=raised):
        raise ValueError(f"{label} : « {odd[:20]} » ne se lit pas. Écrivez les nombres avec les chiffres de 0 à 9.")


def refuse_other_period(words: str, wage: Salary) -> None:
    """Raise ``ValueError`` for a wage whose amount fits another period than the one that was typed: one of both is wrong."""
    named = [period for period, pattern in PERIODS.items() if pattern.search(words)]
    if len(named) == 1 and wage.period and str(wage.period) != named[0]:
        raise ValueError(
            f"Salaire : « {words[:80]} » n’est pas vraisemblable {NAMES[named[0]]}. Vérifiez le montant et la période."
        )


def refuse_unread_duration(words: str, months: float | None) -> None:
    """Raise ``ValueError`` for a duration that was typed and is none of a contract."""
    if months is None and DURATION.search(words):
        raise ValueError(
            f"Contrat : la durée de « {words[:80]} » n’est pas vraisemblable. Écrivez par exemple « CDD 6 mois »."
        )
