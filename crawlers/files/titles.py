"""Lines of a notice → the title of the offer in it."""

import re

from crawlers.extract.page import headings
from crawlers.extract.page.facts import known
from crawlers.extract.page.labels import words
from crawlers.extract.page.patterns import CONTRACT, STREET, TOWN
from crawlers.files.days import is_dateline
from crawlers.files.labelled import property_of
from crawlers.files.lines import Line

LONGEST_TITLE = 140
MOST_LINES = 16
"""A title stands on top."""
ANNOUNCES = re.compile(
    r"(?:offres? d[e']? ?emplois?|avis de vacance(?: de poste| d emploi)?|postes? a pourvoir|(?:on|nous) recrut\w+|"
    r"recrut\w+|recherch\w+|annonce|fiche de poste|offre de (?:poste|stage|contrat)|appel a candidatures?|vacance d emploi)\b.{0,40}"
)
"""Lines, in plain words, that say that a title comes."""
NUMBERED = re.compile(
    r"^(?:(?:offre|poste|annonce|emploi)\s*(?:n\s?°\s*)?\d{1,2}\s*[.):–—-]*\s+|(?:n\s?°\s*)?\d{1,2}\s*[.)°/–—-]+\s*(?=[A-ZÀ-Ý])|[IVX]{1,4}\s*[.)–-]\s+|[A-Z]\)\s+)",
    re.IGNORECASE,
)
PREFIX = re.compile(
    r"^(?:offre d['’]emploi|intitul[ée] du poste|poste (?:à pourvoir|propos[ée])|fiche de poste|"
    r"avis de vacance(?: de poste| d['’]emploi)?|(?:nous )?recrut(?:e|ons)|recherche|"
    r"offre|poste|annonce|emploi)(?:\s*n\s?°\s*\S+)?\s*(?:[:–—-]\s*|(?=un\(?e?\)?\s))",
    re.IGNORECASE,
)
ONE = re.compile(r"^un(?:\(e\)|[.·]e|e|/une| ou une| \(e\))?\s+\S", re.IGNORECASE)
OFFER_OF = re.compile(
    r"\W*(?:offre d['’]emploi|fiche de poste|profil de poste|avis de recrutement|appel [àa] candidatures?|recrutement)\s+"
    r"(?:d['’]|pour |de )?(?:une?(?:\(e\)|[.·]e)? )?(\S.{2,})$",
    re.IGNORECASE,
)
"""« Offre d’emploi Régleur », « Recrutement d’un(e) régleur »."""
SEEKS = re.compile(r"\b(?:recrut|recherch|cherch|embauch)\w+\b", re.IGNORECASE)
SOUGHT = re.compile(
    r"(?<=\s)(?:une? (?:ou une? )?|un\(e\) |un[.·/]e |un/une |des |deux |trois |\d+ |son |sa |ses )"
    r"((?:\([^)]{1,12}\)|[^.,;:!?()]){3,90}?(?:\s?\([^)]{1,8}\))?)"
    r"(?=\s+(?:à (?!domicile)|en (?:CDI|CDD|contrat|alternance|int[ée]rim|apprentissage|stage|vue|renfort|remplacement|temps)\b"
    r"|sur (?:notre|nos|le site|la commune|(?-i:[A-Z]))|(?:pour|au|aux|dans|basée?|afin|qui|chargée?|CDI|CDD|capable|motivée?"
    r"|dynamique|confirmée?|d[èe]s)\b)|\s*[.,;:!(]|$)",
    re.IGNORECASE,
)
"""The trade behind « nous recherchons, pour notre atelier, un(e) … »."""
SENTENCE_END = re.compile(r"[.;!?…]$")
VERB = re.compile(r"\b(?:est|sont|recrute|recherche|recrutons|recherchons|sera|vous|nous|avez|êtes)\b", re.IGNORECASE)


def bare_title(text: str) -> str:
    """A line without its number and without the words that announce a title.

    >>> bare_title("2. Fraiseur"), bare_title("Offre d’emploi : Régleur"), bare_title("Poste n° 3 – Tourneur")
    ('Fraiseur', 'Régleur', 'Tourneur')
    """
    announced = OFFER_OF.match(text)
    if announced and headings.a_trade(announced[1]):
        text = announced[1]
    shorter = NUMBERED.sub("", PREFIX.sub("", NUMBERED.sub("", text.strip(), count=1), count=1), count=1)
    return shorter.strip(' :–—-«»"*_') or text.strip()


