"""What a source writes as title → the title as shown, and a key for comparing."""

import re
from collections.abc import Iterable
from functools import lru_cache
from html import unescape
from pathlib import Path

from french import communes
from french.letters import fold, key
from french.word_lists import word_list
from pipeline.normalize.places.departments import department_names, region_names
from pipeline.normalize.times.dates import FULL_MONTHS
from pipeline.normalize.titles.gender import MARKS, masculine

MOST_LETTERS = 300
SPACES = re.compile(r"\s+")
CONTRACT = (
    r"cdii?|cdi interim\w*|cdd|interim|stage|alternance|apprentissage|contrat pro\w*|contrat d'apprentissage|"
    r"mission(?: d'interim)?|saisonnier|temps (?:plein|partiel|complet)|emploi saisonnier|vie"
)
SPAN = (
    r"\d+(?: ?[aà-] ?\d+)? ?(?:mois|ans?|semaines?|jours?)|\d\d ?h(?:\d\d)?(?: ?/ ?(?:sem\w*|hebdo\w*))?|"
    r"[2-5] ?[x*/] ?8|(?:horaires?|poste) (?:de )?(?:journee|nuit|matin|week-?end|decales?|[2-5]x8)|"
    r"\d{4}(?:[-/]\d{4})?|\d{1,3} (?:postes?|personnes?)(?: a pourvoir)?|"
    rf"session (?:de |d')?(?:{FULL_MONTHS})(?: \d{{4}})?"
)
URGENT = (
    r"urgent\w*|poste urgent|a pourvoir(?: immediatement| rapidement| de suite)?|immediat|asap|(?:poste |offre )?pourvue?|"
    r"des que possible|"
    r"nouveau|new|prise de poste immediate|recrutement"
)
REFERENCE = (
    r"(?:ref|reference|r\u00e9f|offre|id|job|poste|req)\.? ?(?:n|no|num\w*|id)?[ .:#-]*[a-z]*[-_ ]?\d[\w/-]*|"
    r"n ?\d{2,}|#\w*\d\w*|[a-z]{1,4}[-_]?\d{4,}(?:[-_]\w+)?|\d{4,}"
)
ASIDE = re.compile(
    rf"(?:(?:en |un |contrat )?(?:{CONTRACT})|{SPAN}|{URGENT}|{REFERENCE}|[ ,/+&-]|de|ou|et|en|pour|a|h/f|(?:a )?(?:temps|100) ?%?)+",
    re.ASCII,
)
"""A bracket or a tail that says nothing of the trade."""
REFERRED = re.compile(r"\s+r[ée]f(?:[ée]rence)?\b[ .:]*(?=[\w/-]*\d)[\w/-]+\s*$", re.IGNORECASE)
BRACKET = re.compile(r"\s*[(\[{]([^()\[\]{}]*)[)\]}]")
EMPTY = re.compile(r"\s*[(\[{]\s*[)\]}]")
TAIL = re.compile(r"\s+[-–—|:•·>]+\s*|\s*[-–—|]+\s+|\s*[|•]\s*|,\s+")
HEAD = re.compile(
    r"^(?:offre(?: d'emploi)?|annonce|poste|emploi|recrutement|recherche|recrute|nous recrutons|on recrute|urgent|"
    r"hiring|job)\b(?: (?:un|une|des|un\(e\)))? ?[:!-]+ ?|"
    r"^urgent\b[ :!-]*|"
    r"^(?:(?:on|nous) )?(?:recherch\w+|recrut\w+|cherch(?:e|ons))"
    r"(?: (?:activement|pour [^:]{3,40}?))? ?:? (?<! et )(?<! ou )(?:un|une|des)"
    r"(?:\(e\)|/e)? |"
    r"^(?:(?:on|nous) (?:recherch|recrut|cherch)\w+|cherch(?:e|ons))(?: ?: | )(?!(?:[aà:]|pour|activement) )|"
    r"^[!*#>•-]+ ?|^(?:lot de )?\d{1,2} (?=[a-z]{3,}s )",
    re.IGNORECASE,
)
AGENCY_WORDS = re.compile(r"\b(?:rh|interim|recrutement|sas|sarl|sa|groupe|group|consulting|emploi|france)\b")
BRAND = re.compile(r"^\w*[a-zà-ÿ][A-ZÀ-Þ]\w+$")
"""« PlaceVernoux »: no word is written so."""
CEDE = re.compile(r"\s+(?:à|a|sur|vers|secteur|proche|pres de|près de)\s+([A-ZÀ-Þ][^,;()]{1,40})$")
SITE = re.compile(r"(?:[Uu]sine|[Ss]ite|[Aa]gence|[Ss]iège)s? (?:de |d['’]|du )([A-ZÀ-Þ][\w’'-]+(?: [\w’'-]+){0,3})")
STOP = frozenset("de du des d l la le les en a au aux et sur pour un une dans par ou".split())
ORDINARY = frozenset(word_list(Path(__file__).with_name("ordinary_words.txt")).plain())
"""Communes whose name is a word of trades."""
DOTTED = re.compile(r"\b[A-Z](?:\.[A-Z])+$")
"""An acronym that lost its last dot."""


