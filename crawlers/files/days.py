"""Lines of a notice → the day it was written, and the day until which people may apply."""

import re
from datetime import date

from crawlers.extract.page.patterns import DATE, MONTH, POSTED
from french.letters import fold

FULL_DATE = re.compile(DATE, re.IGNORECASE)
DAY_AND_MONTH = re.compile(rf"\b(\d{{1,2}})(?:er)?\s({MONTH})(?!\w)", re.IGNORECASE)
WEEKDAY = r"(?:(?i:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\s)?"
ANY_DATE = f"(?i:{DATE})"
PLACE_NAME = r"[A-ZÀ-Ý][\w’'À-ÿ]*(?:[ -][\w’'À-ÿ]+){0,6}"
DATELINE = re.compile(
    rf"(?:^|^.{{0,60}}?(?:[-–—|,]|\s{{2,}})\s?)(?:[Ff]ait )?(?:[àÀ] )?{PLACE_NAME},? (?:[Ll]e |, ?){WEEKDAY}({ANY_DATE})\.?$"
    rf"|^[Ll]e {WEEKDAY}({ANY_DATE})\.?$"
)
"""« Incheville, le 9 novembre 2026 »: who writes a letter says where and when."""
LONGEST_DATELINE = 120
LIMIT = re.compile(
    r"(?:avant le|jusqu['’]au|au plus tard(?: pour)?(?: le)?|date limite[^:.\d]{0,60}|cl[ôo]tur\w*[^:.\d]{0,40}|dernier d[ée]lai|"
    r"limite (?:de|du|d['’])[^:.\d]{0,50}|pour le|d['’]ici (?:le|au)|avant)\s*:?\s*(?:le\s|au\s)?"
    + WEEKDAY
    + rf"((?:{DATE})|\d{{1,2}}(?:er)?\s{MONTH}(?!\w))",
    re.IGNORECASE,
)
APPLYING = re.compile(
    r"candidat|postul|\bCV\b|curriculum|lettre de motivation|\bdossiers?\b|r[ée]ponse|date limite|cl[ôo]tur|dernier d[ée]lai|"
    r"d[ée]p[ôo]t|envoy|adresse[rz]|transmett|retourn|offre valable|annonce valable",
    re.IGNORECASE,
)
NO_LIMIT = re.compile(
    r"(?:prise de (?:poste|fonction)|d[ée]marrage|d[ée]but|contrat|mission|remplacement|\bCDD\b|[àa] pourvoir)[^.;:]{0,40}$",
    re.IGNORECASE,
)
"""Words before a day that is one of the contract."""
AS_OF = re.compile(
    rf"\b(?:liste|offres|postes|annonces|recrutements)\b[^.:]{{0,50}}(?<!pourvoir)(?<!partir) (?:au|du) ({DATE})",
    re.IGNORECASE,
)
"""« Liste des postes au 23/11/2026 »."""
TOP_TEXTS = 8
POST = re.compile(r"postes?(?!\w)", re.IGNORECASE)
"""« Prise de poste : 1er mars » is not « posté le 1er mars »."""
SENTENCE = re.compile(r"(?<=[.;!?])\s+(?=[A-ZÀ-Ý])")


def posted(texts: list[str]) -> str:
    """The day on which a notice was written, by its dateline or its own words; a month alone is no day.

    >>> posted(["Incheville, le 9 novembre 2026"]), posted(["octobre 2026"]), posted(["Annonce du 26/10/2026"])
    ('9 novembre 2026', '', '26/10/2026')
    """
    for text in texts:
        if len(text) <= LONGEST_DATELINE and (found := DATELINE.search(text)):
            return found[1] or found[2]
    for text in texts[:TOP_TEXTS]:
        if len(text) <= LONGEST_DATELINE and (found := AS_OF.search(text)):
            return found[1]
    for text in texts:
        for found in POSTED.finditer(text) if len(text) <= 400 else ():
            if not POST.match(found[0]):
                return found[1]
    return ""


def until(texts: list[str], known: str, seen: date) -> str:
    """The last day to apply; one without a year is the next after the day when the notice was written.

    >>> until(["Candidatures au plus tard le 21 mars."], "5 décembre 2026", date(2026, 12, 24))
    '21 mars 2027'
    """
    for text in texts:
        for sentence in SENTENCE.split(text) if len(text) > 200 else [text]:
            for found in LIMIT.finditer(sentence):
                before = sentence[: found.start()]
                if APPLYING.search(found[0]) or (APPLYING.search(sentence) and not NO_LIMIT.search(before)):
                    return with_year(found[1], known, seen)
    return ""


def with_year(day: str, known: str, seen: date) -> str:
    """A day with its year; ``known`` is the day when the notice was written, if it says so."""
    if FULL_DATE.search(day) or not (short := DAY_AND_MONTH.search(day)):
        return day
    written = re.search(r"\b(20\d\d)\b", known)
    year = int(written[1]) if written else seen.year
    month = month_of(short[2])
    since = month_of(known) if written else seen.month
    if month and since and month < since:
        year += 1
    return f"{short[0].rstrip('.')} {year}"


MONTHS = ("janv", "fev", "mars", "avr", "mai", "juin", "juil", "aou", "sept", "oct", "nov", "dec")


def month_of(text: str) -> int:
    """The number of the month in a date; 0 when it names none.

    >>> month_of("9 févr. 2026"), month_of("26/10/2026"), month_of("2026")
    (2, 10, 0)
    """
    plain = fold(text)
    named = next((at for at, name in enumerate(MONTHS, 1) if re.search(rf"(?<![a-z]){name}", plain)), 0)
    figures = re.search(r"\d{1,2}[/.-](\d{1,2})[/.-]\d{2,4}", plain)
    return named or (int(figures[1]) if figures and int(figures[1]) <= 12 else 0)


def is_dateline(text: str) -> bool:
    """Whether a line says where and when a letter was written."""
    return len(text) <= LONGEST_DATELINE and bool(DATELINE.search(text))