def can_be_title(line: Line) -> bool:
    """Whether a line can name an offer at all."""
    text = bare_title(line.text)
    plain = words(text)
    return not (
        line.label
        or not 3 < len(text) <= LONGEST_TITLE
        or not re.search("[a-z]{3}", plain)
        or headings.GENERIC.fullmatch(plain)
        or ANNOUNCES.fullmatch(plain)
        or known(text)
        or property_of(text) is not None
        or is_dateline(text)
        or TOWN.search(text)
        or STREET.match(text)
        or only_contract(text)
        or re.search(r"@|https?:|www\.|\bt[ée]l\b|…|\.{4}", text, re.IGNORECASE)
    )


def only_contract(text: str) -> bool:
    """Whether a line says the contract and nothing else: « En contrat à durée déterminée – 3 mois »."""
    found = CONTRACT.search(text)
    return bool(found) and found is not None and found.start() <= 8 and not headings.a_trade(text)


def is_trade(text: str) -> bool:
    """Whether words name a job: a trade, the mark of both genders, or « un(e) … » on a short line."""
    return headings.a_trade(text) or (
        bool(ONE.match(text)) and len(text.split()) <= 9 and not SENTENCE_END.search(text)
    )


def score(lines: list[Line], at: int) -> float:
    """How much a line looks like the title; below 0 when it cannot be it."""
    line = lines[at]
    if not can_be_title(line):
        return -1
    text = bare_title(line.text)
    before = words(lines[at - 1].text) if at else ""
    value = 3.0 * is_trade(text) + 2 * bool(headings.MARK.search(text)) + 1.5 * line.heading
    value += min(3.0, max(-1.0, (line.size - 1) * 4)) + 0.7 * text.isupper()
    value += 2.5 * bool(before and ANNOUNCES.fullmatch(before)) + 1.5 * bool(PREFIX.match(line.text))
    value -= 0.2 * at + 1.5 * line.bullet + 2 * bool(SENTENCE_END.search(text)) + 2 * bool(VERB.search(text))
    return value - 1.5 * (len(text.split()) > 12)


def title_of(lines: list[Line], name: str) -> tuple[str, int]:
    """The title and the place of its line; ``name`` is the file's own title, which may only confirm. ("", -1) for none."""
    top = lines[:MOST_LINES]
    labelled = [(at, line) for at, line in enumerate(lines) if line.label and property_of(line.label) == "title"]
    for at, line in labelled:
        if 3 < len(line.text) <= LONGEST_TITLE and not SENTENCE_END.search(line.text):
            return bare_title(line.text), at
    scores = [score(top, at) + 1.5 * (words(top[at].text) == words(name) != "") for at in range(len(top))]
    best = max(range(len(top)), key=lambda at: scores[at], default=-1)
    sought = sentence_title(lines)
    if best >= 0 and scores[best] >= (3.0 if sought else 1.5) and (is_trade(bare_title(top[best].text)) or not sought):
        return whole_title(top, best), best
    return (sought, -1) if sought else ("", -1)


def whole_title(lines: list[Line], at: int) -> str:
    """A title that was drawn over two lines, joined."""
    text = bare_title(lines[at].text)
    after = lines[at + 1] if at + 1 < len(lines) else None
    third = lines[at + 2] if at + 2 < len(lines) else None
    if lines[at].large and after and same_style(lines[at], after) and not (third and same_style(after, third)):
        short = len(text) + len(after.text) <= LONGEST_TITLE
        if short and can_be_title(after) and not headings.MARK.search(text):
            return f"{text} {after.text}"
    before = lines[at - 1] if at else None
    if before and lines[at].large and same_style(before, lines[at]) and can_be_title(before) and is_trade(before.text):
        return f"{bare_title(before.text)} {text}"
    return text


def same_style(one: Line, other: Line) -> bool:
    """Whether two lines are drawn alike, on one page."""
    return abs(one.size - other.size) < 0.04 and one.heading == other.heading and one.page == other.page


def sentence_title(lines: list[Line]) -> str:
    """The trade in « X recrute un(e) … »."""
    for line in lines[:40]:
        verb = SEEKS.search(line.text[:500]) if not line.label else None
        for found in SOUGHT.finditer(line.text, verb.end(), verb.end() + 220) if verb else ():
            if is_trade(found[1]) and len(found[1].split()) <= 10:
                return found[1].strip()
    return ""