def title(text: str, *, names: Iterable[str] = (), places: Iterable[str] = ()) -> str:
    """The title as shown: masculine, without H/F, employer, place, reference, urgency.

    >>> title("URGENT - Conducteur / Conductrice de ligne (H/F) - Blangy-sur-Bresle (76) - Réf. 12345")
    'Conducteur de ligne'
    >>> title("2 Agents de tri (CDI, 35h) H/F - Verrerie Untel", names=["Verrerie Untel"]), title("Opérateur 3x8 - jeux de nuit")
    ('Agents de tri', 'Opérateur 3x8 - jeux de nuit')
    """
    raw = SPACES.sub(" ", unescape(text[:MOST_LETTERS])).strip()
    known = {key(name) for name in names if name}
    towns = {communes.glued(place) for place in places if place}
    marks = list(MARKS.finditer(raw))
    if marks and is_aside(without_brackets(raw[marks[-1].end() :], known, towns), known, towns):
        raw = raw[: marks[-1].end()]
    shown = without_head(masculine(without_brackets(raw, known, towns)))
    shown = EMPTY.sub("", without_brackets(shown, known, towns))
    shown = without_tails(REFERRED.sub("", shown), known, towns)
    shown = masculine(without_place(shown, towns)).strip(" -–—|:,/•·*.!>")
    return capital(shown if key(shown) else masculine(raw) or raw)


def without_brackets(shown: str, known: set[str], towns: set[str]) -> str:
    """Without the brackets that say nothing of the trade."""
    if not any(sign in shown for sign in "([{"):
        return shown
    return BRACKET.sub(lambda match: "" if is_aside(match[1], known, towns) else match.group(), shown)


def without_head(shown: str) -> str:
    """Without « Offre d'emploi : », « Recherche un », « 2 »."""
    while True:
        folded = fold(shown)
        match = HEAD.match(folded) if len(folded) == len(shown) else HEAD.match(shown)
        if not match or match.end() >= len(shown):
            return shown
        shown = shown[match.end() :].lstrip()


def without_tails(shown: str, known: set[str], towns: set[str]) -> str:
    """Without the segments, at either end, that say where, for whom, or how urgent."""
    while True:
        cuts = list(TAIL.finditer(shown))
        if not cuts:
            return shown
        last, first = cuts[-1], cuts[0]
        if is_aside(shown[last.end() :], known, towns) or is_proper(shown[last.end() :]):
            shown = shown[: last.start()]
        elif is_aside(shown[: first.start()], known, towns):
            shown = shown[first.end() :]
        else:
            return shown


def is_aside(segment: str, known: set[str], towns: set[str]) -> bool:
    """Whether a segment or a bracket says nothing of the trade."""
    return says_nothing(segment) or key(segment) in known or is_place(segment, towns) or is_site(segment)


def is_site(segment: str) -> bool:
    """Whether a segment names one of a firm's sites by its town.

    >>> is_site("Usine de Blangy"), is_site("site de Mers-les-Bains"), is_site("Usine de Moules")
    (True, True, False)
    """
    match = SITE.fullmatch(segment.strip(" -–—.,"))
    return bool(match) and not ORDINARY.intersection(fold(match[1]).replace("-", " ").split() if match else ())


@lru_cache(maxsize=8192)
def says_nothing(segment: str) -> bool:
    """Whether a segment speaks of the contract, the hours, the urgency or the reference."""
    folded = fold(segment).strip(" -.,:")
    return not folded or bool(ASIDE.fullmatch(folded))


def is_proper(segment: str) -> bool:
    """Whether a tail is a brand or an agency's name: « ENERGIS RH Rouen », « PlaceDuMarché »."""
    words = segment.split()
    if len(words) == 1:
        return bool(BRAND.match(words[0]))
    return (
        bool(AGENCY_WORDS.search(fold(segment)))
        and words[0][:1].isupper()
        and len(words) <= 5
        and is_place(words[-1], set())
    )


def is_place(segment: str, towns: set[str]) -> bool:
    """Whether a segment is a place: one of the posting's, or one that cannot be anything else."""
    name, sure = place_of(segment)
    return sure or name in towns


@lru_cache(maxsize=8192)
def place_of(segment: str) -> tuple[str, bool]:
    """The name of a commune that a segment may be, and whether it is surely a place: a town, a department, a region."""
    folded = fold(segment).strip(" -.,")
    number = re.sub(r"\(?\b(?:\d{5}|\d\d|2[ab]|97\d)\b\)?", "", folded).strip(" -,()/")
    if not number:
        return "", True
    name, words = communes.glued(number), key(number)
    if words in department_names() or words in region_names() or words == "france":
        return name, True
    if number != folded:
        return name, bool(communes.named(name))
    if not segment.strip()[:1].isupper() or folded in ORDINARY:
        return name, False
    return name, any(commune.population >= 2000 or "-" in commune.name for commune in communes.named(name))


def without_place(shown: str, towns: set[str]) -> str:
    """Without « à Eu », when the posting says that it is there, or the name can be nothing but a town."""
    match = CEDE.search(shown)
    if not match:
        return shown
    name = communes.glued(re.sub(r"\(?\b\d{2,5}\b\)?", "", match[1]))
    if name in towns or (is_place(match[1], towns) and len(name) > 4):
        return shown[: match.start()]
    return shown


def title_key(shown: str) -> str:
    """A title for comparing: letters only, no small words, singular.

    >>> title_key("Conducteurs de lignes"), title_key("Conducteur ligne")
    ('conducteur ligne', 'conducteur ligne')
    """
    words = [word for word in key(shown).split() if word not in STOP]
    return " ".join(word.rstrip("sx") if len(word) > 3 else word for word in words) or key(shown)


def capital(shown: str) -> str:
    """With a capital first and the last dot of an acronym, which what was cut off had taken away.

    « iOS » and « e-commerce » stay.

    >>> capital("agents de conditionnement"), capital("iOS"), capital("e-commerce"), capital("Technicien S.A.V")
    ('Agents de conditionnement', 'iOS', 'e-commerce', 'Technicien S.A.V.')
    """
    shown += "." if DOTTED.search(shown) else ""
    return shown[:1].upper() + shown[1:] if shown[:2].isalpha() and shown[:2].islower() else shown
