"""Where people are named politely: « Mme Vernay », « MM. Vernay et Brevain », « Dr Vernay »."""

import re

from french.contacts.hints import Hints
from french.contacts.houses import PLACES, stands_behind_house
from french.contacts.names import INITIALS, PART, SURNAME, Spans
from french.contacts.words import WORDS

POLITE_NAME = rf"[ \t]{{1,2}}(?P<name>(?:{INITIALS}[ ]?|[A-Z] )?(?:d[eu] |d')?{PART}(?:[ \t]{SURNAME}){{0,3}}|[A-Z]\.)"
POLITE = re.compile(
    r"M(?<!\w.)(?:\.|r\.?|rs\.?|me\.?|lle\.?|M\.|es(?:dames|sieurs)|onsieur|adame|ademoiselle|ADAME|ONSIEUR|ADEMOISELLE|ME|R\.?|LLE|iss|s\.)"
    + POLITE_NAME
)
SECOND = re.compile(rf" (?:et|ou) (?P<name>{PART})")
POLITELY = re.compile(r"m(?<!\w.)(?:onsieur|adame|ademoiselle|me|lle|r)" + POLITE_NAME)
"""The same in small letters."""
DOCTORS = frozenset({"dr", "docteur", "pr", "me", "maitre"})
PLURALS = ("MM", "Mes")
SMALL_TITLES = frozenset({"mme", "mlle", "mademoiselle", "madame", "monsieur", "mr"})
DOCTOR = re.compile(r"(?:\bDr\.?|\bDocteur|\bPr\.?|\bMe|\bM(?:aitre|AITRE))" + POLITE_NAME)
NOBODY = frozenset(WORDS.plain("jamais un nom"))


def polite(signs: str, small: str, found: Hints) -> Spans:
    """« Mme Vernay »."""
    matches = [*POLITE.finditer(signs)]
    if not found.titles.isdisjoint(DOCTORS):
        matches += DOCTOR.finditer(signs)
    if any(map(signs.__contains__, found.titles & SMALL_TITLES)):
        matches += POLITELY.finditer(signs)
    matches.sort(key=re.Match.start)
    for match in matches:
        words = match["name"].lower().replace("'", " ").split()
        title = words[1:] if words[0] in {"le", "la"} else words
        if title and title[0].strip(".") not in NOBODY and not stands_behind_house(small, match.start(), PLACES):
            yield match.span()
            if match.group().startswith(PLURALS) and (second := SECOND.match(signs, match.end())):
                yield second.span("name")
